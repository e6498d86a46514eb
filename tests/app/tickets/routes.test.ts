import type { ConnectionId, TicketId } from '../../../src/domain/ids.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { type Desk, desksOfThisFile, SUPPORT, TEAMS_TRIAGE, TRIAGE } from '../../support/a-desk.ts';
import { bugReport, buttonsOf } from '../../support/builders.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { screensOf } from '../../support/screens.ts';
import { aWorkerOf } from '../sla/a-poll.ts';

const { aDesk } = desksOfThisFile();

const ROUX = 'CROUX';
const PRODUCT = 'CPRODUCT';
const URGENT = 'CURGENT';
const LOUNGE = 'CLOUNGE';
const BOARD = 'CBOARD';

type Route = Policy['routes'][number];
type Told = Route['tell'];

const channel = (name: string): Told[number] => ({ kind: 'channel', channel: name });
const leads: Told[number] = { kind: 'role', role: 'lead' };
const agents: Told[number] = { kind: 'role', role: 'agent' };
const owner: Told[number] = { kind: 'owner' };

const route = (events: Route['events'], tell: Told, when: Route['when'] = {}): Route => ({ events, when, tell });

/** A desk with those routes, whose #support is a client's, and with channels in which it does not listen. */
async function routing(routes: Policy['routes'], changes: Partial<Policy> = {}) {
  const clients = [{ id: 'roux', name: 'Boulangerie Roux', vip: false, channels: ['support'], emailDomains: [] }];
  const desk = await aDesk({ clients, routes, ...changes });
  const { connectionId } = desk;
  await knowsChannel(desk, connectionId, ROUX, 'suivi-roux');
  await knowsChannel(desk, connectionId, PRODUCT, 'produit');
  await knowsChannel(desk, connectionId, URGENT, 'urgences');
  return desk;
}

const knowsChannel = (desk: Desk, connectionId: ConnectionId, externalId: string, name: string) =>
  desk.stores(({ channels }) => channels.remember({ connectionId, externalId, role: 'ignored', name }));

/** The channels in which the agents' card of a ticket stands. */
const cardsOf = async (desk: Desk, ticketId: TicketId) =>
  (await desk.stores(({ surfaces }) => surfaces.of(ticketId)))
    .filter(({ kind }) => kind === 'triage_card')
    .map(({ address }) => address.conversation)
    .toSorted();

const CRITICAL = bugReport({ urgency: 'critical', justification: 'Perte estimée 2000 €/jour' });
const RESOLVED = { by: 'Léa', move: 'resolve', typed: { text: 'Fait.' } } as const;
const REOPENED = { by: 'Camille', move: 'reopen', typed: { text: 'Encore cassé.' } } as const;

describe('a new ticket (K10)', () => {
  test('has its card in the channels of its client, type and rank instead of the team’s, each once', async () => {
    const desk = await routing([
      route(['created'], [channel('#suivi-roux')], { clients: ['roux'], types: ['bug'] }),
      route(['created'], [channel('Urgences'), channel(ROUX)], { ranks: [1] }),
      route(['created'], [channel('produit')], { types: ['demande'] }),
      route(['resolved'], [channel('produit')]),
    ]);

    const ofClient = await desk.hasTicket();
    const urgent = await desk.hasTicket({ typed: CRITICAL });
    const urgentOfNobody = await desk.hasTicket({ typed: CRITICAL, directly: true });
    const request = await desk.hasTicket({ type: 'demande', directly: true });
    const ofNobody = await desk.hasTicket({ directly: true });

    expect(await cardsOf(desk, ofClient.ticketId)).toEqual([ROUX]);
    expect(await cardsOf(desk, urgent.ticketId)).toEqual([ROUX, URGENT]);
    expect(await cardsOf(desk, urgentOfNobody.ticketId)).toEqual([ROUX, URGENT]);
    expect(await cardsOf(desk, request.ticketId)).toEqual([PRODUCT]);
    expect(await cardsOf(desk, ofNobody.ticketId)).toEqual([TRIAGE]);
  });

  test('has it in the team’s channel where the desk does not know the other, or requesters write there', async () => {
    const desk = await routing([route(['created'], [channel('#ailleurs'), channel(SUPPORT)])]);
    expect(await cardsOf(desk, (await desk.hasTicket()).ticketId)).toEqual([TRIAGE]);
  });

  test('is told once to people besides, but not to its requester, its owner, or who wrote it for somebody', async () => {
    const tells = [route(['created'], [leads, agents, owner]), route(['created'], [agents])];
    const desk = await routing(tells);
    const asked = await desk.hears('Camille', 'Salut, le site bug');
    const { ticketId } = await desk.makesTicketOf(asked, desk.person('Camille'));
    const news = 'Nouveau ticket #1, demandé par Camille. [BUG] Formulaire de contact muet - monsite.com';
    const toldOf = async (words: string) => (await desk.told()).filter((told) => told.includes(words)).toSorted();

    expect(await cardsOf(desk, ticketId)).toEqual([TRIAGE]);
    expect(await toldOf('Nouveau')).toEqual([`Inès: ${news}`, `Léa: ${news}`, `Marc: ${news}`]);

    // Léa’s own, which the desk gives to an agent: that one is told so already.
    await desk.publishes({ assignment: 'round_robin' });
    const given = await desk.hears('Léa', 'Salut, le site bug');
    await desk.makesTicketOf(given, desk.person('Léa'));
    const [other] = await toldOf('Nouveau ticket #2');
    expect(await toldOf('Nouveau ticket #2')).toHaveLength(1);
    expect(other).not.toMatch(/^(Léa|Camille)/);
    expect(await toldOf('vous est confié')).not.toEqual([]);
  });

  test('has it on both platforms, where a channel has that name on each', async () => {
    const desk = await routing([route(['created'], [channel('produit')])]);
    const teams = await desk.isOnTeamsToo();
    await knowsChannel(desk, teams.connectionId, '19:produit@thread.tacv2', 'Produit');
    const { ticketId } = await desk.hasTicket();
    expect(await cardsOf(desk, ticketId)).toEqual(['19:produit@thread.tacv2', PRODUCT]);

    await desk.publishes({ routes: [route(['created'], [channel('team')])] });
    const { ticketId: ofTeam } = await desk.hasTicket();
    expect(await cardsOf(desk, ofTeam)).toEqual([TEAMS_TRIAGE, TRIAGE]);
  });
});

