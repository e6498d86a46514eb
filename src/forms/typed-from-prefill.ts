import { cleanText, cutInSight, shorten } from '../domain/clean-text.ts';
import type { Prefill } from '../domain/intake/prefill.ts';
import type { Typed } from './form.ts';

/** What a form shows of a message: Slack's inputs hold 3,000 characters, and there must be room to add some. */
export const PREFILL_LIMIT = 2900;
const TITLE_LIMIT = 100;

/** A form filled with what a message said. Links to the files that came with it stand for screenshots. */
export function typedFromPrefill(prefill: Prefill, fileLinks: readonly string[]): Typed {
  const {
    title,
    description,
    url,
    browser,
    environment,
    device,
    system,
    cms,
    server,
    expected,
    urgency,
    urgencyWords,
  } = prefill;
  const answers = {
    title: shorten(cleanText(title), TITLE_LIMIT),
    description: cutInSight(cleanText(description), PREFILL_LIMIT),
    url,
    browser,
    environment,
    device,
    system,
    cms,
    server,
    expected: expected && cutInSight(cleanText(expected), PREFILL_LIMIT),
    urgency,
    justification:
      urgency === 'critical' && urgencyWords ? cutInSight(cleanText(urgencyWords), PREFILL_LIMIT) : undefined,
    screenshots: fileLinks.length > 0 ? fileLinks.join('\n') : undefined,
  };
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}
