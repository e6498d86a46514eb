import type { Typed } from '../../../src/forms/form.ts';
import { type Desk, desksOfThisFile, type Name, SUPPORT, TEAMS_SUPPORT, TRIAGE } from '../../support/a-desk.ts';

const { aDesk, dataSource } = desksOfThisFile();

const chosen = (changes: Typed = {}): Typed => ({
  setup_triage: TRIAGE,
  setup_support: [SUPPORT],
  setup_join: ['yes'],
  setup_preset: 'agence',
  setup_language: 'fr',
  ...changes,
});
/** A desk with an administrator, in the channels that it was set up with. */
const administered = async (): Promise<Desk> => {
  const desk = await aDesk();
  await desk.app.giveRole({ ...desk, externalId: 'UINÈS', role: 'admin' });
  for (const id of [SUPPORT, TRIAGE]) desk.directory.hasConversation(id);
  return desk;
};
const admin = (desk: Desk) => ({ ...desk.as('Inès'), actor: { ...desk.person('Inès'), role: 'admin' as const } });
const setsUp = (desk: Desk, typed: Typed) =>
  desk.app.setUpDesk({ ...admin(desk), connectionId: desk.connectionId, typed, at: desk.clock.now() });
const rolesOf = (desk: Desk) =>
  desk.stores(async ({ channels }) => ({
    support: (await channels.withRole('support')).map(({ externalId }) => externalId),
    triage: (await channels.withRole('triage')).map(({ externalId }) => externalId),
    ignored: (await channels.withRole('ignored')).map(({ externalId }) => externalId),
  }));

describe('the form of /ticket setup', () => {
  test('shows an administrator what is now', async () => {
    const desk = await administered();

    const started = await desk.app.startSetup({ ...admin(desk), connectionId: desk.connectionId });

    expect(started).toMatchObject({ kind: 'form', dialog: { submits: 'desk.setup', typed: chosen() } });
  });

  test.each(['Camille', 'Léa', 'Inès', 'Zoé'] as const)('is not for %s, who reads who may', async (name) => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UNORA', name: 'Nora Diallo' });
    await desk.app.giveRole({ ...desk, externalId: 'UNORA', role: 'admin' });
    const request = { ...desk.as(name), connectionId: desk.connectionId };

    const refused = { kind: 'forbidden', administrators: ['Nora Diallo'] };
    expect(await desk.app.startSetup(request)).toEqual(refused);
    expect(await desk.app.setUpDesk({ ...request, typed: chosen(), at: desk.clock.now() })).toEqual(refused);
  });

  test('makes an administrator of whoever has the address of the environment, unless they are a guest', async () => {
    const desk = await aDesk();
    const start = async (name: Name) => {
      const { kind } = await desk.app.startSetup({ ...desk.as(name), connectionId: desk.connectionId });
      return kind;
    };
    desk.directory.knows({ externalId: 'UCAMILLE', name: 'Camille', email: 'Patron@Example.org' });
    desk.directory.knows({ externalId: 'UZOÉ', name: 'Zoé', email: 'patron@example.org', isExternal: true });
    desk.directory.knows({ externalId: 'ULÉA', name: 'Léa', email: 'lea@example.org' });

    expect(await start('Zoé')).toBe('forbidden');
    expect(await start('Léa')).toBe('forbidden');
    expect(await start('Camille')).toBe('form');
    expect((await desk.stores(({ people }) => people.withRole('admin'))).map(({ name }) => name)).toEqual(['Camille']);
  });
});

