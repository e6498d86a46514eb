import { maskFileName } from '../../../domain/secrets/mask-file-name.ts';
import { kindsOf, type Masked } from '../../../domain/secrets/mask-secrets.ts';
import type { SecretKind } from '../../../domain/secrets/secret.ts';
import type { EventEnvelope } from './payloads.ts';
import { type SlackFile, withoutName } from './read-files.ts';
import { maskMarkup } from './read-message.ts';

interface Said {
  readonly text?: string | null | undefined;
  readonly files: readonly SlackFile[];
}

/**
 * A message event as it may be kept: what we read of it, without the secrets in its words and in the names of its files
 * (C12). Slack sends the words a second time, in pieces, beside them: those are not kept. `secrets` says which kinds there
 * were in what is said now.
 */
export function maskEvent(envelope: EventEnvelope): EventEnvelope {
  const { message, previous_message, ...event } = envelope.event;
  const said = maskSaid(event);
  const changed = message && maskSaid(message);
  return {
    ...envelope,
    secrets: [...kindsOf([...said.secrets, ...(changed?.secrets ?? [])])],
    event: {
      ...event,
      ...said.masked,
      ...(message && { message: { ...message, ...changed?.masked } }),
      ...(previous_message && { previous_message: { ...previous_message, ...maskSaid(previous_message).masked } }),
    },
  };
}

function maskSaid({ text, files }: Said): {
  readonly masked: { text?: string; files: SlackFile[] };
  readonly secrets: readonly SecretKind[];
} {
  const words: Masked = typeof text === 'string' ? maskMarkup(text) : { text: '', kinds: [] };
  const named = files.map(maskFile);
  return {
    masked: { ...(typeof text === 'string' && { text: words.text }), files: named.map(({ file }) => file) },
    secrets: [...words.kinds, ...named.flatMap(({ kinds }) => kinds)],
  };
}

function maskFile(file: SlackFile): { readonly file: SlackFile; readonly kinds: readonly SecretKind[] } {
  const [name, title] = [maskFileName(file.name ?? ''), maskFileName(file.title ?? '')];
  const kinds = [...name.kinds, ...title.kinds];
  if (kinds.length === 0) return { file, kinds };
  return {
    file: { ...file, name: name.name, title: title.name, permalink: file.permalink && withoutName(file.permalink) },
    kinds,
  };
}
