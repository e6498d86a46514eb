import type { Reader } from '../texts/reader.ts';
import type { Card } from './card.ts';

/** `/ticket help`, `/ticket aide`. */
export function helpCard({ texts }: Reader): Card {
  return {
    title: texts.help.title,
    plain: texts.help.plain,
    parts: [
      { kind: 'list', items: texts.help.commands.map(({ command, does }) => [{ bold: command }, ` ${does}`]) },
      { kind: 'text', spans: [texts.help.message] },
      { kind: 'text', spans: [texts.help.chat] },
      { kind: 'text', spans: [texts.help.status] },
    ],
  };
}
