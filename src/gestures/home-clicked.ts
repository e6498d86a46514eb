import { withIds } from './click.ts';
import { homeListSchema, noIdsSchema } from './ids.ts';

/** The buttons that stand on a person's own page alone: another list, another page of it, a new ticket. */
export const homeClicks = {
  'home.list': withIds(homeListSchema, async ({ useCases }, { value: showing }, { deskId, connectionId, actor }) => {
    await useCases.showOnHome({ deskId, connectionId, actor, showing });
    return { show: 'on_home' };
  }),

  'ticket.new': withIds(noIdsSchema, async ({ useCases, clock }, _click, { deskId, connectionId, actor }) => {
    const request = { deskId, connectionId, actor, conversation: '', text: '' };
    const { dialog } = await useCases.openNewForm({ ...request, at: clock.now() });
    return { show: 'form', dialog };
  }),
};
