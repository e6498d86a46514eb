import type { Inputs } from '../simulator-types.ts';
import type { InputElement } from './elements.ts';

/** What the inputs hold before anybody types. An empty date or number is sent as an empty text. */
export function initialInputs(inputs: readonly InputElement[]): Inputs {
  return Object.fromEntries(inputs.map((input) => [input.id, initialValue(input)]));
}

function initialValue(input: InputElement): string {
  if (input.type === 'Input.Toggle') return input.value ?? input.valueOff ?? 'false';
  return input.value === undefined ? '' : String(input.value);
}

/**
 * What Teams itself refuses before the app hears of it, by input.
 * @param typed what the person wrote just now; `sent` all that would be sent
 * @throws Error when something is typed that the form has no place for: nobody can do that
 */
export function refusedInputs(
  inputs: readonly InputElement[],
  typed: Inputs,
  sent: Inputs,
): Readonly<Record<string, string>> {
  const known = new Set(inputs.map(({ id }) => id));
  const stranger = Object.keys(typed).find((id) => !known.has(id));
  if (stranger !== undefined) throw new Error(`the card has no input ${stranger}, but: ${[...known].join(', ')}`);
  const refused = inputs.flatMap((input) => {
    const fault = faultOf(input, sent[input.id] ?? '');
    return fault === undefined ? [] : [[input.id, input.errorMessage ?? fault]];
  });
  return Object.fromEntries(refused);
}

function faultOf(input: InputElement, value: string): string | undefined {
  if (value === '' || (input.type === 'Input.Toggle' && value !== (input.valueOn ?? 'true'))) {
    return input.isRequired ? 'This field is required.' : undefined;
  }
  switch (input.type) {
    case 'Input.Text':
      if (input.maxLength !== undefined && value.length > input.maxLength) throw new Error(`${input.id} takes no more`);
      return input.regex === undefined || new RegExp(input.regex).test(value) ? undefined : 'This is not valid.';
    case 'Input.Number':
      return isBetween(Number(value), input.min, input.max) ? undefined : 'This number is not valid.';
    case 'Input.Date':
    case 'Input.Time':
      return value >= (input.min ?? '') && value <= (input.max ?? '~') ? undefined : 'This is out of range.';
    case 'Input.ChoiceSet':
      return checkChoice(input, value);
    case 'Input.Toggle':
      return undefined;
  }
}

const isBetween = (value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): boolean =>
  value >= min && value <= max;

function checkChoice(input: Extract<InputElement, { type: 'Input.ChoiceSet' }>, value: string): undefined {
  const chosen = input.isMultiSelect ? value.split(',') : [value];
  const known = new Set(input.choices.map((choice) => choice.value));
  const stranger = chosen.find((choice) => !known.has(choice));
  if (stranger !== undefined) throw new Error(`${input.id} offers no ${stranger}, but: ${[...known].join(', ')}`);
  return undefined;
}
