import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';

/** Where a command is typed: not in the same way on each platform. */
export type TypedOn = 'slack' | 'teams';

/** A command as one types it there: in Teams behind the name of the app, which the box where one writes completes. */
export function typedOn(platform: TypedOn, command: string, { texts }: Pick<Reader, 'texts'>): string {
  return platform === 'slack' ? `/${command}` : `@${texts.desk} ${command}`;
}

/** `/ticket help`, `/ticket aide`, as one types it on this platform. */
export function helpCard(reader: Reader, platform: TypedOn): Card {
  const { title, plain, commands, otherwise, message, chat, status } = reader.texts.help;
  const further = [otherwise[platform], message[platform], chat, status].filter((sentence) => sentence !== null);
  return {
    title,
    plain,
    parts: [
      {
        kind: 'list',
        items: commands.map(({ command, does }) => [{ bold: typedOn(platform, command, reader) }, ` ${does}`]),
      },
      ...further.map((sentence) => ({ kind: 'text' as const, spans: [sentence] })),
    ],
  };
}
