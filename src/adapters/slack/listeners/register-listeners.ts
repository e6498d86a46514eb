import type { App } from '@slack/bolt';
import { type Measures, noMeasures } from '../../../app/ports/measures.ts';
import { listenToChannels } from './channel-clicked.ts';
import { listenToCommand } from './command-typed.ts';
import type { ListenerDeps } from './deps.ts';
import { listenToFormChanges } from './form-changed.ts';
import { listenToForms } from './form-sent.ts';
import { listenToHomeButtons } from './home-clicked.ts';
import { listenToHomeOpened } from './home-event.ts';
import { listenToInstalls } from './install-event.ts';
import { listenToMessages } from './message-event.ts';
import { listenToPeople } from './people-event.ts';
import { listenToPrompts } from './prompt-clicked.ts';
import { listenToReactions } from './reaction-event.ts';
import { listenToShortcuts } from './shortcut-used.ts';
import { listenToTickets } from './ticket-clicked.ts';
import { makeAttemptFor, measuringAttempts } from './who-acts.ts';

/** Everything that the product listens to in Slack; `manifests/slack` asks for the same. */
export function registerListeners(
  app: App,
  given: Omit<ListenerDeps, 'attemptFor'>,
  measures: Measures = noMeasures,
): void {
  const { workspaces, log } = given;
  const { identifyPerson } = given.useCases;
  const attemptFor = makeAttemptFor({ workspaces, identifyPerson, log });
  const measuredAs = (kind: string): ListenerDeps => ({
    ...given,
    attemptFor: measuringAttempts(attemptFor, kind, measures),
  });
  listenToMessages(app, given);
  listenToPeople(app, given);
  listenToInstalls(app, given);
  listenToReactions(app, given);
  listenToShortcuts(app, measuredAs('shortcut'));
  listenToChannels(app, measuredAs('channel'));
  listenToHomeOpened(app, given);
  listenToPrompts(app, measuredAs('prompt'));
  listenToTickets(app, measuredAs('ticket'));
  listenToFormChanges(app, measuredAs('form_change'));
  listenToForms(app, measuredAs('form'));
  listenToCommand(app, measuredAs('command'));
  listenToHomeButtons(app, measuredAs('home'));
}
