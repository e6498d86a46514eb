import type { Measures } from '../../../app/ports/measures.ts';
import { makeAttemptFor } from '../../../gestures/who-acts.ts';
import type { Heard, Listen } from '../app.ts';
import { executedValueSchema, readClicked, taskValueSchema } from '../read/payloads.ts';
import { readForm } from '../read/read-form.ts';
import type { Tenants } from '../tenants.ts';
import { answerButton, type ClickedIn } from './button-clicked.ts';
import type { ListenerDeps } from './deps.ts';
import { answerSent } from './form-sent.ts';
import { keepEvent } from './keep-event.ts';
import { answerMenu } from './shortcut-used.ts';

type OfTeams = 'directory' | 'replacePrivately';

/** Everything that the product listens to in Teams; `manifests/teams` asks for the same. */
export function makeListen(
  given: Omit<ListenerDeps, 'attemptFor' | OfTeams>,
  teams: Pick<ListenerDeps, OfTeams> & { readonly tenants: Pick<Tenants, 'enter'> },
  measures?: Measures,
): Listen {
  const { log, answerWithinMs: withinMs } = given;
  const { identifyPerson } = given.useCases;
  const connectionOf = (tenantId: string) => teams.tenants.enter(tenantId);
  const attemptFor = makeAttemptFor({ connectionOf, identifyPerson, measures, log, withinMs });
  const { directory, replacePrivately } = teams;
  const deps = { ...given, directory, replacePrivately, attemptFor };
  return (heard) => (heard.activity.type === 'invoke' ? answerInvoke(deps, heard) : keepEvent(deps, heard));
}

/** What is asked of us and answered at once. Source: learn.microsoft.com/microsoftteams/platform, "invoke" activities. */
async function answerInvoke(deps: ListenerDeps, heard: Heard): Promise<unknown> {
  const { name, value } = heard.activity;
  switch (name ?? '') {
    case 'task/fetch':
      return answerData(deps, heard, taskValueSchema.parse(value).data, 'card_to_window');
    case 'task/submit':
    case 'composeExtension/submitAction':
      return answerData(deps, heard, taskValueSchema.parse(value).data, 'window');
    case 'adaptiveCard/action':
      return answerData(deps, heard, executedValueSchema.parse(value).action.data, 'card');
    case 'composeExtension/fetchTask':
      return answerMenu(deps, heard);
    default:
      deps.log.info({ invoke: name }, 'Teams asked for something that we do not do');
      return undefined;
  }
}

function answerData(deps: ListenerDeps, heard: Heard, data: unknown, where: ClickedIn): Promise<unknown> {
  const clicked = readClicked(data);
  if (clicked) return answerButton(deps, heard, clicked, where);
  const form = readForm(data);
  if (form) return answerSent(deps, heard, form, data);
  throw new Error('what was clicked is none of ours');
}
