const FIRST_MS = 500;
const LONGEST_MS = 30 * 60_000;

/** Doubling waits with jitter (half to whole), from half a second to half an hour; `attempts` counts those already made. */
export function backOffMs(attempts: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20));
  return Math.round(whole / 2 + (whole / 2) * random());
}
