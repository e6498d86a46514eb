import type { FileReference } from './file-reference.ts';
import type { FieldValue, Typed } from './form.ts';

/** The text that was typed in a field; empty when it holds none. */
export function textIn(typed: Typed, field: string): string {
  const value = typed[field];
  return typeof value === 'string' ? value : '';
}

/** The ids of the options chosen in a field. */
export function chosenIn(typed: Typed, field: string): readonly string[] {
  const value = typed[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The files given in a field. */
export function filesIn(typed: Typed, field: string): readonly FileReference[] {
  return filesOf(typed[field]);
}

export function filesOf(value: FieldValue | undefined): readonly FileReference[] {
  return Array.isArray(value) ? value.filter((item) => typeof item !== 'string') : [];
}
