import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { until } from '../../support/until.ts';
import { CAMILLE, SUPPORT, TRIAGE } from './a-slack-desk.ts';
import {
  APP,
  anInstallableDesk,
  aWorkspace,
  INES,
  type InstallableDesk,
  PUBLIC_URL,
  tokenByHand,
} from './an-installable-desk.ts';

let database: TestDatabase;
let desk: InstallableDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await anInstallableDesk(database.dataSource);
});
afterAll(async () => {
  await desk.stop();
  await database.close();
});

/** Two workspaces in which the app is not installed yet. */
let lumiere: SlackSimulator;
let phare: SlackSimulator;
beforeEach(async () => {
  lumiere = await desk.reaches(await aWorkspace('Lumière'));
  phare = await desk.reaches(await aWorkspace('Phare'));
});
afterEach(async () => {
  await lumiere.close();
  await phare.close();
});

const rows = (sql: string, ...values: unknown[]) => database.dataSource.query(sql, values);
const installationOf = async ({ teamId }: SlackSimulator) =>
  (await rows('select * from slack_installation where team_id = $1', teamId))[0];
const installationsHere = () =>
  rows('select team_id from slack_installation where team_id = any ($1)', [lumiere.teamId, phare.teamId]);

/** What `/ticket setup` settles, until it is there. */
async function setUp({ teamId }: SlackSimulator): Promise<void> {
  for (const [externalId, role] of [
    [SUPPORT, 'support'],
    [TRIAGE, 'triage'],
  ])
    await rows(settledChannel, teamId, externalId, role);
}

const settledChannel = `
  insert into channel (desk_id, channel_id, connection_id, external_id, role, name)
  select desk_id, gen_random_uuid(), connection_id, $2, $3, '' from connection where external_id = $1`;

const privately = (workspace: SlackSimulator, user = CAMILLE) =>
  workspace.messages(SUPPORT, user).filter(({ onlyFor }) => onlyFor === user);

describe('the page for installing', () => {
  test('is in the language of the browser, and goes to Slack with the scopes of the manifest', async () => {
    const french = await desk.begin('fr-FR,fr;q=0.9,en;q=0.8');
    const english = await desk.begin('en-GB,en;q=0.9');

    expect(french.html).toContain('Ajouter à Slack');
    expect(english.html).toContain('Add to Slack');
    const asked = new URL(french.slackLink).searchParams;
    expect(asked.get('client_id')).toBe(APP.clientId);
    expect(asked.get('redirect_uri')).toBe(`${PUBLIC_URL}/slack/oauth_redirect`);
    expect(asked.get('scope')?.split(',')).toEqual(expect.arrayContaining(['chat:write', 'commands', 'users:read']));
  });

  test('is kept by nobody, framed by nobody, and its cookie is out of reach of scripts', async () => {
    const { headers } = await desk.begin();

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('set-cookie')).toMatch(/Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  });

  test('answers GET only', async () => {
    expect((await fetch(`${desk.address}/slack/install`, { method: 'POST' })).status).toBe(405);
  });
});

