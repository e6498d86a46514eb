import { inboxKeyOf } from '../../../../src/adapters/slack/read/inbox-key.ts';
import { eventEnvelopeSchema } from '../../../../src/adapters/slack/read/payloads.ts';
import { readEvent } from '../../../../src/adapters/slack/read/read-event.ts';

const ourselves = { botUserId: 'UBOT' };

const envelope = (event: Readonly<Record<string, unknown>>, rest: Readonly<Record<string, unknown>> = {}) =>
  eventEnvelopeSchema.parse({
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event: { type: 'message', channel: 'C1', channel_type: 'channel', ts: '2.0', ...event },
    ...rest,
  });
const read = (event: Readonly<Record<string, unknown>>) => readEvent(envelope(event), ourselves);

const place = { team: 'T1', channel: 'C1', isDirect: false, messageId: '2.0', threadId: null };
const said = { kind: 'said', ...place, user: 'U1', text: 'Salut', files: [] };
const file = { id: 'F1', permalink: 'https://files.example.com/F1' };

test.each([
  ['a message', { user: 'U1', text: 'Salut' }, said],
  ['a reply', { user: 'U1', text: 'Salut', thread_ts: '1.0' }, { ...said, threadId: '1.0' }],
  [
    'a reply shown in the channel',
    { subtype: 'thread_broadcast', user: 'U1', text: 'Salut', thread_ts: '1.0' },
    { ...said, threadId: '1.0' },
  ],
  ['/me', { subtype: 'me_message', user: 'U1', text: 'Salut' }, said],
  [
    'a screenshot without words',
    { subtype: 'file_share', user: 'U1', text: '', files: [file] },
    { ...said, text: '', files: [file] },
  ],
  [
    'a direct message',
    { user: 'U1', text: 'Salut', channel: 'D1', channel_type: 'im' },
    { ...said, channel: 'D1', isDirect: true },
  ],
  [
    'an edit',
    {
      subtype: 'message_changed',
      hidden: true,
      ts: '3.0',
      message: { user: 'U1', text: 'Salut', ts: '2.0', edited: { ts: '3.0', user: 'U1' } },
      previous_message: { user: 'U1', text: 'Saut', ts: '2.0' },
    },
    { ...said, kind: 'edited', version: '3.0' },
  ],
  [
    'a deletion',
    {
      subtype: 'message_deleted',
      hidden: true,
      ts: '3.0',
      deleted_ts: '2.0',
      previous_message: { user: 'U1', text: 'Salut', ts: '2.0' },
    },
    { kind: 'removed', ...place, user: 'U1' },
  ],
  [
    'a deletion that leaves a tombstone, since it has replies',
    {
      subtype: 'message_changed',
      hidden: true,
      ts: '3.0',
      message: {
        subtype: 'tombstone',
        user: 'USLACKBOT',
        text: 'This message was deleted.',
        ts: '2.0',
        thread_ts: '2.0',
      },
      previous_message: { user: 'U1', text: 'Salut', ts: '2.0', thread_ts: '2.0' },
    },
    { kind: 'removed', ...place, threadId: '2.0', user: 'U1' },
  ],
])('hears %s', (_what, event, gesture) => {
  expect(read(event)).toEqual(gesture);
});

test.each([
  ['our own message', { user: 'UBOT', text: 'Ticket #1' }],
  ['our own message, before we know who we are', { user: 'UBOT2', bot_id: 'B1', text: 'Ticket #1' }],
  ['another bot', { user: 'U2', bot_id: 'B2', text: 'Salut' }],
  ['an integration', { subtype: 'bot_message', bot_id: 'B2', text: 'Salut' }],
  ['Slack itself', { user: 'USLACKBOT', text: 'Salut' }],
  ['somebody who joins', { subtype: 'channel_join', user: 'U1', text: '<@U1> has joined' }],
  ['a new topic', { subtype: 'channel_topic', user: 'U1', text: 'topic' }],
  ['a hidden message', { user: 'U1', hidden: true, text: 'Salut' }],
  ['a message without words', { user: 'U1', text: '' }],
  ['a message of nobody', { text: 'Salut' }],
  [
    'the update of one of our cards',
    {
      subtype: 'message_changed',
      message: { user: 'UBOT', bot_id: 'B1', text: 'after', ts: '2.0' },
      previous_message: { user: 'UBOT', bot_id: 'B1', text: 'before', ts: '2.0' },
    },
  ],
  [
    'a link that was unfurled',
    {
      subtype: 'message_changed',
      message: { user: 'U1', text: 'https://a.fr', ts: '2.0', attachments: [{}] },
      previous_message: { user: 'U1', text: 'https://a.fr', ts: '2.0' },
    },
  ],
  [
    'the deletion of one of our cards',
    { subtype: 'message_deleted', previous_message: { user: 'UBOT', bot_id: 'B1', ts: '2.0' } },
  ],
  ['a deletion of which Slack says nothing', { subtype: 'message_deleted', deleted_ts: '2.0' }],
  ['an edit of which Slack says nothing', { subtype: 'message_changed' }],
])('does not hear %s', (_what, event) => {
  expect(read(event)).toBe('ignored');
});

test('belongs to the team that installed the app, not to the author’s', () => {
  const shared = envelope({ user: 'U1', text: 'Salut' }, { team_id: 'TGUEST', authorizations: [{ team_id: 'THOST' }] });

  expect(readEvent(shared, ourselves)).toMatchObject({ team: 'THOST' });
});

test.each([
  ['a message by its client’s id', { user: 'U1', text: 'a', client_msg_id: 'c-1' }, 'slack:T1:said:c-1'],
  ['a message without one by where it stands', { user: 'U1', text: 'a' }, 'slack:T1:C1:2.0'],
  [
    'an edit by its event',
    { subtype: 'message_changed', client_msg_id: 'c-1', message: { user: 'U1', text: 'b', ts: '2.0' } },
    'slack:T1:event:Ev1',
  ],
  [
    'a deletion by its event',
    { subtype: 'message_deleted', previous_message: { user: 'U1', ts: '2.0' } },
    'slack:T1:event:Ev1',
  ],
])('names %s', (_what, event, key) => {
  const delivered = envelope(event);
  const gesture = readEvent(delivered, ourselves);

  expect(gesture).not.toBe('ignored');
  if (gesture !== 'ignored') expect(inboxKeyOf(delivered, gesture)).toBe(key);
});
