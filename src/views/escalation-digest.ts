import { cutInSight } from '../domain/clean-text.ts';
import type { Level } from '../domain/escalation/ladder.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Policy } from '../policy/policy.ts';
import type { TypingReader } from '../texts/typing.ts';
import type { Card } from './card.ts';
import { rankWords, titleWords } from './ticket-words.ts';

const TITLE_SHOWN = 100;

/** A ticket that reached a level together with others. */
export interface EscalatedLine {
  readonly ticket: Ticket;
  readonly level: Level;
}

/** What a place is told when more came at once than cards are read: the most urgent ones, and how many there are. */
export function escalationDigest(
  lines: readonly EscalatedLine[],
  total: number,
  policy: Policy,
  reader: TypingReader,
): Card {
  const { digest, levelName } = reader.texts.escalation;
  const late = reader.command('late');
  const words = total > lines.length ? digest.more(total - lines.length, late) : digest.all(late);
  return {
    title: digest.title(total),
    plain: digest.plain(total),
    parts: [
      { kind: 'text', spans: [digest.intro] },
      {
        kind: 'list',
        items: lines.map(({ ticket, level }) => [
          { bold: `#${ticket.number}` },
          ` ${cutInSight(titleWords(ticket, reader), TITLE_SHOWN)} · ${rankWords({ ticket, policy }, reader)} · ${levelName(level, policy.escalation.levels[level].name)}`,
        ]),
      },
      { kind: 'note', spans: [words] },
    ],
  };
}
