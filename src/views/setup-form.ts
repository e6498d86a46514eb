import { z } from 'zod';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Field, Typed } from '../forms/form.ts';
import type { Corrections } from '../forms/read-submission.ts';
import { PRESET_NAMES, type PresetName } from '../policy/policy.ts';
import type { TypingReader } from '../texts/typing.ts';
import type { Card } from './card.ts';
import type { Dialog } from './dialog.ts';
import { dialogField } from './dialog-field.ts';
import { whoMaySetUp } from './greeting.ts';

/** What an administrator chooses: channels by the platform's ids. */
export interface Setup {
  readonly support: readonly string[];
  /** Null where the team works on another connection of the desk only. */
  readonly triage: string | null;
  readonly preset: PresetName;
  readonly language: Language;
  /** Whether the desk may enter public channels by itself. */
  readonly mayJoin: boolean;
}

const JOIN = 'yes';

const field = (id: string, kind: Field['kind'], required: boolean, options?: readonly string[]): Field => ({
  id,
  kind,
  required,
  quality: 0,
  ...(options && { options: [...options] }),
});

/** The form of `/ticket setup`, filled with what is now. */
export function setupForm(
  now: {
    readonly support: readonly string[];
    readonly triage: string | null;
    readonly preset: PresetName;
    readonly language: Language;
    /** The team has a channel on another connection of the desk: one here is added to it. */
    readonly worksElsewhere: boolean;
  },
  reader: TypingReader,
): Dialog {
  const { setup, form } = reader.texts;
  const fields = [
    field('setup_triage', 'channel', !now.worksElsewhere),
    field('setup_support', 'channels', false),
    // In Teams an owner puts the app into a team: it enters no channel by itself.
    ...(reader.typedOn === 'slack' ? [field('setup_join', 'choices', false, [JOIN])] : []),
    field('setup_preset', 'choice', true, PRESET_NAMES),
    field('setup_language', 'choice', true, LANGUAGES),
  ];
  return {
    submits: 'desk.setup',
    title: setup.form.title,
    submitLabel: setup.form.submit,
    closeLabel: form.close,
    context: {},
    intro: [setup.form.intro, ...(now.worksElsewhere ? [setup.form.teamElsewhere] : [])],
    fields: fields.map((each) => dialogField(each, reader)),
    typed: {
      ...(now.triage !== null && { setup_triage: now.triage }),
      ...(now.support.length > 0 && { setup_support: [...now.support] }),
      setup_join: [JOIN],
      setup_preset: now.preset,
      setup_language: now.language,
    },
    corrections: {},
  };
}

const typedSetup = z.object({
  setup_triage: z.string().optional(),
  setup_support: z.array(z.string()).max(20).default([]),
  setup_join: z.array(z.string()).default([]),
  setup_preset: z.enum(PRESET_NAMES),
  setup_language: z.enum(LANGUAGES),
});

/** What was chosen in the form, or what is wrong with it. */
export function readSetup(
  typed: Typed,
  worksElsewhere: boolean,
):
  | { readonly kind: 'setup'; readonly setup: Setup }
  | { readonly kind: 'corrections'; readonly corrections: Corrections } {
  const read = (worksElsewhere ? typedSetup : typedSetup.required({ setup_triage: true })).safeParse(typed);
  if (!read.success) {
    const ids = read.error.issues.map(({ path }) => String(path[0]));
    const wrong = ids.map((id) => [id, { code: id in typed ? 'not_an_option' : 'required' } as const]);
    return { kind: 'corrections', corrections: Object.fromEntries(wrong) };
  }
  const { setup_triage, setup_support, setup_join, setup_preset, setup_language } = read.data;
  return {
    kind: 'setup',
    setup: {
      triage: setup_triage || null,
      support: [...new Set(setup_support)],
      preset: setup_preset,
      language: setup_language,
      mayJoin: setup_join.includes(JOIN),
    },
  };
}

/** What somebody reads who asks a desk that is not set up: what is missing, and who can do it. */
export function notSetUpCard(
  missing: { readonly isTheirs: boolean; readonly administrators: readonly string[] },
  reader: TypingReader,
): Card {
  const { setup } = reader.texts;
  const words = `${setup.missing} ${missing.isTheirs ? setup.youCan(reader.command('setup')) : whoMaySetUp(missing.administrators, reader)}`;
  return {
    plain: words,
    parts: [
      { kind: 'text', spans: [words] },
      ...(missing.isTheirs
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ action: 'desk.setup' as const, label: setup.open, style: 'primary' as const, value: {} }],
            },
          ]
        : []),
    ],
  };
}
