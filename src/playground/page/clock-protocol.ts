/** What the page shows of the desk's clock, and how it may be moved. Times are in ms since 1970. */

export const CLOCK_JUMPS = ['hour', 'night', 'weekend', 'may_22', 'next_due'] as const;
export type ClockJump = (typeof CLOCK_JUMPS)[number];

/** What the desk's calendar says of a place at this time. */
export interface ClockPlace {
  readonly id: 'paris' | 'martinique';
  readonly timeZone: string;
  readonly isOpen: boolean;
  /** Null while it is open. */
  readonly opensAt: number | null;
  /** The public holiday for which it is closed today, in the reader's words. */
  readonly holiday: string | null;
}

export interface ClockReading {
  /** The desk's time. */
  readonly now: number;
  /** Each move, oldest first: from that real time on, the desk's clock is that much ahead of the machine's. */
  readonly moves: readonly { readonly movedAt: number; readonly aheadMs: number }[];
  readonly places: readonly ClockPlace[];
  /** Where it can be moved to from here, and the desk's time that it will be. */
  readonly jumps: readonly { readonly to: ClockJump; readonly at: number }[];
}

/** The product's own clock: the page is given it, since the playground knows the product over HTTP only. */
export interface PlayedClock {
  /** Undefined while the product starts. */
  read(language: 'fr' | 'en'): Promise<ClockReading | undefined>;
  move(to: ClockJump): Promise<'moved' | 'refused'>;
}
