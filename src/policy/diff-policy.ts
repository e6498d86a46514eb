/** One place in which two policies differ; a side is undefined where it says nothing. */
export interface PolicyChange {
  /** As `targets.3.response.amount`. */
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two documents differ, in the order of the first: members by name, lists of things with an `id` by that, others by position. */
export function diffPolicies(before: unknown, after: unknown, place = ''): readonly PolicyChange[] {
  const [one, other] = [membersOf(before), membersOf(after)];
  if (!one || !other) return isSame(before, after) ? [] : [{ place, before, after }];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    diffPolicies(one.get(key), other.get(key), place === '' ? key : `${place}.${key}`),
  );
}

/** Undefined for what is compared as a whole: plain values, and lists of them. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.length === 0 || !items.every((item) => isNamed(item) && !Array.isArray(item))) return undefined;
    return new Map(items.map((item, index) => [idOf(item) ?? String(index), item]));
  }
  return isNamed(value) ? new Map(Object.entries(value)) : undefined;
}

const isNamed = (value: unknown): value is object => typeof value === 'object' && value !== null;

function idOf(item: unknown): string | undefined {
  return isNamed(item) && 'id' in item && typeof item.id === 'string' ? item.id : undefined;
}

/** Members count by name, wherever they stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isNamed(one) || !isNamed(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [first, second] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  const keys = new Set([...first.keys(), ...second.keys()]);
  return [...keys].every((key) => isSame(first.get(key), second.get(key)));
}
