import { readFile } from 'node:fs/promises';
import { assertNever } from '../../domain/assert-never.ts';
import { cleanText, shorten } from '../../domain/clean-text.ts';
import type { Language } from '../../domain/language.ts';
import type { Contradiction } from '../../policy/check-policy.ts';
import type { Policy } from '../../policy/policy.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import { type PolicyFault, readPolicy } from '../../policy/read-policy.ts';
import { type PolicyFaultTexts, policyFaultTextsFor } from '../../texts/policy-faults.ts';

const AROUND_LENGTH = 200;

/** The policy of a file, or what is wrong with it, line by line. Without a file, the default one. */
export type PolicyLoaded =
  /** `base`: the version that it was exported from, when it says so. */
  | { readonly kind: 'policy'; readonly policy: Policy; readonly base: number | null }
  | { readonly kind: 'refused'; readonly lines: readonly string[]; readonly faults: readonly PlacedFault[] };

/** As machines read it: `place` is empty for the whole file. */
interface PlacedFault {
  readonly place: string;
  readonly what: string;
}

export async function loadPolicy(path: string | undefined, language: Language): Promise<PolicyLoaded> {
  if (path === undefined) return { kind: 'policy', policy: presetPolicy('agence'), base: null };
  const texts = policyFaultTextsFor(language);
  try {
    const read = readPolicy(await readFile(path, 'utf8'), language);
    if (read.kind === 'policy') return read;
    const faults = read.faults.map((fault) => ({
      place: 'place' in fault ? fault.place : '',
      what: inWords(fault, texts),
    }));
    const lines = faults.map(({ place, what }, index) =>
      read.faults[index]?.kind === 'invalid' || place !== '' ? texts.fault(place || texts.whole, what) : what,
    );
    return { kind: 'refused', lines: [texts.title(path), ...lines.map((line) => `  ${line}`)], faults };
  } catch (error) {
    const what = texts.unreadable(path, codeOf(error));
    return { kind: 'refused', lines: [what], faults: [{ place: '', what }] };
  }
}

/** `ENOENT`, `EACCES` …: the sentence says which file. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

function inWords(fault: PolicyFault, texts: PolicyFaultTexts): string {
  switch (fault.kind) {
    case 'invalid':
      return texts.own[fault.what] ?? fault.what;
    case 'contradiction':
      return contradictionWords(fault.place, fault.fault, texts);
    case 'syntax':
      return texts.syntaxAt(fault.line, fault.column);
    case 'not_json':
      return texts.notJson(shorten(cleanText(fault.around), AROUND_LENGTH));
    default:
      return assertNever(fault);
  }
}

function contradictionWords(place: string, fault: Contradiction, texts: PolicyFaultTexts): string {
  switch (fault.code) {
    case 'shrinks':
      return texts.shrinks(place.replace(/^targets\.\d/, `targets.${fault.above}`));
    case 'response_after_resolution':
      return texts.responseAfterResolution;
    case 'rank_rises':
      return texts.rankRises(fault.urgency);
    case 'unknown':
      return texts.unknown[fault.what](fault.name);
    case 'same_id':
    case 'same_channel':
    case 'same_domain':
      return texts[fault.code](fault.name, fault.other);
    case 'owner_alone':
      return texts.ownerAlone;
    case 'ends_before_it_begins':
      return texts.endsBeforeItBegins;
    case 'never_aloud':
      return texts.neverAloud;
    default:
      return assertNever(fault);
  }
}
