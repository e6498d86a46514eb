/** Less than a test is given (jest.config.js): a loop that outlives its test keeps jest from ending. */
const GIVES_UP_AFTER_MS = 100_000;
const LOOKS_EVERY_MS = 10;

/**
 * Waits for something, to be looked for on the side where the test then asserts.
 * @returns what was seen
 * @throws Error when it does not come
 */
export async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const giveUpAt = performance.now() + GIVES_UP_AFTER_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > giveUpAt) throw new Error(`it did not come to pass: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
}
