/** Whoever sent it is not Teams, or not for us. */
export class UnauthorizedError extends Error {
  constructor(why: string) {
    super(`not from Teams: ${why}`);
    this.name = 'UnauthorizedError';
  }
}

/** Nobody can tell now whether it is from Teams. Sent again later, it may be. */
export class KeysAwayError extends Error {
  constructor(cause: unknown) {
    super('the keys that sign what Teams sends cannot be read', { cause });
    this.name = 'KeysAwayError';
  }
}