describe('a ticket that is resolved or reopened (K10)', () => {
  const ROUTES = [
    route(['resolved', 'reopened'], [channel('produit'), leads], { clients: ['roux'] }),
    route(['resolved', 'reopened'], [channel('#produit'), leads, owner, agents]),
    route(['reopened'], [channel('urgences')], { ranks: [1] }),
  ];

  test('is told once in each place, to nobody who knows it', async () => {
    const desk = await routing(ROUTES);
    const { ticketId } = await desk.hasTicket({}, { by: 'Léa', move: 'take' });
    const routed = async () => (await desk.told()).filter((told) => told.includes('[BUG]')).toSorted();
    const resolved = 'Léa a résolu le ticket #1. [BUG] Formulaire de contact muet - monsite.com';
    const reopened = 'Camille rouvre le ticket #1. [BUG] Formulaire de contact muet - monsite.com';

    await desk.gesture(ticketId, RESOLVED);
    expect(await routed()).toEqual([`${PRODUCT}: ${resolved}`, `Inès: ${resolved}`, `Marc: ${resolved}`]);
    const [post] = (await desk.announcements()).filter(({ to }) => to.conversation === PRODUCT);
    expect(post?.key).toMatch(new RegExp(`^route:${ticketId}:3:resolved:.*:${PRODUCT}$`));
    expect(post?.kind === 'card' && buttonsOf(post.card).map(({ action }) => action)).toEqual(['ticket.show']);

    await desk.forgetAnnouncements();
    await desk.gesture(ticketId, REOPENED);
    // Léa, its owner, is told by the gesture itself.
    expect(await routed()).toEqual([`${PRODUCT}: ${reopened}`, `Inès: ${reopened}`, `Marc: ${reopened}`]);
    expect((await desk.told()).filter((told) => told.startsWith('Léa:'))).toHaveLength(1);
  });

  test('is told when its requester confirms the fix, once for a gesture that comes twice', async () => {
    const desk = await routing([route(['resolved'], [channel('produit')])]);
    const { ticketId } = await desk.hasTicket(
      {},
      { by: 'Léa', move: 'take' },
      { by: 'Léa', move: 'propose_fix', typed: { text: 'Corrigé.' } },
    );
    const confirmation = { ...desk.as('Camille'), ticketId, move: 'confirm_fix', typed: {} } as const;
    for (const gestureKey of ['click', 'click'])
      await desk.app.moveTicket({ ...confirmation, gestureKey, at: desk.clock.now() });

    expect((await desk.told()).filter((told) => told.startsWith(PRODUCT))).toEqual([
      `${PRODUCT}: Camille confirme la correction du ticket #1. [BUG] Formulaire de contact muet - monsite.com`,
    ]);
  });
});

