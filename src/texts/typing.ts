import type { Reader } from './reader.ts';
import type { Texts } from './texts.ts';

/** Where a command is typed: not in the same way everywhere. */
export type TypedOn = 'slack' | 'teams_channel' | 'teams_chat';

/** A command as one types it there: in a channel of Teams behind the name of the app, which the box where one writes completes. */
export function typedOn(where: TypedOn, command: string, { texts }: Pick<Reader, 'texts'>): string {
  if (where === 'slack') return `/${command}`;
  return where === 'teams_channel' ? `@${texts.desk} ${command}` : command;
}

/** Somebody who reads where they can type a command, and may be told which. */
export interface TypingReader extends Reader {
  readonly typedOn: TypedOn;
  /** A command as it stands in a sentence: in quotes where it begins with no slash. */
  readonly command: (name: keyof Texts['typed']) => string;
}

export function typingReader(reader: Reader, where: TypedOn): TypingReader {
  const { typed, quoted } = reader.texts;
  const command = (name: keyof Texts['typed']) => {
    const words = typedOn(where, typed[name], reader);
    return where === 'slack' ? words : quoted(words);
  };
  return { ...reader, typedOn: where, command };
}
