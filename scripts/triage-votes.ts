import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Reading, signalKeys } from '../src/domain/intake/signals.ts';
import { type Label, labels } from '../src/domain/intake/verdict.ts';
import type { Example } from './triage-learn.ts';
import type { Decision } from './triage-report.ts';

/** People vote where they were asked or annoyed, and say two classes, not eight: two votes weigh as one labelled row. */
export const WEIGHT_OF_VOTE = 0.5;

/** What the fit reads of a line of `guichet triage export` (docs/triage-export.md). */
const exportedVote = z.object({
  v: z.literal(1),
  complex: z.boolean(),
  label: z.enum(labels),
  signals: z.array(z.string()),
  hash: z.string().nullable(),
});

type ExportedVote = z.infer<typeof exportedVote>;

/**
 * The votes of an export as examples of signals without words. Several votes on one text count once, as the last one says;
 * signals that are no more are left out.
 * @throws Error with the line's number when a line is not a vote
 */
export function votesIn(exported: string): Example[] {
  const lastByText = new Map<string, ExportedVote>();
  for (const [index, line] of exported.split('\n').entries()) {
    if (line.trim() === '') continue;
    const vote = exportedVote.safeParse(JSON.parse(line));
    if (!vote.success) throw new Error(`votes, line ${index + 1}: ${z.prettifyError(vote.error)}`);
    lastByText.set(vote.data.hash ?? `line ${index}`, vote.data);
  }
  return [...lastByText.values()].map(toExample);
}

/** {@link votesIn} of a file; throws when it can't be read. */
export function readVotes(file: string): Example[] {
  return votesIn(readFileSync(file, 'utf8'));
}

function toExample(vote: ExportedVote): Example {
  const shown = new Set(vote.signals);
  const signals: Reading = new Map(signalKeys.filter((key) => shown.has(key)).map((key) => [key, undefined]));
  return {
    message: { signals, wording: new Map() },
    target: labels.indexOf(labelOf(vote)),
    weight: WEIGHT_OF_VOTE,
  };
}

/** A vote does not say which allowed kind a message was: what triage took it for, or the kind of whatever is nothing else. */
function labelOf({ complex, label }: ExportedVote): Label {
  if (complex) return 'complex_request';
  return label === 'complex_request' ? 'smalltalk_other' : label;
}

/** Five-fold figures on these 8,000 rows move by about as much with the rows that fall into a fold: less is no difference. */
const NO_DIFFERENCE = 0.005;

/** Whether votes may be learnt from: the messages of data/triage are judged no worse with them than without. */
export function isNoWorse(withVotes: Pick<Decision, 'f1' | 'nag'>, without: Pick<Decision, 'f1' | 'nag'>): boolean {
  return withVotes.f1 >= without.f1 - NO_DIFFERENCE && withVotes.nag <= without.nag + NO_DIFFERENCE;
}
