import type { Place } from '../../domain/ticket/lists.ts';

/** A page's beginning as it rides on a button: what stands after a place of the list, or before it. */
export interface Cursor {
  readonly turn: 'after' | 'before';
  /** `rank.due.quality.number`, due in milliseconds since 1970 or nothing. */
  readonly place: string;
}

export function cursorAt(turn: Cursor['turn'], { rank, dueAt, quality, number }: Place): Cursor {
  return { turn, place: [rank, dueAt?.getTime() ?? '', quality, number].join('.') };
}

/** Reads a place that `cursorAt` wrote, within what the database holds; null for anything else, which begins the list anew. */
export function placeAt({ place }: Cursor): Place | null {
  const parts = /^(\d)\.(\d{0,14})\.(\d{1,3})\.(-?\d{1,9})$/.exec(place);
  if (!parts) return null;
  const [, rank, due, quality, number] = parts;
  return {
    rank: Number(rank),
    dueAt: due ? new Date(Number(due)) : null,
    quality: Number(quality),
    number: Number(number),
  };
}
