import { type Quality, type QualityPoint, qualityOf } from '../domain/ticket/completeness.ts';
import type { Field, Form, Typed } from './form.ts';

const HALF = 0.5;
/** Below this many characters a description or an expected result leaves the essential to be asked (S0-03 "trop vague"). */
const VAGUE_BELOW = 40;

/** How complete the answers are, by the weights of the form (S0-03, N7). A reason instead of a screenshot counts half (C10). */
export function rateSubmission(form: Form, values: Typed): Quality {
  return qualityOf(form.fields.filter((field) => field.quality > 0).map((field) => pointOf(field, values)));
}

function pointOf(field: Field, values: Typed): QualityPoint {
  return { field: field.id, weight: field.quality, given: given(field, values) };
}

function given(field: Field, values: Typed): number {
  const value = values[field.id];
  if (value !== undefined) return field.kind === 'paragraph' && value.length < VAGUE_BELOW ? HALF : 1;
  const insteadOf =
    typeof field.required === 'object' && 'unless' in field.required ? field.required.unless.field : null;
  return insteadOf !== null && values[insteadOf] !== undefined ? HALF : 0;
}
