import type { App } from '@slack/bolt';
import { makeAttemptFor } from '../who-acts.ts';
import { listenToCommand } from './command-typed.ts';
import type { ListenerDeps } from './deps.ts';
import { listenToFormChanges } from './form-changed.ts';
import { listenToForms } from './form-sent.ts';
import { listenToMessages } from './message-event.ts';
import { listenToPeople } from './people-event.ts';
import { listenToPrompts } from './prompt-clicked.ts';
import { listenToTickets } from './ticket-clicked.ts';

/** Everything that the product listens to in Slack; `manifests/slack` asks for the same. */
export function registerListeners(app: App, given: Omit<ListenerDeps, 'attemptFor'>): void {
  const { workspaces, log } = given;
  const { identifyPerson } = given.useCases;
  const deps = { ...given, attemptFor: makeAttemptFor({ workspaces, identifyPerson, log }) };
  listenToMessages(app, deps);
  listenToPeople(app, deps);
  listenToPrompts(app, deps);
  listenToTickets(app, deps);
  listenToFormChanges(app, deps);
  listenToForms(app, deps);
  listenToCommand(app, deps);
}
