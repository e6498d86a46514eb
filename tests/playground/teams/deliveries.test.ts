import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { BAD_TOKENS } from '../../../src/playground/teams/simulator-types.ts';
import { APP_ID, type ATenant, aTenant } from './a-tenant.ts';

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

test('every bad token reaches the app', async () => {
  for (const kind of BAD_TOKENS) await tenant.teams.knock(kind);
  expect(tenant.received).toHaveLength(BAD_TOKENS.length);
});
