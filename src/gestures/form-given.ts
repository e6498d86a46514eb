import type { Typed } from '../forms/form.ts';

/** A form as it stands on somebody's screen. */
export interface FormGiven {
  /** What it was opened with. */
  readonly context: unknown;
  readonly typed: Typed;
}
