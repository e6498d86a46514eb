import { activitySchema } from '../../../../src/adapters/teams/read/activity.ts';
import { inboxKeyOf } from '../../../../src/adapters/teams/read/inbox-key.ts';
import { readEvent } from '../../../../src/adapters/teams/read/read-event.ts';
import { readMessage } from '../../../../src/adapters/teams/read/read-message.ts';

const BOT = { id: '28:app', name: 'Guichet' };
const CHANNEL = '19:support@thread.tacv2';
const mention = { type: 'mention', text: '<at>Guichet</at>', mentioned: BOT };

/** A message of Camille's in a channel, as Teams sends it, save what is named. */
const activity = (but: Readonly<Record<string, unknown>> = {}) =>
  activitySchema.parse({
    type: 'message',
    id: '1764000000001',
    timestamp: '2026-11-24T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: '29:camille', aadObjectId: 'AAD-Camille', name: 'Camille' },
    recipient: BOT,
    conversation: { id: `${CHANNEL};messageid=1764000000001`, conversationType: 'channel', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    text: 'Le site est en panne',
    ...but,
  });

describe('what happens in Teams', () => {
  test('is a message at the root of a channel, of an account of the directory', () => {
    const event = readEvent(activity());

    expect(event).toMatchObject({
      kind: 'said',
      conversation: CHANNEL,
      isDirect: false,
      messageId: '1764000000001',
      threadId: null,
      author: 'aad-camille',
      text: 'Le site est en panne',
      addressed: null,
    });
  });

  test('is a reply in a thread, an edit of it, a deletion', () => {
    const conversation = { id: `${CHANNEL};messageid=1763999999999`, conversationType: 'channel' };
    const edit = { type: 'messageUpdate', conversation, channelData: { eventType: 'editMessage' } };

    expect(readEvent(activity({ conversation }))).toMatchObject({ kind: 'said', threadId: '1763999999999' });
    expect(readEvent(activity(edit))).toMatchObject({ kind: 'edited', version: '2026-11-24T09:00:00.000Z' });
    expect(readEvent(activity({ type: 'messageDelete' }))).toMatchObject({ kind: 'removed' });
  });

  test('is said to the desk by its name, alone with it, or behind a slash', () => {
    const named = { text: '<at>Guichet</at>&nbsp;ticket 12', entities: [mention] };
    const personal = { id: 'a:chat', conversationType: 'personal' };

    expect(readEvent(activity(named))).toMatchObject({ text: 'ticket 12', addressed: 'by_name' });
    expect(readEvent(activity({ conversation: personal }))).toMatchObject({ isDirect: true, addressed: 'alone' });
    expect(readEvent(activity({ recipient: { ...BOT, isTargeted: true } }))).toMatchObject({ addressed: 'by_slash' });
  });

  test.each([
    ['what we say ourselves', { from: BOT }],
    ['what another bot says', { from: { id: '28:other', aadObjectId: 'x' } }],
    ['what nobody signed in says', { from: { id: '29:anonymous' } }],
    ['a click that Teams makes a message of', { text: null, value: {} }],
    ['a message that was brought back', { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }],
    ['a channel that was renamed', { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } }],
    ['somebody’s reaction', { type: 'messageReaction' }],
    ['that the app was taken out', { type: 'installationUpdate', action: 'remove' }],
  ])('is ignored: %s', (_what, but) => {
    expect(readEvent(activity(but))).toBe('ignored');
  });

  test('is the app in a team, where it was put by somebody', () => {
    const settings = { selectedChannel: { id: '19:chosen@thread.tacv2' } };
    const put = { type: 'installationUpdate', action: 'add', channelData: { settings } };

    expect(readEvent(activity(put))).toEqual({
      kind: 'entered',
      conversation: '19:chosen@thread.tacv2',
      by: 'aad-camille',
    });
  });

  test('is who joins or leaves a team, save ourselves', () => {
    const joined = { type: 'conversationUpdate', membersAdded: [BOT, { id: '29:lea' }] };

    expect(readEvent(activity(joined))).toEqual({ kind: 'members_changed', conversation: CHANNEL });
    expect(readEvent(activity({ ...joined, membersAdded: [BOT] }))).toBe('ignored');
  });

  test('has a key that its redelivery repeats, and that another edit does not', () => {
    const keyOf = (but: Readonly<Record<string, unknown>>) => {
      const event = readEvent(activity(but));
      return event === 'ignored' ? undefined : inboxKeyOf('tenant', activity(but), event);
    };
    const edit = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };

    expect(keyOf({})).toBe(`teams:tenant:${CHANNEL}:1764000000001`);
    expect(keyOf(edit)).toBe(`teams:tenant:${CHANNEL}:1764000000001:edited:2026-11-24T09:00:00.000Z`);
    expect(keyOf({ ...edit, timestamp: '2026-11-24T09:01:00.000Z' })).not.toBe(keyOf(edit));
  });
});

describe('the words of a message', () => {
  const read = (html: string, ownNames: readonly string[] = []) => readMessage({ text: '', html, ownNames });

  test.each([
    [
      'paragraphs and lists',
      '<p>Deux soucis :</p>\n<ul><li>panier</li><li>paiement</li></ul>',
      'Deux soucis :\n- panier\n- paiement',
    ],
    [
      'links, with their labels',
      'voir <a href="https://site.example/a?b=1&amp;c=2">ici</a>',
      'voir ici (https://site.example/a?b=1&c=2)',
    ],
    [
      'links that are their own label',
      '<a href="https://site.example/">https://site.example</a>',
      'https://site.example/',
    ],
    ['what was typed, not what it would be', '<p>a &lt;b&gt; &amp;lt; c&nbsp;!</p>', 'a <b> &lt; c !'],
    [
      'mentions of people',
      '<span itemtype="http://schema.skype.com/Mention" itemid="0">Léa</span> regarde',
      '@Léa regarde',
    ],
    [
      'nothing of what is quoted',
      '<blockquote itemtype="http://schema.skype.com/Reply"><p>avant</p></blockquote><p>après</p>',
      'après',
    ],
    ['nothing of pictures', '<p>regarde <img src="https://x.example/i" alt="image"></p>', 'regarde'],
  ])('keep %s', (_what, html, words) => {
    expect(read(html)).toBe(words);
  });

  test('are those to the desk, without its name', () => {
    expect(read('<at id="0">Guichet</at>,&nbsp;prendre 12', ['Guichet'])).toBe('prendre 12');
    expect(readMessage({ text: '<at>Guichet</at> aide', html: undefined, ownNames: ['Guichet'] })).toBe('aide');
  });
});
