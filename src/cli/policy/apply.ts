import { z } from 'zod';
import { makeApplyPolicy } from '../../app/desk/apply-policy.ts';
import type { InTransaction, KnownPerson, Publication } from '../../app/ports/stores.ts';
import { type ChangedBreach, makePreviewPolicy, type PolicyPreview } from '../../app/sla/preview-policy.ts';
import { maySetUp } from '../../domain/access/may.ts';
import type { DeskId } from '../../domain/ids.ts';
import { addressOf } from '../../domain/people/joining.ts';
import { instantOf, offsetPeriods } from '../../domain/sla/wall-time.ts';
import { calendarOf } from '../../policy/calendar-of.ts';
import { diffPolicies } from '../../policy/diff-policy.ts';
import type { Policy } from '../../policy/policy.ts';
import { languageFor } from '../../texts/language-for.ts';
import { type PolicyCommandTexts, policyCommandTextsFor } from '../../texts/policy-command.ts';
import { type Reader, readerOf } from '../../texts/reader.ts';
import { type Environment, failed, onDesk, type Told } from '../on-desk.ts';
import type { FileOptions } from './check.ts';
import { drawChanges } from './diff.ts';
import { loadPolicy } from './load-policy.ts';

export interface ApplyOptions extends FileOptions {
  readonly by?: string;
  readonly since?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `ask`: null when nobody is there to answer. */
interface Terminal {
  readonly say: (line: string) => void;
  readonly ask: (question: string) => Promise<string | null>;
}

const DAY_MS = 86_400_000;
const MOST_LISTED = 20;

/**
 * Applies a file, after saying what it changes and which promises it would break or save. Refused when somebody applied
 * another version since the file was exported, or since its changes were shown.
 * @throws what `onDesk` throws
 */
export async function applyPolicyFile(
  environment: Environment,
  path: string,
  options: ApplyOptions,
  { say, ask }: Terminal,
): Promise<Told> {
  const language = languageFor(options.lang, environment);
  const texts = policyCommandTextsFor(language);
  const loaded = await loadPolicy(path, language);
  if (loaded.kind === 'refused') return { ok: false, lines: loaded.lines };
  const { policy, base } = loaded;
  const reader = readerOf({ language, timeZone: policy.timeZone });
  const at = new Date();
  const since = sinceOf(options.since, policy, at, texts);
  if (since && 'ok' in since) return since;

  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const current = await inTransaction(deskId, ({ policies }) => policies.current());
    const author = await authorOf(inTransaction, deskId, options.by);
    if (author === undefined) return failed(texts.notAdministrator(options.by ?? ''));
    const stale = async (publication: Publication) =>
      failed(await staleWords(inTransaction, deskId, base ?? current.version, publication, texts, reader));
    if (base !== null && base !== current.version)
      return stale(await inTransaction(deskId, ({ policies }) => policies.publication(current.version)));

    const changes = diffPolicies(current.policy, policy);
    if (changes.length === 0)
      return options.json
        ? { ok: true, lines: [JSON.stringify({ version: current.version, changes, applied: false })] }
        : { ok: true, lines: [texts.same(current.version)] };
    const preview = await makePreviewPolicy({ inTransaction })({ deskId, policy, since, at });
    if (!options.json)
      for (const line of [...drawChanges(changes, current.version, texts), ...drawPreview(preview, texts, reader)])
        say(line);

    const refusal = await refusedBy(options, texts, ask);
    const applied = refusal
      ? null
      : await makeApplyPolicy({ inTransaction })({
          deskId,
          policy,
          base: current.version,
          since,
          author: author?.personId ?? null,
          at: new Date(),
        });
    if (applied?.kind === 'stale') return stale(applied.current);
    const version = applied?.version ?? current.version;
    if (options.json)
      return {
        ok: refusal === null || refusal.ok,
        lines: [JSON.stringify({ version, changes, preview, applied: applied?.kind === 'applied' })],
      };
    return refusal ?? { ok: true, lines: [texts.applied(version)] };
  });
}

/** Why nothing is to be applied; null when it is. */
async function refusedBy(
  { dryRun, yes, json }: ApplyOptions,
  texts: PolicyCommandTexts,
  ask: Terminal['ask'],
): Promise<Told | null> {
  if (dryRun) return { ok: true, lines: [texts.dryRun] };
  if (yes) return null;
  const answer = json ? null : await ask(texts.question);
  if (answer === null) return failed(texts.askedNobody);
  return texts.answers.includes(answer.trim().toLowerCase()) ? null : failed(texts.refused);
}

/** The beginning of that day where the desk is; null when none is given. */
function sinceOf(date: string | undefined, policy: Policy, at: Date, texts: PolicyCommandTexts): Date | null | Told {
  if (date === undefined) return null;
  if (!z.iso.date().safeParse(date).success) return failed(texts.notADate(date));
  const wallMs = Date.parse(date);
  const { timeZone } = calendarOf(policy);
  const since = new Date(instantOf(wallMs, offsetPeriods(timeZone, wallMs - 2 * DAY_MS, wallMs + 2 * DAY_MS)));
  return since <= at ? since : failed(texts.notPast(date));
}

/** Null when nobody is named, undefined when it is no administrator. */
async function authorOf(
  inTransaction: InTransaction,
  deskId: DeskId,
  by: string | undefined,
): Promise<KnownPerson | null | undefined> {
  if (by === undefined) return null;
  const wanted = addressOf(by);
  const everybody = await inTransaction(deskId, ({ people }) => people.everybody());
  return everybody.find(
    (person) => maySetUp(person) && person.accounts.some(({ email }) => email !== null && addressOf(email) === wanted),
  );
}

async function staleWords(
  inTransaction: InTransaction,
  deskId: DeskId,
  base: number,
  { version, author, publishedAt }: Publication,
  texts: PolicyCommandTexts,
  { formats, timeZone }: Reader,
): Promise<string> {
  const person = author && (await inTransaction(deskId, ({ people }) => people.byId(author)));
  return texts.stale(base, version, person?.name ?? null, formats.instant(publishedAt, timeZone));
}

function drawPreview({ tickets, lost, won }: PolicyPreview, texts: PolicyCommandTexts, reader: Reader): string[] {
  const list = (changed: readonly ChangedBreach[]) => [
    ...changed.slice(0, MOST_LISTED).map((breach) => `  ${breachWords(breach, texts, reader)}`),
    ...(changed.length > MOST_LISTED ? [`  ${texts.more(changed.length - MOST_LISTED)}`] : []),
  ];
  return [
    texts.clocks(tickets),
    ...(lost.length > 0 ? [texts.lost(lost.length), ...list(lost)] : [texts.noneLost]),
    ...(won.length > 0 ? [texts.won(won.length), ...list(won)] : []),
  ];
}

function breachWords(
  { number, metric, dueBefore, dueAfter }: ChangedBreach,
  texts: PolicyCommandTexts,
  { formats, timeZone }: Reader,
): string {
  const due = (at: Date | null) => (at ? formats.instant(at, timeZone) : texts.noDue);
  return texts.ticket(number, texts.metrics[metric], due(dueBefore), due(dueAfter));
}