describe('an installation', () => {
  test('gives the workspace a desk, and whoever made it its administration', async () => {
    const { status, html } = await desk.install(lumiere);

    expect(status).toBe(200);
    expect(html).toContain('Guichet est installé dans Lumière');
    expect(html).toContain('/ticket setup');
    const [person] = await rows(
      `select person.role, person.name, desk.name as desk
         from slack_installation join identity using (desk_id, connection_id) join person using (desk_id, person_id)
         join desk using (desk_id)
        where slack_installation.team_id = $1 and identity.external_id = $2`,
      lumiere.teamId,
      INES,
    );
    expect(person).toEqual({ role: 'admin', name: 'Inès Bernard', desk: 'Lumière' });
  });

  test('leaves no token in clear: not in the database, not on the page, not in the log', async () => {
    const { html } = await desk.install(lumiere);

    const kept = JSON.stringify(await installationOf(lumiere), (_key, value: unknown) =>
      isBytes(value) ? Buffer.from(value.data).toString('latin1') : value,
    );
    expect(kept).toContain(lumiere.teamId);
    for (const told of [kept, html, JSON.stringify(desk.log.lines)]) expect(told).not.toMatch(/xox[be]/);
  });

  test('serves two workspaces, each with its own token', async () => {
    await desk.install(lumiere);
    await desk.install(phare);
    await Promise.all([setUp(lumiere), setUp(phare)]);

    await Promise.all([
      lumiere.say(CAMILLE, SUPPORT, 'Salut, le site de Lumière bug'),
      phare.say(CAMILLE, SUPPORT, 'Salut, le site de Phare bug'),
    ]);

    await until(() => privately(lumiere).length > 0 && privately(phare).length > 0);
    expect([privately(lumiere).length, privately(phare).length]).toEqual([1, 1]);
    // Another's token would have been refused, and the refusal recorded.
    for (const workspace of [lumiere, phare])
      for (const call of workspace.apiCalls()) expect(call.response).toMatchObject({ ok: true });
    const desks = await rows(
      'select count(distinct desk_id)::int as desks from connection where external_id = any ($1)',
      [lumiere.teamId, phare.teamId],
    );
    expect(desks).toEqual([{ desks: 2 }]);
  });

  test('lets a command be answered with the token of its own workspace', async () => {
    await desk.install(lumiere);
    await desk.install(phare);

    const outcome = await phare.command(INES, SUPPORT, '/ticket', 'setup');

    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(phare.openView(INES)).toBeDefined();
    expect(lumiere.apiCalls('views.open')).toEqual([]);
  });

  test('is heard and answered over sockets where Slack cannot reach us (Socket Mode)', async () => {
    const appToken = 'xapp-of-the-tests';
    const far = await aWorkspace('Lointain', { appToken });
    const sockets = { SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: appToken };
    const own = await openTestDatabase();
    const behindFirewall = await anInstallableDesk(own.dataSource, sockets, [far]);

    expect((await behindFirewall.install(far)).html).toContain('Guichet est installé dans Lointain');
    expect(await far.command(INES, SUPPORT, '/ticket', 'setup')).toEqual({ kind: 'acknowledged' });
    expect(far.openView(INES)).toBeDefined();
    await own.dataSource.query(settledChannel, [far.teamId, SUPPORT, 'support']);
    await far.say(CAMILLE, SUPPORT, 'Salut, le site bug');
    await until(() => privately(far).length === 1);
    far.uninstall();
    await until(async () => {
      const [row] = await own.dataSource.query('select state from slack_installation');
      return row.state === 'revoked';
    });

    expect((await fetch(`${behindFirewall.address}/slack/events`, { method: 'POST' })).status).toBe(404);
    await behindFirewall.stop();
    await own.close();
    await far.close();
  });

  test('made again replaces the tokens and keeps the desk', async () => {
    await desk.install(lumiere);
    const before = await installationOf(lumiere);
    await desk.install(lumiere, 'allow', CAMILLE);
    const after = await installationOf(lumiere);

    expect([after.desk_id, after.connection_id]).toEqual([before.desk_id, before.connection_id]);
    expect(after.installed_by).toBe(CAMILLE);
    expect(Buffer.compare(after.bot_token, before.bot_token)).not.toBe(0);
  });
});

describe('an installation that does not succeed keeps nothing, and says why', () => {
  afterEach(async () => expect(await installationsHere()).toEqual([]));

  test('cancelled on Slack’s page', async () => {
    const { status, html } = await desk.install(lumiere, 'cancel');
    expect([status, html.includes('Installation annulée')]).toEqual([200, true]);
  });

  test('for a whole organisation', async () => {
    const { status, html } = await desk.install(lumiere, 'allow_for_organisation');
    expect([status, html.includes('Un espace de travail à la fois')]).toEqual([409, true]);
  });

  test('in another browser than it began in', async () => {
    const begun = await desk.begin();
    const redirect = lumiere.authorize(begun.slackLink, INES, 'allow');

    expect((await desk.comeBack(redirect, '')).status).toBe(400);
    expect((await desk.comeBack(redirect, (await desk.begin()).cookie)).status).toBe(400);
    expect(lumiere.apiCalls('oauth.v2.access')).toEqual([]);
  });

  test('with a state that is not ours', async () => {
    const begun = await desk.begin();
    const forged = `${'0'.repeat(32)}.${Date.now() + 60_000}.${'0'.repeat(64)}`;
    const link = new URL(begun.slackLink);
    link.searchParams.set('state', forged);

    const answer = await desk.comeBack(lumiere.authorize(link.toString(), INES, 'allow'), `guichet_install=${forged}`);

    expect(answer.status).toBe(400);
  });

  test('after more than ten minutes', async () => {
    const begun = await desk.begin();
    const redirect = lumiere.authorize(begun.slackLink, INES, 'allow');
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 601_000);

    const answer = await desk.comeBack(redirect, begun.cookie, 'en');
    jest.restoreAllMocks();

    expect([answer.status, answer.html.includes('no longer valid')]).toEqual([400, true]);
  });

  test.each([
    ['bad_client_secret', 502, 'SLACK_CLIENT_SECRET'],
    ['bad_redirect_uri', 502, `${PUBLIC_URL}/slack/oauth_redirect`],
    ['invalid_code', 400, 'plus valable'],
    ['internal_error', 503, 'pas abouti'],
  ])('refused by Slack with %s', async (error, status, words) => {
    lumiere.arm({ kind: 'api_error', method: 'oauth.v2.access', error });

    const answer = await desk.install(lumiere);

    expect([answer.status, answer.html.includes(words)]).toEqual([status, true]);
  });

  test('with words of a stranger in the address', async () => {
    const begun = await desk.begin();
    const state = new URL(begun.slackLink).searchParams.get('state') ?? '';
    const redirect = new URL(`${PUBLIC_URL}/slack/oauth_redirect`);
    redirect.search = new URLSearchParams({ state, error: '<script>alert(1)</script>' }).toString();

    const { html } = await desk.comeBack(redirect.toString(), begun.cookie);

    expect(html).not.toContain('<script');
  });
});

