import { languageFor } from '../../texts/language-for.ts';
import { policyCommandTextsFor } from '../../texts/policy-command.ts';
import type { DeskOptions, Environment, Told } from '../on-desk.ts';
import { loadPolicy } from './load-policy.ts';

export interface FileOptions extends DeskOptions {
  readonly json?: boolean;
}

/** Every fault of a file with its place; no database is asked. */
export async function checkPolicyFile(environment: Environment, path: string, options: FileOptions): Promise<Told> {
  const language = languageFor(options.lang, environment);
  const loaded = await loadPolicy(path, language);
  const ok = loaded.kind === 'policy';
  if (options.json) return { ok, lines: [JSON.stringify({ ok, faults: ok ? [] : loaded.faults })] };
  return { ok, lines: ok ? [policyCommandTextsFor(language).good(path)] : loaded.lines };
}
