import { z } from 'zod';
import type { Language } from '../domain/language.ts';
import { type Policy, PRESET_NAMES, policySchema } from './policy.ts';
import { presetPolicy } from './presets/presets.ts';

/** What is wrong with a document that was to be a policy, and where. */
export type PolicyFault =
  /** Not JSON from there on. Both count from 1. */
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number }
  /** Not JSON; `around` is the parser's sentence, which quotes what stands around the place. */
  | { readonly kind: 'not_json'; readonly around: string }
  /** `place` as `triage.answerFrom`; empty for the whole document. `what` is in the reader's language. */
  | { readonly kind: 'invalid'; readonly place: string; readonly what: string };

export type PolicyRead =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'faults'; readonly faults: readonly PolicyFault[] };

const presetName = z.looseObject({ preset: z.enum(PRESET_NAMES) });
const document = z.record(z.string(), z.unknown());

/**
 * A policy written as a file: the whole document, or a preset's name (`agence` when absent) with what is changed of it. Of
 * `triage`, single settings may be given.
 */
export function readPolicy(text: string, language: Language): PolicyRead {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'faults', faults: [syntaxFault(error, text)] };
  }
  const error = z.locales[language]().localeError;
  const changes = document.safeParse(written, { error });
  if (!changes.success) return refused(changes.error);
  const policy = policySchema.safeParse(completed(changes.data), { error });
  return policy.success ? { kind: 'policy', policy: policy.data } : refused(policy.error);
}

function completed(changes: Readonly<Record<string, unknown>>): unknown {
  const named = presetName.safeParse(changes);
  const preset = presetPolicy(named.success ? named.data.preset : 'agence');
  const triage = document.safeParse(changes['triage']);
  return { ...preset, ...changes, ...(triage.success && { triage: { ...preset.triage, ...triage.data } }) };
}

function refused({ issues }: z.ZodError): PolicyRead {
  const faults = issues.map(({ path, message }) => ({
    kind: 'invalid' as const,
    place: path.map(String).join('.'),
    what: message,
  }));
  return { kind: 'faults', faults };
}

function syntaxFault(error: unknown, text: string): PolicyFault {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return { kind: 'not_json', around: String(error).replace(/^SyntaxError: /, '') };
  const before = text.slice(0, Number(position)).split('\n');
  return { kind: 'syntax', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
