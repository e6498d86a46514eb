import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';

/** Where a command is typed: not in the same way everywhere. */
export type TypedOn = 'slack' | 'teams_channel' | 'teams_chat';

/** A command as one types it there: in a channel of Teams behind the name of the app, which the box where one writes completes. */
export function typedOn(where: TypedOn, command: string, { texts }: Pick<Reader, 'texts'>): string {
  if (where === 'slack') return `/${command}`;
  return where === 'teams_channel' ? `@${texts.desk} ${command}` : command;
}

/** `/ticket help`, `/ticket aide`, as one types it where one asks. */
export function helpCard(reader: Reader, where: TypedOn): Card {
  const { title, plain, commands, otherwise, message, chat, status } = reader.texts.help;
  const further = [otherwise[where], message[where === 'slack' ? 'slack' : 'teams'], chat, status].filter(
    (sentence) => sentence !== null,
  );
  return {
    title,
    plain,
    parts: [
      {
        kind: 'list',
        items: commands.map(({ command, does }) => [{ bold: typedOn(where, command, reader) }, ` ${does}`]),
      },
      ...further.map((sentence) => ({ kind: 'text' as const, spans: [sentence] })),
    ],
  };
}
