import { assertNever } from '../domain/assert-never.ts';
import { alreadyTicket } from '../views/already-ticket.ts';
import { sentence } from '../views/sentence.ts';
import { withIds } from './click.ts';
import { draftIdsSchema } from './ids.ts';

/** The three buttons of the private prompt: open a ticket, it was nothing, don't ask me here. */
export const promptClicks = {
  'draft.open': withIds(draftIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor, reader }) => {
    const result = await useCases.openForm({ deskId, actor, ...ids, at: clock.now() });
    switch (result.kind) {
      case 'form':
        return { show: 'form', dialog: result.dialog, endsPrompt: true };
      case 'already_ticket':
        return { show: 'instead', card: alreadyTicket(result.ticket, reader) };
      case 'draft_gone':
        return { show: 'instead', card: sentence(reader.texts.formGone(reader.command('open'))) };
      default:
        return assertNever(result);
    }
  }),

  'draft.dismiss': withIds(draftIdsSchema, async ({ useCases, clock }, { value: ids }, { deskId, actor, reader }) => {
    const result = await useCases.dismissDraft({ deskId, actor, ...ids, at: clock.now() });
    const { dismissed, created } = reader.texts;
    return {
      show: 'instead',
      card: sentence(result.kind === 'dismissed' ? dismissed : created.already(result.ticket.number)),
    };
  }),

  'draft.mute': withIds(
    draftIdsSchema,
    async ({ useCases, clock }, { value: ids, conversation }, { deskId, connectionId, actor, reader }) => {
      await useCases.mutePrompts({ deskId, actor, connectionId, conversation, ...ids, at: clock.now() });
      const { texts, command } = reader;
      return { show: 'instead', card: sentence(texts.muted(command('open'), command('here'))) };
    },
  ),
};
