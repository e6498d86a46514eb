import { languageOf } from '../../../domain/language.ts';
import type { Who } from '../../../gestures/who-acts.ts';
import { textsFor } from '../../../texts/texts.ts';
import type { Heard } from '../app.ts';

/** Whoever made a gesture; undefined for somebody who is not signed in. */
export function whoOf({ activity, tenant }: Heard): Who | undefined {
  const account = activity.from?.aadObjectId;
  return account === undefined ? undefined : { externalConnection: tenant.tenantId, externalId: account.toLowerCase() };
}

/** What is said to somebody whom the desk does not know: Teams wants an answer to every gesture. */
export function strangerWords({ activity }: Heard): string {
  return textsFor(languageOf(activity.locale ?? 'fr')).refusals.forbidden;
}
