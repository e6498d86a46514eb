import { cleanText } from '../domain/clean-text.ts';
import type { SecretKind } from '../domain/secrets/secret.ts';
import { isOnlyAWhim } from '../domain/ticket/urgency.ts';
import { faultOf, MOST_FILES } from './accepted-files.ts';
import { filesOf } from './answers.ts';
import type { FileReference } from './file-reference.ts';
import { type Field, type Form, type Typed, typedSchema } from './form.ts';

/** What is wrong with one answer; `texts.corrections` says it in words. */
export type Correction =
  | { readonly code: 'required' }
  | { readonly code: 'too_short'; readonly min: number }
  | { readonly code: 'too_long'; readonly max: number }
  | { readonly code: 'not_a_url' }
  | { readonly code: 'not_an_option' }
  /** The names of those that a form does not take, by what is wrong with them. */
  | { readonly code: 'wrong_files'; readonly ofType: readonly string[]; readonly tooLarge: readonly string[] }
  | { readonly code: 'too_many_files'; readonly max: number }
  /** A justification that is one of the whims of S0-31 and names no true impact (S0-30, S0-32). */
  | { readonly code: 'whim' }
  /** It held secrets, which are masked now: sent again, it is taken as it is (C12). */
  | { readonly code: 'secret'; readonly kinds: readonly SecretKind[] }
  /** Channels that the desk is not in; null for one whose name it may not know. */
  | { readonly code: 'not_in_channels'; readonly names: readonly (string | null)[] }
  /** The team's channel is among those that are listened to. */
  | { readonly code: 'listened_to_already' };

/** Slack's own limit of a text input, which Teams can hold too. */
export const TEXT_LIMIT = 3000;
export const LINE_LIMIT = 150;
const correctionKey = 'correction';

/** The validator of a form: zod, built from the form's data. Its issues carry a `Correction`; see `readSubmission`. */
export function buildForm(form: Form) {
  return typedSchema.transform(clean).superRefine((typed, context) => {
    for (const field of form.fields) {
      const correction = correctionOf(field, typed);
      if (correction)
        context.addIssue({
          code: 'custom',
          path: [field.id],
          message: correction.code,
          params: { [correctionKey]: correction },
        });
    }
  });
}

/** Control characters out, blank answers left out, ends of texts trimmed. */
function clean(typed: Typed): Typed {
  const answers = Object.entries(typed).map(([id, value]): [string, Typed[string]] => [
    id,
    typeof value === 'string' ? cleanText(value).trim() : value,
  ]);
  return Object.fromEntries(answers.filter(([, value]) => value.length > 0));
}

function correctionOf(field: Field, typed: Typed): Correction | undefined {
  const value = typed[field.id];
  if (value === undefined) return isRequired(field, typed) ? { code: 'required' } : undefined;
  const isOption = (id: string) => field.options?.includes(id) ?? false;
  switch (field.kind) {
    case 'choice':
      return typeof value === 'string' && isOption(value) ? undefined : { code: 'not_an_option' };
    case 'choices':
      return Array.isArray(value) && value.every((id) => typeof id === 'string' && isOption(id))
        ? undefined
        : { code: 'not_an_option' };
    case 'files':
      return filesOf(value).length === value.length ? correctionOfFiles(filesOf(value)) : { code: 'not_an_option' };
    case 'channel':
      return typeof value === 'string' ? undefined : { code: 'not_an_option' };
    case 'channels':
      return Array.isArray(value) ? undefined : { code: 'not_an_option' };
    case 'line':
    case 'paragraph':
    case 'url':
    case 'links':
      return typeof value === 'string' ? correctionOfText(field, value, typed) : { code: 'not_an_option' };
  }
}

function correctionOfFiles(files: readonly FileReference[]): Correction | undefined {
  const ofType = files.filter((file) => faultOf(file) === 'type').map(({ name }) => name);
  const tooLarge = files.filter((file) => faultOf(file) === 'size').map(({ name }) => name);
  if (ofType.length > 0 || tooLarge.length > 0) return { code: 'wrong_files', ofType, tooLarge };
  return files.length > MOST_FILES ? { code: 'too_many_files', max: MOST_FILES } : undefined;
}

function correctionOfText(field: Field, text: string, typed: Typed): Correction | undefined {
  const max = field.maxLength ?? (field.kind === 'line' ? LINE_LIMIT : TEXT_LIMIT);
  if (text.length > max) return { code: 'too_long', max };
  if (field.kind === 'url' && !isWebAddress(text)) return { code: 'not_a_url' };
  if (field.kind === 'links' && !text.split(/\s+/).every(isWebAddress)) return { code: 'not_a_url' };
  if (isIdle(field, typed)) return undefined;
  if (field.minLength !== undefined && text.length < field.minLength)
    return { code: 'too_short', min: field.minLength };
  if (field.id === 'justification' && isOnlyAWhim(text)) return { code: 'whim' };
  return undefined;
}

/**
 * Whether an answer left over in a field is not asked for in this case: whoever is told that a whim is no impact and then
 * chooses another urgency has done what was asked, and need not empty the field as well.
 */
function isIdle(field: Field, typed: Typed): boolean {
  return typeof field.required === 'object' && 'when' in field.required && !isRequired(field, typed);
}

/** Whether an answer is asked for, given the other answers. */
function isRequired(field: Field, typed: Typed): boolean {
  if (typeof field.required === 'boolean') return field.required;
  if ('when' in field.required) return typed[field.required.when.field] === field.required.when.is;
  return typed[field.required.unless.field] === undefined;
}

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text)) return false;
  return URL.canParse(text);
}
