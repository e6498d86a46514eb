import type { Form, Typed } from './form.ts';

/**
 * What was typed so far, once a form was sent or changed: its answers take the place of the earlier ones, so that one that was
 * emptied is gone, and answers that this form does not ask for are kept.
 */
export function typedAnew(form: Form, before: Typed, typed: Typed): Typed {
  const asked = new Set(form.fields.map(({ id }) => id));
  return { ...Object.fromEntries(Object.entries(before).filter(([id]) => !asked.has(id))), ...typed };
}
