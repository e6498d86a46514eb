import { interactiveElements } from './block-kit/interactive-elements.ts';
import { isEmptyValue, valueShapeOf } from './element-state.ts';
import { isObject, type JsonObject, objectsIn, textIn } from './json.ts';
import type { ViewState } from './simulator-types.ts';

type Correction =
  | { readonly kind: 'required' }
  | { readonly kind: 'too_short'; readonly min: number }
  | { readonly kind: 'too_long'; readonly max: number }
  | { readonly kind: 'not_a_url' | 'not_an_email' | 'not_a_number' | 'not_an_integer' }
  | { readonly kind: 'too_small' | 'too_large'; readonly limit: string }
  | { readonly kind: 'too_many'; readonly max: number };

/**
 * What Slack's own client refuses before the app hears of it: required inputs left empty, lengths, formats, counts.
 * Answers corrections by block_id, as Slack words them in the reader's language (French for `fr-*`, else English).
 */
export function correctionsOf(
  blocks: readonly JsonObject[],
  state: ViewState,
  locale: string,
): Readonly<Record<string, string>> {
  const words = locale.toLowerCase().startsWith('fr') ? inFrench : inEnglish;
  return Object.fromEntries(
    interactiveElements(blocks).flatMap(({ blockId, actionId, element, block }) => {
      if (block['type'] !== 'input') return [];
      const correction = correctionOf(block, element, state[blockId]?.[actionId]);
      return correction ? [[blockId, words(correction)]] : [];
    }),
  );
}

function correctionOf(block: JsonObject, element: JsonObject, value: JsonObject | undefined): Correction | undefined {
  if (isEmptyValue(value)) return block['optional'] === true ? undefined : { kind: 'required' };
  const held = value?.[valueShapeOf(element)?.key ?? 'value'];
  if (Array.isArray(held)) return checkCount(element, held.length);
  const text = textIn(held);
  if (text === undefined) return undefined;
  switch (element['type']) {
    case 'plain_text_input':
      return checkLength(element, text);
    case 'url_text_input':
      return isUrl(text) ? undefined : { kind: 'not_a_url' };
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : { kind: 'not_an_email' };
    case 'number_input':
      return checkNumber(element, text);
    default:
      return undefined;
  }
}

function checkLength(element: JsonObject, text: string): Correction | undefined {
  const min = Number(element['min_length'] ?? 0);
  const max = Number(element['max_length'] ?? 3000);
  if (text.length < min) return { kind: 'too_short', min };
  return text.length > max ? { kind: 'too_long', max } : undefined;
}

function checkCount(element: JsonObject, chosen: number): Correction | undefined {
  const max = Number(element['max_selected_items'] ?? element['max_files'] ?? Number.POSITIVE_INFINITY);
  return chosen > max ? { kind: 'too_many', max } : undefined;
}

function checkNumber(element: JsonObject, text: string): Correction | undefined {
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(text.trim())) return { kind: 'not_a_number' };
  const number = Number(text.trim().replace(',', '.'));
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return { kind: 'not_an_integer' };
  const min = textIn(element['min_value']);
  const max = textIn(element['max_value']);
  if (min !== undefined && number < Number(min)) return { kind: 'too_small', limit: min };
  if (max !== undefined && number > Number(max)) return { kind: 'too_large', limit: max };
  return undefined;
}

function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/i.test(text) && URL.canParse(text);
}

function inEnglish(correction: Correction): string {
  switch (correction.kind) {
    case 'required':
      return 'Please complete this required field.';
    case 'too_short':
      return `This must be at least ${correction.min} characters.`;
    case 'too_long':
      return `This must be at most ${correction.max} characters.`;
    case 'not_a_url':
      return 'Please enter a valid URL.';
    case 'not_an_email':
      return 'Please enter a valid email address.';
    case 'not_a_number':
      return 'Please enter a valid number.';
    case 'not_an_integer':
      return 'Please enter a whole number.';
    case 'too_small':
      return `Please enter a number greater than or equal to ${correction.limit}.`;
    case 'too_large':
      return `Please enter a number less than or equal to ${correction.limit}.`;
    case 'too_many':
      return `Please choose at most ${correction.max}.`;
  }
}

function inFrench(correction: Correction): string {
  switch (correction.kind) {
    case 'required':
      return 'Veuillez remplir ce champ obligatoire.';
    case 'too_short':
      return `Ce champ doit contenir au moins ${correction.min} caractères.`;
    case 'too_long':
      return `Ce champ doit contenir au maximum ${correction.max} caractères.`;
    case 'not_a_url':
      return 'Veuillez saisir une URL valide.';
    case 'not_an_email':
      return 'Veuillez saisir une adresse e-mail valide.';
    case 'not_a_number':
      return 'Veuillez saisir un nombre valide.';
    case 'not_an_integer':
      return 'Veuillez saisir un nombre entier.';
    case 'too_small':
      return `Veuillez saisir un nombre supérieur ou égal à ${correction.limit}.`;
    case 'too_large':
      return `Veuillez saisir un nombre inférieur ou égal à ${correction.limit}.`;
    case 'too_many':
      return `Veuillez en choisir au maximum ${correction.max}.`;
  }
}

/** The input blocks of a view: the only ones that the app may send corrections for. */
export function inputBlockIds(view: JsonObject): ReadonlySet<string> {
  const ids = objectsIn(view['blocks'])
    .filter((block) => block['type'] === 'input')
    .map((block) => block['block_id']);
  return new Set(ids.filter((id) => typeof id === 'string'));
}

export function isCorrections(errors: unknown): errors is Readonly<Record<string, string>> {
  return isObject(errors) && Object.values(errors).every((said) => typeof said === 'string');
}
