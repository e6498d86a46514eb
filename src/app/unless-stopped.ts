/** The signal of whoever never stops: a command, a test. */
export const neverStopped: AbortSignal = new AbortController().signal;

/**
 * What the work comes to, or the signal's reason, thrown as soon as the signal comes: a request that nobody answers cannot
 * be called back, and whoever stops does not wait for it.
 */
export async function unlessStopped<Outcome>(stopping: AbortSignal, work: () => Promise<Outcome>): Promise<Outcome> {
  stopping.throwIfAborted();
  const over = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    stopping.addEventListener('abort', () => reject(stopping.reason), { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    over.abort();
  }
}