test('an installation comes back once', async () => {
  const begun = await desk.begin();
  const redirect = lumiere.authorize(begun.slackLink, INES, 'allow');

  const [first, second] = [await desk.comeBack(redirect, begun.cookie), await desk.comeBack(redirect, begun.cookie)];

  expect([first.status, second.status]).toEqual([200, 400]);
  expect(lumiere.apiCalls('oauth.v2.access')).toHaveLength(1);
});

test('whoever Slack could not describe is told to start again, and is an administrator then', async () => {
  lumiere.arm({ kind: 'api_error', method: 'users.info', error: 'internal_error' });

  expect((await desk.install(lumiere)).html).toContain('Recommencez dans un instant');
  expect((await desk.install(lumiere)).html).toContain('/ticket setup');
});

describe('an app that is removed', () => {
  test('leaves no token, buries what waits, and works again with the same desk once installed anew', async () => {
    await desk.install(lumiere);
    await setUp(lumiere);
    await lumiere.say(CAMILLE, SUPPORT, 'Salut, le site bug');
    const before = await installationOf(lumiere);
    await until(
      async () =>
        (await rows(`select 1 from outbox_message where desk_id = $1 and state = 'sent'`, before.desk_id)).length === 1,
    );
    // Slack asked us to wait there.
    await rows(`update destination set due_at = now() + interval '1 hour' where desk_id = $1`, before.desk_id);
    await rows(
      `insert into outbox_message (desk_id, outbox_id, dedupe_key, destination_id, turn, place, connection_id, payload, state)
       select desk_id, gen_random_uuid(), 'waits', destination_id, turn, 0, connection_id, '{}', 'ready'
         from destination where desk_id = $1 limit 1`,
      before.desk_id,
    );

    lumiere.uninstall();
    const left = await until(async () => {
      const row = await installationOf(lumiere);
      return row.state === 'revoked' && row;
    });

    expect([left.bot_token, left.key_id, left.refresh_token]).toEqual([null, null, null]);
    expect(await rows(`select state, detail from outbox_message where dedupe_key = 'waits'`)).toEqual([
      { state: 'dead', detail: 'app_uninstalled' },
    ]);
    await rows(`delete from outbox_message where dedupe_key = 'waits'`);

    await desk.install(lumiere);
    const after = await installationOf(lumiere);
    expect([after.state, after.desk_id, after.connection_id]).toEqual(['active', before.desk_id, before.connection_id]);
    await lumiere.command(CAMILLE, SUPPORT, '/ticket', '');
    expect(lumiere.openView(CAMILLE)).toBeDefined();
  });

  test('is not taken for removed by a late event of before a new installation', async () => {
    await desk.install(lumiere);
    await lumiere.settled();
    lumiere.arm({ kind: 'reordered_delivery', count: 3 });
    lumiere.uninstall();
    await desk.install(lumiere);
    lumiere.disarmAll();
    await lumiere.settled();
    const keys = [`slack:${lumiere.teamId}:event:%`];

    await until(async () => {
      const events = await rows('select state from inbox_event where inbox_key like $1', keys[0]);
      return events.length >= 2 && events.every(({ state }: { state: string }) => state === 'done');
    });

    expect((await installationOf(lumiere)).state).toBe('active');
  });
});

describe('a workspace whose token stands in the environment', () => {
  const byHand = ({ teamId }: SlackSimulator) => ({
    SLACK_BOT_TOKEN: tokenByHand(teamId),
    SLACK_SUPPORT_CHANNELS: SUPPORT,
    SLACK_TRIAGE_CHANNEL: TRIAGE,
  });

  test('is served beside those that install the app, and cannot be installed itself', async () => {
    const own = await aWorkspace('Maison', { isByHand: true });
    // Its own: the workers of the other desk do not know the token by hand.
    const alone = await openTestDatabase();
    const both = await anInstallableDesk(alone.dataSource, byHand(own), [own]);
    await both.reaches(lumiere);

    const [refused, installed] = [await both.install(own), await both.install(lumiere)];
    await own.say(CAMILLE, SUPPORT, 'Salut, le site bug');
    await until(() => privately(own).length === 1);
    await lumiere.command(INES, SUPPORT, '/ticket', 'setup');

    expect([refused.status, refused.html.includes('déjà servi'), installed.status]).toEqual([409, true, 200]);
    expect(await alone.dataSource.query('select team_id from slack_installation')).toEqual([
      { team_id: lumiere.teamId },
    ]);
    expect(lumiere.openView(INES)).toBeDefined();
    await both.stop();
    await alone.close();
    await own.close();
  });

  test('that has installed the app before keeps the desk from starting, with the line to remove', async () => {
    const own = await aWorkspace('Maison', { isByHand: true });
    await desk.reaches(own);
    await desk.install(own);

    await expect(anInstallableDesk(database.dataSource, byHand(own), [own])).rejects.toThrow(
      `SLACK_BOT_TOKEN: the workspace ${own.teamId} has installed the app`,
    );
    await own.close();
  });
});

function isBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}
