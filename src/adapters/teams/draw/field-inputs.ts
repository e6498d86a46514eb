/** In `data`, beside the answers: what an action of ours carries, and what Teams itself reads. */
const TAKEN: readonly string[] = ['guichet', 'msteams'];

/** The input of a field is called as the field, save where an action's own data has that name: then a dot is added. */
export function inputOf(field: string): string {
  return TAKEN.includes(field) ? `${field}.` : field;
}

/** The name that `inputOf` was given; no field has a dot at its end. */
export function fieldOfInput(id: string): string {
  return id.endsWith('.') ? id.slice(0, -1) : id;
}

/** The option of a field that need not be answered: a chosen one cannot be taken back otherwise. No option is called so. */
export const NO_ANSWER = '-';

/** The value of an option, which Teams sends with the other chosen ones between commas. */
export function choiceOf(id: string): string {
  return id.replaceAll('%', '%25').replaceAll(',', '%2C');
}

/** The id that `choiceOf` was given. */
export function idOfChoice(choice: string): string {
  return choice.replaceAll('%2C', ',').replaceAll('%25', '%');
}
