import { type TypingReader, typedOn } from '../texts/typing.ts';
import type { Card } from './card.ts';

/** `/ticket help`, `/ticket aide`, as one types it where one asks. */
export function helpCard(reader: TypingReader): Card {
  const { typedOn: where } = reader;
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
