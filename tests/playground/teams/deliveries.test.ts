import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { BAD_TOKENS } from '../../../src/playground/teams/simulator-types.ts';
import { APP_ID, type ATenant, aTenant, tokenOf } from './a-tenant.ts';

let tenant: ATenant;
beforeEach(async () => {
  tenant = await aTenant();
  await tenant.teams.installEverywhere();
  await tenant.teams.settled();
  tenant.received.length = 0;
});
afterEach(() => tenant.close());

const decoded = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

describe('an activity', () => {
  test('comes with a token that the published key verifies', async () => {
    await tenant.teams.say(tenant.camille, tenant.support, 'Bonjour');
    await tenant.teams.settled();

    const metadata = await (await fetch(tenant.teams.openIdMetadataUrl)).json();
    const { jwks_uri: address } = z.object({ jwks_uri: z.string() }).parse(metadata);
    const { keys } = z
      .object({ keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()) })) })
      .parse(await (await fetch(address)).json());
    const [header, claims, signature] = (tenant.received[0]?.headers.authorization ?? '').slice(7).split('.');
    const key = keys.find(({ kid }) => kid === decoded(header).kid);
    expect(key?.endorsements).toEqual(['msteams']);
    expect(
      verify(
        'sha256',
        Buffer.from(`${header}.${claims}`),
        createPublicKey({ key: { ...key }, format: 'jwk' }),
        Buffer.from(signature ?? '', 'base64url'),
      ),
    ).toBe(true);
    expect(decoded(claims)).toMatchObject({
      aud: APP_ID,
      iss: 'https://api.botframework.com',
      serviceurl: tenant.teams.serviceUrl(),
    });
  });

  test('has the shape of a message in a channel', async () => {
    const said = await tenant.teams.say(tenant.camille, tenant.support, '@Guichet le site est tombé');
    await tenant.teams.settled();

    const person = tenant.teams.people().find(({ id }) => id === tenant.camille);
    expect(tenant.activities()).toEqual([
      expect.objectContaining({
        type: 'message',
        id: said.id,
        text: '<at>Guichet</at> le site est tombé',
        channelId: 'msteams',
        serviceUrl: tenant.teams.serviceUrl(),
        locale: 'fr-FR',
        from: { id: person?.mri, name: 'Camille Roy', aadObjectId: tenant.camille },
        recipient: { id: `28:${APP_ID}`, name: 'Guichet' },
        conversation: {
          isGroup: true,
          conversationType: 'channel',
          tenantId: tenant.teams.tenantId,
          id: `${tenant.support};messageid=${said.id}`,
        },
        channelData: expect.objectContaining({
          channel: { id: tenant.support },
          tenant: { id: tenant.teams.tenantId },
        }),
        entities: [
          {
            type: 'mention',
            text: '<at>Guichet</at>',
            mentioned: { id: `28:${APP_ID}`, name: 'Guichet' },
          },
          expect.objectContaining({ type: 'clientInfo', timezone: 'Europe/Paris' }),
        ],
        attachments: [{ contentType: 'text/html', content: expect.stringContaining('schema.skype.com/Mention') }],
      }),
    ]);
  });
});

test('every bad token reaches the app, and none is the good one', async () => {
  for (const kind of BAD_TOKENS) await tenant.teams.knock(kind);
  const headers = tenant.received.map(({ headers: { authorization } }) => authorization);
  expect(headers).toHaveLength(BAD_TOKENS.length);
  expect(new Set(headers).size).toBe(BAD_TOKENS.length);
});

const teamNamed = (name: string) => {
  const team = tenant.teams.teams().find((one) => one.name === name);
  if (!team) throw new Error(`no team ${name}`);
  return team;
};

