import { cleanText, cutInSight, shorten } from '../domain/clean-text.ts';
import type { Prefill } from '../domain/intake/prefill.ts';
import { faultOf, MOST_FILES } from './accepted-files.ts';
import { filesOf } from './answers.ts';
import { LINE_LIMIT } from './build-form.ts';
import type { FieldValue, Typed } from './form.ts';

/** What a form shows of a message: Slack's inputs hold 3,000 characters, and there must be room to add some. */
export const PREFILL_LIMIT = 2900;
const TITLE_LIMIT = 100;

/** Files that came with a message and that no form takes (a film, an archive): the ticket has them all the same. No field is called so. */
export const OTHER_FILES = 'message.files';

/** A form filled with what a message said, in any type's fields. The files that came with it are its screenshots. */
export function typedFromPrefill(prefill: Prefill, screenshots: FieldValue): Typed {
  const { urgency, environment, device, system, budget, url } = prefill;
  const files = filesOf(screenshots);
  const accepted = files.filter((file) => faultOf(file) === undefined);
  const answers: Readonly<Record<string, FieldValue | undefined>> = {
    title: shorten(cleanText(prefill.title), TITLE_LIMIT),
    description: text(prefill.description),
    url,
    browser: line(prefill.browser),
    environment,
    device,
    system,
    cms: line(prefill.cms),
    server: line(prefill.server),
    expected: text(prefill.expected),
    urgency,
    justification: urgency === 'critical' ? text(prefill.urgencyWords) : undefined,
    screenshots: files.length > 0 ? accepted.slice(0, MOST_FILES) : screenshots,
    [OTHER_FILES]: files.filter((file) => !accepted.includes(file)).slice(0, MOST_FILES),
    tests: prefill.tests && [...prefill.tests],
    contact: line(prefill.contact),
    project: line(prefill.project),
    hosting: line(prefill.hosting),
    domain: line(prefill.domain),
    access: text(prefill.access),
    budget,
    wanted_by: line(prefill.wantedBy),
  };
  return Object.fromEntries(
    Object.entries(answers).filter((answer): answer is [string, FieldValue] => Boolean(answer[1]?.length)),
  );
}

function text(words: string | undefined): string | undefined {
  return words && cutInSight(cleanText(words), PREFILL_LIMIT);
}

function line(words: string | undefined): string | undefined {
  return words && shorten(cleanText(words), LINE_LIMIT);
}
