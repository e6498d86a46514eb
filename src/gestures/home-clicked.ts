import { withIds } from './click.ts';
import { homeListSchema, noIdsSchema } from './ids.ts';
import { notSetUp } from './not-set-up.ts';

/** The buttons that stand on a person's own page alone: another list, another page of it, a new ticket. */
export const homeClicks = {
  'home.list': withIds(homeListSchema, async ({ useCases }, { value: showing }, { deskId, connectionId, actor }) => {
    await useCases.showOnHome({ deskId, connectionId, actor, showing });
    return { show: 'on_home' };
  }),

  'ticket.new': withIds(noIdsSchema, async (deps, _click, acting) => {
    const missing = await notSetUp(deps, acting);
    if (missing) return { show: 'beside', card: missing };
    const { deskId, connectionId, actor } = acting;
    const request = { deskId, connectionId, actor, conversation: '', text: '' };
    const { dialog } = await deps.useCases.openNewForm({ ...request, at: deps.clock.now() });
    return { show: 'form', dialog };
  }),
};
