import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import { affected, maybeOne, one, run, statement } from '../engine/statement.ts';
import { verdictRow } from '../rows/verdict.rows.ts';
import type { StoreContext } from './store-context.ts';

const record = statement({
  name: 'triage_record',
  text: `
    insert into verdict (desk_id, channel_id, message_id, person_id, label, probability, signals, outcome, draft_id, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (desk_id, channel_id, message_id) do update
       set person_id = excluded.person_id, label = excluded.label, probability = excluded.probability,
           signals = excluded.signals, outcome = excluded.outcome, draft_id = excluded.draft_id, at = excluded.at,
           vote = null, voted_at = null`,
});

const verdictOn = statement({
  name: 'triage_verdict_on',
  text: `
    select channel_id  as "channelId",
           person_id   as "personId",
           message_id  as "messageId",
           label       as "label",
           probability as "probability",
           signals     as "signals",
           outcome     as "outcome",
           draft_id    as "draftId",
           at          as "at"
      from verdict
     where desk_id = $1 and channel_id = $2 and message_id = $3`,
  row: verdictRow,
});

const answeredSince = statement({
  name: 'triage_answered_since',
  text: `
    select exists (select from verdict
                    where desk_id = $1 and channel_id = $2 and person_id = $3 and at >= $4
                      and outcome = 'answered'
                      and not exists (select from ticket
                                       where ticket.desk_id = verdict.desk_id
                                         and ticket.draft_id = verdict.draft_id)) as "yes"`,
  row: z.object({ yes: z.boolean() }),
});

const mute = statement({
  name: 'triage_mute',
  text: `
    insert into prompt_mute (desk_id, channel_id, person_id, muted_at)
    values ($1, $2, $3, $4)
    on conflict (desk_id, channel_id, person_id) do nothing`,
});

const isMuted = statement({
  name: 'triage_is_muted',
  text: `
    select exists (select from prompt_mute where desk_id = $1 and channel_id = $2 and person_id = $3) as "yes"`,
  row: z.object({ yes: z.boolean() }),
});

const recentWords = statement({
  name: 'triage_recent_words',
  text: `
    select message_id as "messageId", text
      from recent_words
     where desk_id = $1 and channel_id = $2 and person_id = $3 and at >= $4
     order by at, message_id`,
  row: z.object({ messageId: z.string(), text: z.string() }),
});

const keepWords = statement({
  name: 'triage_keep_words',
  text: `
    insert into recent_words (desk_id, channel_id, person_id, message_id, text, at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (desk_id, channel_id, person_id, message_id) do update
       set text = excluded.text, at = excluded.at`,
});

const forgetWords = statement({
  name: 'triage_forget_words',
  text: `
    delete from recent_words
     using channel
     where channel.desk_id = $1 and channel.connection_id = $2 and channel.external_id = $3
       and recent_words.desk_id = $1 and recent_words.channel_id = channel.channel_id and recent_words.message_id = $4`,
});

const eraseWords = statement({
  name: 'triage_erase_words',
  text: 'delete from recent_words where desk_id = $1 and at < $2',
});

const noteRemoval = statement({
  name: 'triage_note_removal',
  text: `
    insert into removed_message (desk_id, connection_id, conversation, message_id, removed_at)
    values ($1, $2, $3, $4, $5)
    on conflict do nothing`,
});

const wasRemoved = statement({
  name: 'triage_was_removed',
  text: `
    select exists (select from removed_message
                    where desk_id = $1 and connection_id = $2 and conversation = $3 and message_id = $4) as "yes"`,
  row: z.object({ yes: z.boolean() }),
});

const forgetRemovals = statement({
  name: 'triage_forget_removals',
  text: 'delete from removed_message where desk_id = $1 and removed_at < $2',
});

const vote = statement({
  name: 'triage_vote',
  text: 'update verdict set vote = $4, voted_at = $5 where desk_id = $1 and draft_id = $2 and person_id = $3',
});

export function createTriageStore({ client, deskId }: StoreContext): Stores['triage'] {
  return {
    async record(verdict) {
      const { channelId, messageId, personId, label, probability, signals, outcome, draftId, at } = verdict;
      const values = [channelId, messageId, personId, label, probability, signals, outcome, draftId, at];
      await affected(client, record, [deskId, ...values]);
    },
    verdictOn: (channelId, messageId) => maybeOne(client, verdictOn, [deskId, channelId, messageId]),
    answeredSince: async (channelId, personId, since) =>
      (await one(client, answeredSince, [deskId, channelId, personId, since])).yes,
    async mute(channelId, personId, at) {
      await affected(client, mute, [deskId, channelId, personId, at]);
    },
    isMuted: async (channelId, personId) => (await one(client, isMuted, [deskId, channelId, personId])).yes,
    recentWords: (channelId, personId, since) => run(client, recentWords, [deskId, channelId, personId, since]),
    async keepWords(channelId, personId, { messageId, text, at }) {
      await affected(client, keepWords, [deskId, channelId, personId, messageId, text, at]);
    },
    async forgetWords(connectionId, conversation, messageId) {
      await affected(client, forgetWords, [deskId, connectionId, conversation, messageId]);
    },
    eraseWords: (before) => affected(client, eraseWords, [deskId, before]),
    async noteRemoval(connectionId, conversation, messageId, at) {
      await affected(client, noteRemoval, [deskId, connectionId, conversation, messageId, at]);
    },
    wasRemoved: async (connectionId, conversation, messageId) =>
      (await one(client, wasRemoved, [deskId, connectionId, conversation, messageId])).yes,
    forgetRemovals: (before) => affected(client, forgetRemovals, [deskId, before]),
    async vote(draftId, personId, given, at) {
      await affected(client, vote, [deskId, draftId, personId, given, at]);
    },
  };
}
