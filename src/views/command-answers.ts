import { shorten } from '../domain/clean-text.ts';
import type { TicketCommand } from '../domain/commands/read-command.ts';
import { STATE_NAMES } from '../domain/ticket/ticket.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import { type TypingReader, typedOn } from '../texts/typing.ts';
import type { Card } from './card.ts';

type Misread = Extract<TicketCommand, { kind: 'unknown' | 'incomplete' | 'unknown_state' }>;

const WORD_SHOWN = 40;

/** What is said to a command that is not quite one: the line that was probably meant, ready to copy. */
export function misreadCommand(command: Misread, { preset }: Policy, reader: TypingReader): Card {
  const { texts } = reader;
  const typed = (behind = '') => typedOn(reader.typedOn, `ticket ${behind}`.trim(), { texts });
  const words = sentenceOf(command, preset, texts, typed);
  return {
    plain: words,
    parts: [
      { kind: 'text', spans: [words] },
      ...(command.kind === 'unknown' ? [{ kind: 'note' as const, spans: [texts.commands.orDescribe(typed())] }] : []),
    ],
  };
}

function sentenceOf(
  command: Misread,
  preset: Policy['preset'],
  texts: Reader['texts'],
  typed: (behind: string) => string,
): string {
  const word = shorten(command.word, WORD_SHOWN);
  switch (command.kind) {
    case 'unknown':
      return texts.commands.unknown(word, typed(command.nearest));
    case 'incomplete':
      return texts.commands.incomplete(word, typed(command.example));
    case 'unknown_state':
      return texts.commands.unknownState(word, STATE_NAMES.map((state) => texts.states[preset][state]).join(', '));
  }
}
