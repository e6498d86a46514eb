import type { App } from '@slack/bolt';
import { z } from 'zod';
import { homeListSchema } from '../read/payloads.ts';
import { listenToButton } from './button-clicked.ts';
import type { ListenerDeps } from './deps.ts';

/** The buttons that stand on the Home tab alone: another list, another page of it, a new ticket. */
export function listenToHomeButtons(app: App, deps: ListenerDeps): void {
  const { useCases, clock } = deps;

  listenToButton(app, deps, 'home.list', homeListSchema, async ({ ids }, { deskId, connectionId, actor }) => {
    await useCases.showOnHome({ deskId, connectionId, actor, showing: ids });
    return { show: 'on_home' };
  });

  listenToButton(app, deps, 'ticket.new', z.object({}), async (_click, { deskId, connectionId, actor }) => {
    const request = { deskId, connectionId, actor, conversation: '', text: '' };
    const { dialog } = await useCases.openNewForm({ ...request, at: clock.now() });
    return { show: 'form', dialog };
  });
}
