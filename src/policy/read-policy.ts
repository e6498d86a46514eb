import { z } from 'zod';
import type { Language } from '../domain/language.ts';
import { type Contradiction, checkPolicy } from './check-policy.ts';
import { type Policy, PRESET_NAMES, policySchema } from './policy.ts';
import { presetPolicy } from './presets/presets.ts';

/** What is wrong with a document that was to be a policy, and where. */
export type PolicyFault =
  /** Not JSON from there on. Both count from 1. */
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number }
  /** Not JSON; `around` is the parser's sentence, which quotes what stands around the place. */
  | { readonly kind: 'not_json'; readonly around: string }
  /** `place` as `triage.answerFrom`; empty for the whole document. `what` is in the reader's language. */
  | { readonly kind: 'invalid'; readonly place: string; readonly what: string }
  /** Each value makes sense, and together they do not. */
  | { readonly kind: 'contradiction'; readonly place: string; readonly fault: Contradiction };

export type PolicyRead =
  /** `base`: the version that the file was exported from, as it says itself; null when it does not. */
  | { readonly kind: 'policy'; readonly policy: Policy; readonly base: number | null }
  | { readonly kind: 'faults'; readonly faults: readonly PolicyFault[] };

const presetName = z.looseObject({ preset: z.enum(PRESET_NAMES) });
const documentSchema = z.record(z.string(), z.unknown());
const baseVersion = z.object({ base: z.int().min(1).nullable().default(null) });

/**
 * A policy written as a file: the whole document, or a preset's name (`agence` when absent) with what is changed of it. Of
 * `triage`, single settings may be given. What contradicts itself is refused too: a file is there to be applied.
 */
export function readPolicy(text: string, language: Language): PolicyRead {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'faults', faults: [syntaxFault(error, text)] };
  }
  const error = z.locales[language]().localeError;
  const changes = documentSchema.safeParse(written, { error });
  if (!changes.success) return { kind: 'faults', faults: faultsOf(changes.error) };
  const { base: _, ...document } = changes.data;
  const based = baseVersion.safeParse(changes.data, { error });
  const policy = policySchema.safeParse(completed(document), { error });
  if (!based.success || !policy.success)
    return { kind: 'faults', faults: [based, policy].flatMap((read) => (read.success ? [] : faultsOf(read.error))) };
  const contradictions = checkPolicy(policy.data).map((found) => ({ kind: 'contradiction' as const, ...found }));
  if (contradictions.length > 0) return { kind: 'faults', faults: contradictions };
  return { kind: 'policy', policy: policy.data, base: based.data.base };
}

function completed(changes: Readonly<Record<string, unknown>>): unknown {
  const named = presetName.safeParse(changes);
  const preset = presetPolicy(named.success ? named.data.preset : 'agence');
  const triage = documentSchema.safeParse(changes['triage']);
  return { ...preset, ...changes, ...(triage.success && { triage: { ...preset.triage, ...triage.data } }) };
}

function faultsOf({ issues }: z.ZodError): readonly PolicyFault[] {
  return issues.map(({ path, message }) => ({
    kind: 'invalid' as const,
    place: path.map(String).join('.'),
    what: message,
  }));
}

function syntaxFault(error: unknown, text: string): PolicyFault {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return { kind: 'not_json', around: String(error).replace(/^SyntaxError: /, '') };
  const before = text.slice(0, Number(position)).split('\n');
  return { kind: 'syntax', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
