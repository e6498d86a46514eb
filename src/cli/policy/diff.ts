import { cleanText, shorten } from '../../domain/clean-text.ts';
import { diffPolicies, type PolicyChange } from '../../policy/diff-policy.ts';
import { languageFor } from '../../texts/language-for.ts';
import { type PolicyCommandTexts, policyCommandTextsFor } from '../../texts/policy-command.ts';
import { type Environment, onDesk, type Told } from '../on-desk.ts';
import type { FileOptions } from './check.ts';
import { loadPolicy } from './load-policy.ts';

const VALUE_LENGTH = 160;

/** What a file would change of the policy that applies. @throws what `onDesk` throws */
export async function diffPolicyFile(environment: Environment, path: string, options: FileOptions): Promise<Told> {
  const language = languageFor(options.lang, environment);
  const texts = policyCommandTextsFor(language);
  const loaded = await loadPolicy(path, language);
  if (loaded.kind === 'refused') return { ok: false, lines: loaded.lines };
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const current = await inTransaction(deskId, ({ policies }) => policies.current());
    const changes = diffPolicies(current.policy, loaded.policy);
    if (options.json) return { ok: true, lines: [JSON.stringify({ version: current.version, changes })] };
    return { ok: true, lines: drawChanges(changes, current.version, texts) };
  });
}

export function drawChanges(
  changes: readonly PolicyChange[],
  version: number,
  texts: PolicyCommandTexts,
): readonly string[] {
  if (changes.length === 0) return [texts.same(version)];
  const words = (value: unknown) =>
    value === undefined ? texts.absent : shorten(cleanText(JSON.stringify(value)), VALUE_LENGTH);
  return [
    texts.changes(changes.length, version),
    ...changes.map(({ place, before, after }) => `  ${texts.change(place, words(before), words(after))}`),
  ];
}
