import { z } from 'zod';
import type { Stores } from '../../../app/ports/stores.ts';
import { affected, maybeOne, one, run, statement } from '../engine/statement.ts';
import { channelVoteRow, keptVoteRow, verdictRow } from '../rows/verdict.rows.ts';
import type { StoreContext } from './store-context.ts';

const record = statement({
  name: 'triage_record',
  text: `
    insert into verdict (desk_id, channel_id, message_id, person_id, label, probability, signals, outcome, draft_id,
                         text_hash, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (desk_id, channel_id, message_id) do update
       set person_id = excluded.person_id, label = excluded.label, probability = excluded.probability,
           signals = excluded.signals, outcome = excluded.outcome, draft_id = excluded.draft_id,
           text_hash = excluded.text_hash, at = excluded.at`,
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
           text_hash   as "textHash",
           at          as "at"
      from verdict
     where desk_id = $1 and channel_id = $2 and message_id = $3`,
  row: verdictRow,
});

const answeredIn = statement({
  name: 'triage_answered_in',
  text: `
    select exists (select from verdict
                    where desk_id = $1 and channel_id = $2 and person_id = $3 and at between $4 and $5
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

const unmute = statement({
  name: 'triage_unmute',
  text: 'delete from prompt_mute where desk_id = $1 and channel_id = $2 and person_id = $3',
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
     where desk_id = $1 and channel_id = $2 and person_id = $3 and at between $4 and $5
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

const pointAt = statement({
  name: 'triage_point_at',
  text: `
    insert into triage_vote (desk_id, channel_id, message_id, person_id, noted_at, draft_id,
                             label, probability, signals, outcome, text_hash)
    select desk_id, channel_id, message_id, $4::uuid, $7::timestamptz, $5::uuid, label, probability, signals, outcome, coalesce(text_hash, $6)
      from verdict
     where desk_id = $1 and channel_id = $2 and message_id = $3
    on conflict (desk_id, channel_id, message_id, person_id) do update
       set draft_id = excluded.draft_id, noted_at = excluded.noted_at`,
});

// Either they pointed at the message, or its own prompt asked them: of the messages that joined a draft, nobody was asked.
const vote = statement({
  name: 'triage_vote',
  text: `
    with pointed as (
      update triage_vote
         set vote = $4, voted_at = $5, noted_at = $5
       where desk_id = $1 and draft_id = $2 and person_id = $3
      returning message_id
    ), asked as (
      insert into triage_vote (desk_id, channel_id, message_id, person_id, vote, voted_at, noted_at, draft_id,
                               label, probability, signals, outcome, text_hash)
      select desk_id, channel_id, message_id, person_id, $4, $5, $5, draft_id,
             label, probability, signals, outcome, text_hash
        from verdict
       where desk_id = $1 and draft_id = $2 and person_id = $3 and outcome in ('answered', 'unsure')
         and not exists (select from pointed where pointed.message_id = verdict.message_id)
      on conflict (desk_id, channel_id, message_id, person_id) do update
         set vote = excluded.vote, voted_at = excluded.voted_at, noted_at = excluded.noted_at,
             draft_id = excluded.draft_id
      returning message_id
    )
    select exists (select from pointed) or exists (select from asked) as "yes"`,
  row: z.object({ yes: z.boolean() }),
});

/** The newest are enough: of each person three count. */
const MOST_VOTES = 500;

const votesAgainst = statement({
  name: 'triage_votes_against',
  text: `
    select person_id as "personId", message_id as "messageId", vote, voted_at as "at"
      from triage_vote
     where desk_id = $1 and channel_id = $2 and corrects and voted_at >= $3
     order by voted_at desc
     limit ${MOST_VOTES}`,
  row: channelVoteRow,
});

const keptVotes = statement({
  name: 'triage_kept_votes',
  text: `
    select channel_id  as "channelId",
           label       as "label",
           probability as "probability",
           outcome     as "outcome",
           text_hash   as "textHash",
           signals     as "signals",
           vote        as "vote",
           voted_at    as "votedAt"
      from triage_vote
     where desk_id = $1 and vote is not null
     order by voted_at, channel_id, message_id, person_id`,
  row: keptVoteRow,
});

const eraseVerdicts = statement({
  name: 'triage_erase_verdicts',
  text: 'delete from verdict where desk_id = $1 and at < $2',
});

const eraseVotes = statement({
  name: 'triage_erase_votes',
  text: `
    delete from triage_vote
     where desk_id = $1 and noted_at < greatest($2::timestamptz, $3::timestamptz)
       and (noted_at < $2 or noted_at < $3 and vote is null)`,
});

export function createTriageStore({ client, deskId }: StoreContext): Stores['triage'] {
  return {
    async record(verdict) {
      const { channelId, messageId, personId, label, probability, signals, outcome, draftId, textHash, at } = verdict;
      const values = [channelId, messageId, personId, label, probability, signals, outcome, draftId, textHash, at];
      await affected(client, record, [deskId, ...values]);
    },
    verdictOn: (channelId, messageId) => maybeOne(client, verdictOn, [deskId, channelId, messageId]),
    answeredIn: async (channelId, personId, { since, until }) =>
      (await one(client, answeredIn, [deskId, channelId, personId, since, until])).yes,
    async mute(channelId, personId, at) {
      await affected(client, mute, [deskId, channelId, personId, at]);
    },
    async unmute(channelId, personId) {
      await affected(client, unmute, [deskId, channelId, personId]);
    },
    isMuted: async (channelId, personId) => (await one(client, isMuted, [deskId, channelId, personId])).yes,
    recentWords: (channelId, personId, { since, until }) =>
      run(client, recentWords, [deskId, channelId, personId, since, until]),
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
    async pointAt(channelId, messageId, { personId, draftId, textHash, at }) {
      await affected(client, pointAt, [deskId, channelId, messageId, personId, draftId, textHash, at]);
    },
    vote: async (draftId, personId, given, at) => (await one(client, vote, [deskId, draftId, personId, given, at])).yes,
    votesAgainst: (channelId, since) => run(client, votesAgainst, [deskId, channelId, since]),
    keptVotes: () => run(client, keptVotes, [deskId]),
    async eraseVotes(before, unsentBefore) {
      await affected(client, eraseVerdicts, [deskId, before]);
      await affected(client, eraseVotes, [deskId, before, unsentBefore]);
    },
  };
}
