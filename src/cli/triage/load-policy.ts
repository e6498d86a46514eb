import { readFile } from 'node:fs/promises';
import { assertNever } from '../../domain/assert-never.ts';
import { cleanText, shorten } from '../../domain/clean-text.ts';
import type { Language } from '../../domain/language.ts';
import type { Policy } from '../../policy/policy.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import { type PolicyFault, readPolicy } from '../../policy/read-policy.ts';
import { type ReplayTexts, replayTextsFor } from '../../texts/replay-command.ts';

const AROUND_LENGTH = 200;

/** The policy of a file, or what is wrong with it, line by line. Without a file, the default one. */
export type PolicyLoaded =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'refused'; readonly lines: readonly string[] };

export async function loadPolicy(path: string | undefined, language: Language): Promise<PolicyLoaded> {
  if (path === undefined) return { kind: 'policy', policy: presetPolicy('agence') };
  const { policy: texts } = replayTextsFor(language);
  try {
    const read = readPolicy(await readFile(path, 'utf8'), language);
    if (read.kind === 'policy') return read;
    return { kind: 'refused', lines: [texts.title(path), ...read.faults.map((fault) => `  ${inWords(fault, texts)}`)] };
  } catch (error) {
    return { kind: 'refused', lines: [texts.unreadable(path, codeOf(error))] };
  }
}

/** `ENOENT`, `EACCES` …: the sentence says which file. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

function inWords(fault: PolicyFault, texts: ReplayTexts['policy']): string {
  switch (fault.kind) {
    case 'invalid':
      return texts.fault(fault.place || texts.whole, texts.own[fault.what] ?? fault.what);
    case 'syntax':
      return texts.syntaxAt(fault.line, fault.column);
    case 'not_json':
      return texts.notJson(shorten(cleanText(fault.around), AROUND_LENGTH));
    default:
      return assertNever(fault);
  }
}