describe('setting up a desk', () => {
  test('keeps channels, rules and language at once, enters public channels, tells each, and notes who did it', async () => {
    const desk = await administered();
    desk.directory.hasConversation('CEQUIPE', { name: 'equipe', isOurs: false });
    desk.directory.hasConversation('CAIDE', { name: 'aide' });
    const typed = chosen({
      setup_triage: 'CEQUIPE',
      setup_support: ['CAIDE'],
      setup_preset: 'workflow-support',
      setup_language: 'en',
    });

    expect(await setsUp(desk, typed)).toEqual({ kind: 'set_up', support: ['aide'], triage: 'equipe' });
    await setsUp(desk, typed);

    expect(await rolesOf(desk)).toEqual({
      support: ['CAIDE'],
      triage: ['CEQUIPE'],
      ignored: expect.arrayContaining([SUPPORT, TRIAGE]),
    });
    const { version, policy } = await desk.app.currentPolicy(desk.deskId);
    expect({ version, preset: policy.preset, language: policy.language }).toEqual({
      version: 2,
      preset: 'workflow-support',
      language: 'en',
    });
    expect((await desk.told()).map((told) => told.split(':')[0])).toEqual(['CAIDE', 'CEQUIPE']);
    expect(
      await dataSource().query(`select codes from desk_event where desk_id = $1 and kind = 'channels_chosen'`, [
        desk.deskId,
      ]),
    ).toEqual([{ codes: { connection: desk.connectionId, support: ['CAIDE'], triage: 'CEQUIPE' } }]);
  });

  test('keeps what was adjusted in the rules when only the language changes', async () => {
    const desk = await administered();
    await desk.publishes({ draftHours: 48 });

    await setsUp(desk, chosen({ setup_language: 'en' }));

    expect((await desk.app.currentPolicy(desk.deskId)).policy).toMatchObject({ language: 'en', draftHours: 48 });
  });

  test('says where the desk is not, and changes nothing', async () => {
    const desk = await administered();
    desk.directory.hasConversation('CAIDE', { name: 'aide', isOurs: false });
    const before = await rolesOf(desk);

    expect(await setsUp(desk, chosen({ setup_support: [SUPPORT, 'CAIDE'], setup_join: [] }))).toEqual({
      kind: 'corrections',
      corrections: { setup_support: { code: 'not_in_channels', names: ['aide'] } },
    });
    desk.directory.mayJoin = false;
    expect(await setsUp(desk, chosen({ setup_support: ['CAIDE'], setup_triage: 'CSECRET' }))).toEqual({
      kind: 'corrections',
      corrections: {
        setup_support: { code: 'not_in_channels', names: ['aide'] },
        setup_triage: { code: 'not_in_channels', names: [null] },
      },
    });
    expect(await rolesOf(desk)).toEqual(before);
  });

  test('needs no team’s channel where the team works on the desk’s other platform, as long as it does', async () => {
    const desk = await administered();
    const teams = await desk.isOnTeamsToo();
    desk.directory.hasConversation(TEAMS_SUPPORT, { name: 'Aide' });
    const inTeams = { ...admin(desk), connectionId: teams.connectionId, at: desk.clock.now() };
    const { setup_triage: inSlack, ...typed } = chosen({ setup_support: [TEAMS_SUPPORT] });

    const started = await desk.app.startSetup(inTeams);
    const [first] = started.kind === 'form' ? started.dialog.fields : [];
    expect(first?.field).toMatchObject({ id: 'setup_triage', required: false });
    expect(await desk.app.setUpDesk({ ...inTeams, typed })).toEqual({
      kind: 'set_up',
      support: ['Aide'],
      triage: null,
    });
    expect((await rolesOf(desk)).triage).toEqual([inSlack]);

    expect(await setsUp(desk, { ...typed, setup_support: [] })).toMatchObject({
      corrections: { setup_triage: { code: 'required' } },
    });
  });

  test('refuses to listen in the team’s channel, and a form that is not filled', async () => {
    const desk = await administered();

    expect(await setsUp(desk, chosen({ setup_support: [TRIAGE] }))).toMatchObject({
      corrections: { setup_triage: { code: 'listened_to_already' } },
    });
    expect(await setsUp(desk, { setup_preset: 'agence', setup_language: 'fr' })).toMatchObject({
      corrections: { setup_triage: { code: 'required' } },
    });
  });

  test('leaves one team’s channel, whoever else sets it up at the same time', async () => {
    const desk = await administered();
    for (const id of ['CONE', 'CTWO']) desk.directory.hasConversation(id);

    await Promise.all(['CONE', 'CTWO'].map((id) => setsUp(desk, chosen({ setup_triage: id }))));

    expect((await rolesOf(desk)).triage).toHaveLength(1);
  });
});

describe('a desk that is not set up', () => {
  test('answers a request with what is missing and who can do it, in private, and makes no draft', async () => {
    const desk = await aDesk();
    const { channelId, connectionId } = await desk.stores(async ({ channels }) => {
      const [triage] = await channels.withRole('triage');
      if (!triage) throw new Error('no triage');
      return triage;
    });
    expect(await desk.app.missingSetup(desk.as('Camille'))).toBeNull();
    await desk.stores(({ channels }) =>
      channels.remember({ connectionId, externalId: TRIAGE, role: 'ignored', name: channelId }),
    );

    const heard = await desk.hears('Camille', 'Salut, le site bug : la page contact ne répond plus');

    expect(heard.result).toMatchObject({ outcome: 'answered' });
    expect(await desk.draftOf(heard)).toBeUndefined();
    const [told] = await desk.told();
    expect(told).toMatch(/^CSUPPORT, .*only for Camille: .*il manque le salon de l’équipe/);
    expect(await desk.app.missingSetup(desk.as('Camille'))).toEqual({ isTheirs: false, administrators: [] });
  });
});
