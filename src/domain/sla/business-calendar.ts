/** In the order of `Date.prototype.getUTCDay`. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Opening and closing in local wall time, "HH:MM"; a closing may be "24:00", the end of the day. */
export type Slot = readonly [opening: string, closing: string];

/**
 * When a desk is open, as plain JSON with every date spelled out. Dates are local, "YYYY-MM-DD". Night work is two slots
 * on two days; two slots may touch.
 */
export interface BusinessCalendar {
  /** An IANA name, such as America/Martinique. */
  readonly timeZone: string;
  /** The ordinary week; a day that is missing is closed. */
  readonly hours: { readonly [day in Weekday]?: readonly Slot[] | undefined };
  /** Closed all day. */
  readonly holidays: readonly string[];
  /** Parts of a date that are closed. */
  readonly breaks?: { readonly [date: string]: readonly Slot[] } | undefined;
  /** Exceptional openings: the hours of that date, instead of the week's and even on a holiday. Breaks still apply. */
  readonly openings?: { readonly [date: string]: readonly Slot[] } | undefined;
}
