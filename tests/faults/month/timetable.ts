/** What is to happen, taken out in the order of time; at the same instant, in the order in which it was put in. */
export interface Timetable<T> {
  add(at: Date, what: T): void;
  /** Takes the next one out. */
  next(): { readonly at: Date; readonly what: T } | undefined;
  nextAt(): Date | undefined;
}

export function createTimetable<T>(): Timetable<T> {
  const entries: { readonly at: Date; readonly what: T; readonly turn: number }[] = [];
  let turn = 0;
  const isBefore = (one: number, other: number): boolean => {
    const [first, second] = [entries[one], entries[other]];
    if (!first || !second) return false;
    return first.at.getTime() - second.at.getTime() < 0 || (+first.at === +second.at && first.turn < second.turn);
  };
  const swap = (one: number, other: number): void => {
    const [first, second] = [entries[one], entries[other]];
    if (first && second) [entries[one], entries[other]] = [second, first];
  };
  return {
    add(at, what) {
      turn += 1;
      entries.push({ at, what, turn });
      for (let child = entries.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!isBefore(child, parent)) return;
        swap(child, parent);
        child = parent;
      }
    },
    next() {
      const first = entries[0];
      const last = entries.pop();
      if (!first || !last || entries.length === 0) return first;
      entries[0] = last;
      for (let parent = 0; ; ) {
        let least = parent;
        for (const child of [2 * parent + 1, 2 * parent + 2]) if (isBefore(child, least)) least = child;
        if (least === parent) return first;
        swap(parent, least);
        parent = least;
      }
    },
    nextAt: () => entries[0]?.at,
  };
}