describe('what the app hears', () => {
  const alone = async () => {
    const { id } = teamNamed('Agence Lumière');
    await tenant.teams.uninstall(id);
    await tenant.teams.install(id);
    await tenant.teams.settled();
    tenant.received.length = 0;
  };
  const heard = async () => {
    await tenant.teams.settled();
    return tenant.activities();
  };

  test('is its mentions only, without the consent to read all', async () => {
    await alone();
    const said = await tenant.teams.say(tenant.camille, tenant.support, 'Le site bug');
    await tenant.teams.edit(tenant.camille, said, 'Le site bug encore');
    await tenant.teams.say(tenant.camille, tenant.support, '@Guichet le site bug');
    expect(await heard()).toMatchObject([{ text: '<at>Guichet</at> le site bug' }]);
  });

  test('is a mention made by an edit, too', async () => {
    await alone();
    const said = await tenant.teams.say(tenant.camille, tenant.support, 'Le site bug');
    await tenant.teams.edit(tenant.camille, said, '@Guichet le site bug');
    expect(await heard()).toMatchObject([{ type: 'messageUpdate' }]);
  });

  test('is everything in its own chat, which is installed by the first word', async () => {
    const chat = tenant.teams.personalChat(tenant.camille).id;
    await tenant.teams.say(tenant.camille, chat, 'Bonjour');
    const all = await heard();
    expect(all.map(({ type }) => type).sort()).toEqual(['conversationUpdate', 'installationUpdate', 'message']);
    expect(all.find(({ type }) => type === 'message')).toMatchObject({
      conversation: { conversationType: 'personal', id: chat },
      channelData: { tenant: { id: tenant.teams.tenantId } },
    });
  });

  test('is an edit, a deletion and its undoing, under the same id and in the same thread', async () => {
    const root = await tenant.teams.say(tenant.camille, tenant.support, 'Un');
    const reply = await tenant.teams.say(tenant.camille, tenant.support, 'Deux', { thread: root.id });
    await tenant.teams.settled();
    tenant.received.length = 0;
    await tenant.teams.edit(tenant.camille, reply, 'Trois');
    await tenant.teams.settled();
    await tenant.teams.remove(tenant.camille, reply);
    await tenant.teams.settled();
    await tenant.teams.undoRemove(tenant.camille, reply);

    const place = { id: reply.id, conversation: { id: `${tenant.support};messageid=${root.id}` } };
    expect(await heard()).toMatchObject([
      { ...place, type: 'messageUpdate', text: 'Trois', channelData: { eventType: 'editMessage' } },
      { ...place, type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
      { ...place, type: 'messageUpdate', text: 'Trois', channelData: { eventType: 'undeleteMessage' } },
    ]);
    expect(tenant.activities()[1]).not.toHaveProperty('text');
  });

  test('is a reaction to its own message, not to those of others', async () => {
    const said = await tenant.teams.say(tenant.camille, tenant.support, 'Un');
    const { body } = await tenant.post(tenant.support, { type: 'message', text: 'Deux' });
    const own = { conversation: tenant.support, id: String(body['id']) };
    await tenant.teams.react(tenant.camille, said, 'like');
    await tenant.teams.react(tenant.camille, own, 'heart');
    await tenant.teams.settled();
    await tenant.teams.react(tenant.camille, own, 'heart');
    await tenant.teams.settled();
    expect(tenant.activities('messageReaction')).toMatchObject([
      { replyToId: own.id, reactionsAdded: [{ type: 'heart' }] },
      { replyToId: own.id, reactionsRemoved: [{ type: 'heart' }] },
    ]);
  });

  test('is a command sent to it alone, which others do not see', async () => {
    const said = await tenant.teams.slash(tenant.camille, tenant.support, '/ticket #12');
    expect(await heard()).toMatchObject([{ text: 'ticket #12', recipient: { isTargeted: true } }]);
    expect(tenant.teams.messages(tenant.support, tenant.lea)).toEqual([]);
    expect(tenant.teams.messages(tenant.support, tenant.camille)).toMatchObject([{ id: said.id }]);
    await expect(tenant.teams.slash(tenant.camille, tenant.support, '/other')).rejects.toThrow('no command');
  });

  test('is who enters and leaves a team', async () => {
    const { id } = teamNamed('Équipe support');
    await tenant.teams.joinTeam(tenant.hugo, id);
    await tenant.teams.settled();
    await tenant.teams.leaveTeam(tenant.hugo, id);
    const account = expect.objectContaining({ aadObjectId: tenant.hugo });
    expect(await heard()).toMatchObject([
      { membersAdded: [account], channelData: { eventType: 'teamMemberAdded', team: { id } } },
      { membersRemoved: [account], channelData: { eventType: 'teamMemberRemoved' } },
    ]);
  });

  test('is where it was put and taken out, by its team', async () => {
    const { id, aadGroupId, name } = teamNamed('Équipe support');
    await tenant.teams.uninstall(id, tenant.lea);
    await tenant.teams.say(tenant.lea, tenant.triage, '@Guichet rien');
    const bot = { id: '28:11111111-2222-4333-8444-555555555555', name: 'Guichet' };
    const all = await heard();
    expect(all).toHaveLength(2);
    expect(all.find(({ type }) => type === 'installationUpdate')).toMatchObject({
      action: 'remove',
      conversation: { id },
      channelData: { team: { id, aadGroupId, name } },
      from: { aadObjectId: tenant.lea },
    });
    expect(all.find(({ type }) => type === 'conversationUpdate')).toMatchObject({ membersRemoved: [bot] });

    tenant.received.length = 0;
    await tenant.teams.install(id, { by: tenant.lea, channel: tenant.triage });
    await heard();
    const selectedChannel = { id: tenant.triage };
    expect(tenant.activities('installationUpdate')).toMatchObject([
      { action: 'add', conversation: selectedChannel, channelData: { team: { id }, settings: { selectedChannel } } },
    ]);
    expect(tenant.activities('conversationUpdate')).toMatchObject([{ conversation: { id }, membersAdded: [bot] }]);
  });

  test('is a file in its own chat, and only the words beside it elsewhere', async () => {
    const files = [{ name: 'erreur.pdf', mimetype: 'application/pdf', size: 10, isInline: false }];
    await tenant.teams.say(tenant.camille, tenant.teams.personalChat(tenant.camille).id, 'Voilà', { files });
    await tenant.teams.settled();
    await tenant.teams.say(tenant.camille, tenant.support, 'Voilà', { files });
    await tenant.teams.settled();
    expect(tenant.activities('message').map(({ attachments }) => attachments)).toMatchObject([
      [
        { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'erreur.pdf' },
        { contentType: 'text/html' },
      ],
      [{ contentType: 'text/html', content: expect.stringMatching(/^<p>Voilà<\/p><attachment id=/) }],
    ]);
  });

  test('is a picture pasted anywhere, which the app alone can fetch', async () => {
    const files = [{ name: 'ecran.png', mimetype: 'image/png', size: 12, isInline: true }];
    await tenant.teams.say(tenant.camille, tenant.support, 'Voilà', { files });
    const [activity] = await heard();
    const { attachments } = z
      .object({ attachments: z.array(z.looseObject({ contentType: z.string(), contentUrl: z.string().optional() })) })
      .parse(activity);
    const [picture] = attachments;
    expect(picture?.contentType).toBe('image/*');
    const address = picture?.contentUrl ?? '';
    expect((await fetch(address)).status).toBe(401);
    const fetched = await fetch(address, { headers: { authorization: `Bearer ${await tokenOf(tenant.teams)}` } });
    expect([fetched.headers.get('content-type'), (await fetched.arrayBuffer()).byteLength]).toEqual(['image/png', 12]);
  });

  test('may have its words in html alone', async () => {
    await tenant.teams.say(tenant.camille, tenant.support, 'Un & deux', { isHtmlOnly: true });
    expect(await heard()).toMatchObject([
      { text: '', attachments: [{ contentType: 'text/html', content: '<p>Un &amp; deux</p>' }] },
    ]);
  });

  test('has links and emoji as elements of their own in its html', async () => {
    await tenant.teams.say(tenant.camille, tenant.support, 'Voir https://x.example/?a=1&b=2. Merci 🙏');
    const link = 'https://x.example/?a=1&amp;b=2';
    const anchor = `<a href="${link}" rel="noreferrer noopener" title="${link}" target="_blank">${link}</a>`;
    const emoji = '<emoji id="1f64f" alt="🙏" title=""></emoji>';
    expect(await heard()).toMatchObject([
      {
        text: 'Voir https://x.example/?a=1&b=2. Merci 🙏',
        attachments: [{ content: `<p>Voir ${anchor}. Merci ${emoji}</p>` }],
      },
    ]);
  });

  test('shows in its html alone what an answer in a chat quotes', async () => {
    const chat = tenant.teams.personalChat(tenant.camille).id;
    const first = await tenant.teams.say(tenant.camille, chat, 'Un');
    await tenant.teams.say(tenant.camille, chat, 'Deux', { quotes: first.id });
    await tenant.teams.settled();
    expect(tenant.activities('message').find(({ text }) => text === 'Deux')).toMatchObject({
      attachments: [
        { content: expect.stringMatching(/^<blockquote .*Camille Roy.*Un<\/p><\/blockquote><p>Deux<\/p>$/) },
      ],
    });
    const { teams, camille, support } = tenant;
    const root = await teams.say(camille, support, 'x');
    await expect(teams.say(camille, support, 'x', { quotes: root.id })).rejects.toThrow('not quotes');
  });

  test('is what becomes of channels, which the Connector then knows or knows no more', async () => {
    const { id } = teamNamed('Agence Lumière');
    const channel = await tenant.teams.addChannel(tenant.camille, id, 'urgences');
    await tenant.teams.settled();
    await tenant.teams.renameChannel(tenant.camille, channel.id, 'feux');
    await tenant.teams.settled();
    expect((await tenant.post(channel.id, { type: 'message', text: 'x' })).status).toBe(201);
    await tenant.teams.removeChannel(tenant.camille, channel.id);
    expect((await tenant.post(channel.id, { type: 'message', text: 'x' })).status).toBe(404);
    const about = (eventType: string, name: string) => ({
      conversation: { id },
      channelData: { eventType, channel: { id: channel.id, name } },
    });
    expect(await heard()).toMatchObject([
      about('channelCreated', 'urgences'),
      about('channelRenamed', 'feux'),
      about('channelDeleted', 'feux'),
    ]);
  });

  test('is its mentions in a chat of several', async () => {
    const chat = await tenant.teams.startGroupChat(tenant.camille, 'Refonte', [tenant.hugo]);
    await tenant.teams.say(tenant.hugo, chat.id, 'Bonjour');
    await tenant.teams.say(tenant.hugo, chat.id, '@Guichet bonjour');
    await heard();
    expect(tenant.activities('message')).toMatchObject([
      { text: '<at>Guichet</at> bonjour', conversation: { conversationType: 'groupChat', id: chat.id } },
    ]);
    expect((await tenant.post(chat.id, { type: 'message', text: 'Bonjour' })).status).toBe(201);
    await expect(tenant.teams.say(tenant.lea, chat.id, 'x')).rejects.toThrow('sees no conversation');
  });

  test('names the time where the person is', async () => {
    await tenant.teams.say(tenant.hugo, tenant.support, 'Bonjour');
    expect(await heard()).toMatchObject([
      { localTimezone: 'America/Martinique', localTimestamp: expect.stringMatching(/-04:00$/) },
    ]);
  });

  test('says where Teams has moved to', async () => {
    const moved = tenant.teams.moveServiceUrl();
    await tenant.teams.say(tenant.camille, tenant.support, 'Bonjour');
    expect(await heard()).toMatchObject([{ serviceUrl: moved }]);
  });
});

describe('an activity that fails', () => {
  test.each([
    ['is late', { afterMs: 300 }, 100],
    ['breaks', { status: 500 }, 5000],
  ])('is sent again under the same id when the app %s', async (_how, reply, answerTimeoutMs) => {
    await tenant.close();
    tenant = await aTenant({ answerTimeoutMs });
    await tenant.teams.install(teamNamed('Agence Lumière').id, { readsAllMessages: true });
    await tenant.teams.settled();
    const before = tenant.teams.deliveries().length;
    tenant.answer(() => reply);
    const said = await tenant.teams.say(tenant.camille, tenant.support, 'Bonjour');
    await tenant.teams.settled();
    const sent = tenant.teams.deliveries().slice(before);
    expect(sent.map(({ activity, attempt }) => [activity['id'], attempt])).toEqual([
      [said.id, 0],
      [said.id, 1],
      [said.id, 2],
    ]);
  });

  test('is not sent again when the app refuses it', async () => {
    tenant.answer(() => ({ status: 403 }));
    await tenant.teams.say(tenant.camille, tenant.support, 'Bonjour');
    await tenant.teams.settled();
    expect(tenant.activities()).toHaveLength(1);
  });
});

test('activities come twice, or backwards, on demand', async () => {
  tenant.teams.arm({ kind: 'duplicate_delivery', copies: 2 });
  await tenant.teams.say(tenant.camille, tenant.support, 'Un');
  await tenant.teams.settled();
  tenant.teams.arm({ kind: 'reordered_delivery', count: 2 });
  await tenant.teams.say(tenant.camille, tenant.support, 'Deux');
  await tenant.teams.say(tenant.camille, tenant.support, 'Trois');
  await tenant.teams.settled();
  expect(tenant.activities().map(({ text }) => text)).toEqual(['Un', 'Un', 'Trois', 'Deux']);
});

test('what people cannot do, they cannot do here', async () => {
  const { teams, camille, hugo, support, triage } = tenant;
  const said = await teams.say(camille, support, 'Bonjour');
  await expect(teams.say(camille, triage, 'x')).rejects.toThrow('sees no conversation');
  await expect(teams.say(camille, support, 'x', { thread: '1' })).rejects.toThrow('no thread');
  await expect(teams.edit(hugo, said, 'x')).rejects.toThrow("isn't");
  await expect(teams.remove(hugo, said)).rejects.toThrow("isn't");
  await teams.remove(camille, said);
  await expect(teams.edit(camille, said, 'x')).rejects.toThrow('sees no message');
});
