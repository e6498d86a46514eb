import { PRESET_NAMES } from '../../policy/policy.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import { languageFor } from '../../texts/language-for.ts';
import { policyCommandTextsFor } from '../../texts/policy-command.ts';
import { type DeskOptions, type Environment, failed, onDesk, type Told } from '../on-desk.ts';
import { printJson } from './print-json.ts';

export interface ExportOptions extends DeskOptions {
  readonly preset?: string;
}

/** The policy that applies, as `apply` reads it again; `base` is its version. @throws what `onDesk` throws */
export async function exportPolicy(environment: Environment, options: ExportOptions): Promise<Told> {
  const texts = policyCommandTextsFor(languageFor(options.lang, environment));
  if (options.preset !== undefined) {
    const preset = PRESET_NAMES.find((name) => name === options.preset);
    return preset
      ? { ok: true, lines: [printJson(presetPolicy(preset))] }
      : failed(texts.unknownPreset(options.preset, PRESET_NAMES.join(', ')));
  }
  return onDesk(environment, options, async (inTransaction, { deskId }) => {
    const { version, policy } = await inTransaction(deskId, ({ policies }) => policies.current());
    return { ok: true, lines: [printJson({ base: version, ...policy })] };
  });
}
