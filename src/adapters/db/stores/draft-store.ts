import type { Stores } from '../../../app/ports/stores.ts';
import { affected, maybeOne, statement } from '../engine/statement.ts';
import { DRAFT_COLUMNS, draftRow, toDraftValues } from '../rows/draft.rows.ts';
import type { StoreContext } from './store-context.ts';

const add = statement({
  name: 'draft_add',
  text: `
    insert into draft (desk_id, touched_at, expires_at,
                       draft_id, person_id, connection_id, conversation, message_id, thread_id,
                       type, original_text, typed, policy_version, ticket_id, prompt_answered, filled_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
});

const find = statement({
  name: 'draft_find',
  text: `select ${DRAFT_COLUMNS} from draft where desk_id = $1 and draft_id = $2`,
  row: draftRow,
});

const lock = statement({ name: 'draft_lock', text: `${find.text} for no key update`, row: draftRow });

// Both lock what they find: a draft that is read, changed and saved while its form is sent would forget its ticket.
const byMessage = statement({
  name: 'draft_by_message',
  text: `
    select ${DRAFT_COLUMNS}
      from draft
     where desk_id = $1 and connection_id = $2 and conversation = $3 and message_id = $4
     order by touched_at desc, draft_id desc
     limit 1
       for no key update`,
  row: draftRow,
});

const recentOf = statement({
  name: 'draft_recent_of',
  text: `
    select ${DRAFT_COLUMNS}
      from draft
     where desk_id = $1 and person_id = $2 and connection_id = $3 and conversation = $4
       and touched_at between $5 and $6 and ticket_id is null
     order by touched_at desc, draft_id desc
     limit 1
       for no key update`,
  row: draftRow,
});

const save = statement({
  name: 'draft_save',
  text: `
    update draft
       set touched_at = greatest(touched_at, $2), person_id = $4, connection_id = $5, conversation = $6, message_id = $7, thread_id = $8,
           type = $9, original_text = $10, typed = $11, policy_version = $12, ticket_id = $13, prompt_answered = $14,
           filled_by = $15
     where desk_id = $1 and draft_id = $3`,
});

const erase = statement({ name: 'draft_erase', text: 'delete from draft where desk_id = $1 and draft_id = $2' });

const eraseExpired = statement({
  name: 'draft_erase_expired',
  text: 'delete from draft where desk_id = $1 and expires_at <= $2',
});

export function createDraftStore({ client, deskId }: StoreContext): Stores['drafts'] {
  return {
    async add(draft, at, expiresAt) {
      await affected(client, add, [deskId, at, expiresAt, ...toDraftValues(draft)]);
    },
    find: (draftId) => maybeOne(client, find, [deskId, draftId]),
    lock: (draftId) => maybeOne(client, lock, [deskId, draftId]),
    byMessage: (connectionId, conversation, messageId) =>
      maybeOne(client, byMessage, [deskId, connectionId, conversation, messageId]),
    recentOf: (personId, connectionId, conversation, { since, until }) =>
      maybeOne(client, recentOf, [deskId, personId, connectionId, conversation, since, until]),
    async save(draft, at) {
      const saved = await affected(client, save, [deskId, at, ...toDraftValues(draft)]);
      if (saved !== 1) throw new Error(`the draft ${draft.draftId} is erased`);
    },
    async erase(draftId) {
      await affected(client, erase, [deskId, draftId]);
    },
    eraseExpired: (at) => affected(client, eraseExpired, [deskId, at]),
  };
}