describe('a promise that runs out (K10)', () => {
  const WARNED = 'Ticket #1 : première réponse attendue avant mar. 24 nov. 16:00, il reste 1 heure ouvrée.';

  test('is told in the channels and to the people of its routes besides the thread, once', async () => {
    const routes = [
      route(['warned'], [channel('produit'), leads, owner]),
      route(['warned'], [channel('produit'), agents], { ranks: [2] }),
      route(['warned'], [channel('urgences')], { ranks: [1] }),
    ];
    const desk = await routing(routes);
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    const under = await screens.underCard(ticketId, TRIAGE);
    await desk.app.assignTicket({
      ...desk.as('Inès'),
      ticketId,
      to: { kind: 'person', personId: desk.person('Léa').personId },
      gestureKey: 'given',
      at: desk.clock.now(),
    });
    desk.clock.advance({ hours: 5 });
    const [worker, other] = [aWorkerOf(desk), aWorkerOf(desk)];

    await Promise.all([worker.polls(), other.polls()]);

    expect(await screens.readIn(under.conversation, under.threadId)).toEqual([WARNED]);
    const warned = (await screens.delivered()).filter(
      ({ card, threadId }) => plainSpaces(card.plain) === WARNED && threadId === null,
    );
    // Marc reads it in Martinique.
    expect(warned.map(({ conversation }) => conversation).toSorted()).toEqual([PRODUCT, 'person:UINÈS', 'person:ULÉA']);
    expect((await screens.readIn('person:UMARC')).at(-1)).toContain('avant mar. 24 nov. 11:00, il reste');
    const post = warned.find(({ conversation }) => conversation === PRODUCT);
    expect(post && buttonsOf(post.card).map(({ action }) => action)).toEqual(['ticket.show']);
  });

  test('waits for the end of quiet hours where it is said to people, and is not said once it is no longer so', async () => {
    const desk = await routing([route(['warned'], [leads])], { quietHours: { from: '14:00', until: '15:30' } });
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    desk.clock.advance({ hours: 5 });
    await aWorkerOf(desk).polls();
    expect(await screens.readIn('person:UINÈS')).not.toContain(WARNED);

    desk.clock.advance({ minutes: 31 });
    await aWorkerOf(desk).polls();
    await desk.gesture(ticketId, { by: 'Marc', move: 'take' });
    const answer = { ...desk.as('Marc'), ticketId, typed: { text: 'Je regarde.' }, gestureKey: 'answer' };
    await desk.app.addReply({ ...answer, at: desk.clock.now() });

    expect(await screens.readIn('person:UINÈS')).not.toContain(WARNED);
  });
});

describe('what is written under what a route told', () => {
  test('stays among the team, under the card and under a post, also where the desk does not listen', async () => {
    const routes = [
      route(['created'], [channel('suivi-roux')]),
      route(['warned'], [channel('salon')]),
      route(['resolved'], [channel('tableau')]),
    ];
    const desk = await routing(routes);
    await knowsChannel(desk, desk.connectionId, LOUNGE, 'salon');
    await knowsChannel(desk, desk.connectionId, BOARD, 'tableau');
    const screens = screensOf(desk);
    const { ticketId } = await desk.hasTicket();
    const underCard = await screens.underCard(ticketId, ROUX);
    desk.clock.advance({ hours: 5 });
    await aWorkerOf(desk).polls();
    await screens.delivered();
    await desk.gesture(ticketId, { by: 'Léa', move: 'take' });
    await desk.gesture(ticketId, RESOLVED);
    const posts = (await screens.delivered()).filter(({ conversation }) => [LOUNGE, BOARD].includes(conversation));
    expect(posts.map(({ conversation }) => conversation)).toEqual([LOUNGE, BOARD]);

    await desk.hears('Marc', 'SECRET sous la carte', underCard);
    for (const { conversation, messageId: threadId } of posts) {
      await desk.hears('Marc', 'SECRET sous une annonce', { conversation, threadId });
      const { result } = await desk.hears('Hugo', 'Et moi ?', { conversation, threadId });
      expect(result).toEqual({ kind: 'not_of_the_team' });
    }

    const kinds = (await desk.history(ticketId)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'noted')).toHaveLength(3);
    expect(kinds).not.toContain('replied');
    const shown = await screens.delivered();
    const elsewhere = shown.filter(({ conversation }) => conversation !== ROUX);
    expect(JSON.stringify(elsewhere)).not.toContain('SECRET');
    expect((await screens.readIn(ROUX, underCard.threadId)).join()).toContain('SECRET sous une annonce');
  });
});
