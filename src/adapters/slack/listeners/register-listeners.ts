import type { App } from '@slack/bolt';
import type { Measures } from '../../../app/ports/measures.ts';
import { makeAttemptFor } from '../../../gestures/who-acts.ts';
import { listenToButtons } from './button-clicked.ts';
import { listenToCommand } from './command-typed.ts';
import type { ListenerDeps } from './deps.ts';
import { listenToFormChanges } from './form-changed.ts';
import { listenToForms } from './form-sent.ts';
import { listenToHomeOpened } from './home-event.ts';
import { listenToInstalls } from './install-event.ts';
import { listenToMessages } from './message-event.ts';
import { listenToPeople } from './people-event.ts';
import { listenToReactions } from './reaction-event.ts';
import { listenToShortcuts } from './shortcut-used.ts';

/** Everything that the product listens to in Slack; `manifests/slack` asks for the same. */
export function registerListeners(app: App, given: Omit<ListenerDeps, 'attemptFor'>, measures?: Measures): void {
  const { workspaces, log, answerWithinMs: withinMs } = given;
  const { identifyPerson } = given.useCases;
  const connectionOf = (team: string) => workspaces.connectionOf(team);
  const deps = { ...given, attemptFor: makeAttemptFor({ connectionOf, identifyPerson, measures, log, withinMs }) };
  listenToMessages(app, deps);
  listenToPeople(app, deps);
  listenToInstalls(app, deps);
  listenToReactions(app, deps);
  listenToHomeOpened(app, deps);
  listenToButtons(app, deps);
  listenToShortcuts(app, deps);
  listenToFormChanges(app, deps);
  listenToForms(app, deps);
  listenToCommand(app, deps);
}
