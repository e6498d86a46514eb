import { languageOf } from '../../../domain/language.ts';
import type { Who } from '../../../gestures/who-acts.ts';
import { textsFor } from '../../../texts/texts.ts';
import type { TypedOn } from '../../../texts/typing.ts';
import type { Heard } from '../app.ts';
import { kindOf } from '../read/conversation-id.ts';

/** Whoever made a gesture; undefined for somebody who is not signed in. */
export function whoOf({ activity, tenant }: Heard): Who | undefined {
  const account = activity.from?.aadObjectId;
  if (account === undefined) return undefined;
  const isDirect = kindOf(activity.conversation) === 'personal';
  return { externalConnection: tenant.tenantId, externalId: account.toLowerCase(), typedOn: typedThere(isDirect) };
}

/** How one types a command there. */
export const typedThere = (isDirect: boolean): TypedOn => (isDirect ? 'teams_chat' : 'teams_channel');

/** What is said to somebody whom the desk does not know: Teams wants an answer to every gesture. */
export function strangerWords({ activity }: Heard): string {
  return textsFor(languageOf(activity.locale ?? 'fr')).refusals.forbidden;
}
