/** Last line of every switch over a union: a new member does not compile until the switch answers it. */
export function assertNever(value: never): never {
  throw new Error(`a case is missing for ${JSON.stringify(value)}`);
}
