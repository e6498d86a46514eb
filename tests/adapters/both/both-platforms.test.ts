import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { MARC, SUPPORT } from '../slack/a-slack-desk.ts';
import { aDeskOn, type DeskOn } from './a-desk-on.ts';
import type { Answers, Name, Outcome, PlatformPeople } from './platform-people.ts';
import { channelCalled, inputsOf, personCalled } from './teams-people.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const REQUEST = 'Salut, le site bug : le formulaire de contact ne part plus sur https://monsite.com/contact';

const BUG: Answers = {
  title: 'Formulaire de contact muet',
  description: 'Depuis ce matin, le bouton Envoyer ne fait plus rien.',
  url: 'https://monsite.com/contact',
  expected: 'Le message part et une page de merci s’affiche.',
  environment: { choose: 'production' },
  urgency: { choose: 'important' },
  screenshots_impossible: 'Rien ne s’affiche.',
};

/** The life of a ticket, as people of one platform see it: what was shown after each gesture. */
async function theStory(people: PlatformPeople): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const note = (moment: string, { kind, words }: Outcome) => {
    seen[moment] = {
      // Slack closes a form that is well received, where Teams must say something.
      answer: kind === 'nothing' || words === 'C’est fait.' ? 'done' : { kind, words },
      triage: people.cards('triage', 'Léa').flatMap(({ words }) => (words.includes('#1') ? [words] : [])),
      camille: people.cards('direct', 'Camille').map(({ words }) => words),
    };
  };
  const fills = async (who: Name, where: 'triage' | 'direct', button: string, send: string, answers: Answers) => {
    expect(await people.clicks(who, where, button)).toMatchObject({ kind: 'form' });
    note(`${who}: ${button}`, await people.sends(who, send, answers));
  };

  await people.say('Camille', 'ok merci');
  expect(people.alone('Camille')).toEqual([]);
  const asked = await people.say('Camille', REQUEST);
  seen['prompt'] = people.alone('Camille');
  expect(people.alone('Hugo')).toEqual([]);

  seen['form'] = await people.clicks('Camille', 'alone', 'Ouvrir un ticket');
  await people.choosesBug('Camille', BUG);
  const mistaken = await people.sends('Camille', 'Envoyer', {
    ...BUG,
    url: 'monsite',
    urgency: { choose: 'critical' },
  });
  expect(mistaken).toMatchObject({ kind: 'corrections', words: expect.stringContaining('https://') });
  expect(mistaken.words).toContain('Cette réponse est nécessaire.');
  note('created', await people.sends('Camille', 'Envoyer', BUG));
  seen['thread'] = people.thread(asked, 'Hugo');

  note('taken', await people.clicks('Léa', 'triage', 'Prendre en charge'));
  await fills('Léa', 'triage', 'Demander une info', 'Demander', {
    reason: { choose: 'information' },
    text: 'Sur quel navigateur ?',
  });
  await fills('Camille', 'direct', 'Répondre', 'Répondre', { text: 'Firefox 140' });
  await fills('Léa', 'triage', 'À tester', 'Envoyer', { text: 'Corrigé, essayez.' });
  await fills('Camille', 'direct', 'Pas encore', 'Envoyer', { text: 'Toujours muet.' });
  await people.say('Camille', 'Je précise : en navigation privée', asked);
  await fills('Léa', 'triage', 'À tester', 'Envoyer', { text: 'Et maintenant ?' });
  note('confirmed', await people.clicks('Camille', 'direct', 'C’est bon'));
  await fills('Camille', 'direct', 'Rouvrir', 'Rouvrir', { text: 'C’est revenu.' });
  await fills('Léa', 'triage', 'Résoudre', 'Résoudre', { text: 'Réglé pour de bon.' });

  await people.say('Camille', 'où en est le #1 ?');
  seen['status'] = people.alone('Camille').at(-1);
  for (const [who, command] of COMMANDS) seen[`${who}: ${command}`] = await people.commands(who, command);
  Object.assign(seen, await isLeftAloneThenAskedAgain(people));
  await people.speaksEnglish('Hugo');
  for (const command of ['help', 'my tickets', '#1']) seen[`Hugo: ${command}`] = await people.commands('Hugo', command);
  seen['close'] = await people.commands('Léa', 'statut 1 fermé');
  note('closed', await people.sends('Léa', 'Fermer', { reason: { choose: 'done' }, text: 'Merci.' }));
  return seen;
}

/** "Don't ask me here", and the way back from it. */
async function isLeftAloneThenAskedAgain(people: PlatformPeople): Promise<Record<string, unknown>> {
  const asks = async () => {
    const before = people.alone('Marc').length;
    await people.say('Marc', REQUEST);
    return people.alone('Marc').length > before;
  };
  const here = (await people.commands('Marc', 'ici')).words;
  await people.clicks('Marc', 'alone', 'Ne plus me demander ici');
  const muted = people.alone('Marc').at(-1);
  expect(await asks()).toBe(false);

  await people.commands('Marc', 'dans ce salon');
  await people.clicks('Marc', 'alone', 'Me proposer de nouveau');
  const asked = people.alone('Marc').at(-1);
  expect(await asks()).toBe(true);
  return { here, muted, asked };
}

const COMMANDS = [
  ['Camille', 'aide'],
  ['Camille', 'mes tickets'],
  ['Léa', 'file'],
] as const;

test('the same story told in Slack and in Teams leaves the same tickets and histories, and shows the same words', async () => {
  const told = async (platform: 'slack' | 'teams') => {
    const desk = await aDeskOn(database, [platform]);
    try {
      const seen = await theStory(platform === 'slack' ? desk.inSlack : desk.inTeams);
      return { seen, histories: await desk.histories() };
    } finally {
      await desk.close();
    }
  };

  const [slack, teams] = [await told('slack'), await told('teams')];

  expect(slack.histories.length).toBeGreaterThan(10);
  expect(teams.histories).toEqual(slack.histories);
  const {
    'Camille: aide': aideInSlack,
    'Hugo: help': helpInSlack,
    'Hugo: my tickets': noneInSlack,
    ...seenInSlack
  } = slack.seen;
  const {
    'Camille: aide': aideInTeams,
    'Hugo: help': helpInTeams,
    'Hugo: my tickets': noneInTeams,
    ...seenInTeams
  } = teams.seen;
  expect(seenInTeams).toEqual(seenInSlack);
  // Commands are named as one types them there.
  const answered = (words: string) => ({ kind: 'told', words: expect.stringContaining(words) });
  expect([aideInSlack, helpInSlack]).toEqual(Array(2).fill(answered(' /ticket 12 ')));
  expect([aideInTeams, helpInTeams]).toEqual(Array(2).fill(answered('@Guichet ticket 12 ')));
  expect([noneInSlack, noneInTeams]).toEqual([
    answered('type /ticket followed'),
    answered('type “@Guichet ticket” followed'),
  ]);
});

describe('one desk in Slack and in Teams', () => {
  let desk: DeskOn;
  beforeAll(async () => {
    desk = await aDeskOn(database, ['slack', 'teams']);
  });
  afterAll(() => desk.close());

  const NUMBER = /#(\d+)/;
  const numberIn = (words: string) => Number(NUMBER.exec(words)?.[1]);
  /** The cards of that ticket among the agents of that platform. */
  const cardsOf = (people: PlatformPeople, number: number) =>
    people.cards('triage', 'Léa').filter(({ words }) => words.startsWith(`#${number} `));
  const onlyCardOf = (people: PlatformPeople, number: number) => {
    const [card, ...others] = cardsOf(people, number);
    if (!card) throw new Error(`no card of #${number} in ${people.platform}`);
    expect(others).toEqual([]);
    return card;
  };
  const underCard = (people: PlatformPeople, number: number) =>
    people.thread(onlyCardOf(people, number).at, 'Léa').join(' | ');
  const inBoth = () => [desk.inSlack, desk.inTeams];
  const readBy = (people: PlatformPeople, who: Name) =>
    people
      .cards('direct', who)
      .map(({ words }) => words)
      .join(' | ');

  async function asks(people: PlatformPeople, who: Name) {
    const asked = await people.say(who, REQUEST);
    await people.clicks(who, 'alone', 'Ouvrir un ticket');
    await people.choosesBug(who, BUG);
    return { asked, number: numberIn((await people.sends(who, 'Envoyer', BUG)).words) };
  }

  test.each([
    ['Teams', 'Slack'],
    ['Slack', 'Teams'],
  ] as const)('a request of %s is worked on in %s, and each change is seen on both', async (from, _to) => {
    const [there, here] = from === 'Teams' ? [desk.inTeams, desk.inSlack] : [desk.inSlack, desk.inTeams];
    const { asked, number } = await asks(there, 'Hugo');

    await here.clicks('Léa', 'triage', 'Prendre en charge');
    for (const people of inBoth()) expect(onlyCardOf(people, number).words).toMatch(/EN COURS.*Léa Fontaine/);
    expect(readBy(there, 'Hugo')).toContain(`Léa Fontaine prend en charge votre ticket #${number}`);

    await here.clicks('Léa', 'triage', 'Demander une info');
    await here.sends('Léa', 'Demander', { reason: { choose: 'information' }, text: 'Sur quel navigateur ?' });
    for (const people of inBoth()) expect(onlyCardOf(people, number).words).toContain('EN ATTENTE');
    expect(readBy(there, 'Hugo')).toContain('Sur quel navigateur ?');

    const said = await there.say('Hugo', 'C’est sur Firefox', asked);
    for (const people of inBoth()) {
      expect(onlyCardOf(people, number).words).toContain('EN COURS');
      expect(underCard(people, number)).toContain('C’est sur Firefox');
    }
    await there.edit('Hugo', said, 'C’est sur Chrome');
    for (const people of inBoth()) expect(underCard(people, number)).toMatch(/^(?!.*Firefox).*Chrome/);
    await there.remove('Hugo', said);
    for (const people of inBoth()) expect(underCard(people, number)).not.toContain('Chrome');

    const note = await here.say('Léa', 'SECRET : le client a un contrat', onlyCardOf(here, number).at);
    expect(underCard(there, number)).toContain('SECRET : le client');
    await here.edit('Léa', note, 'SECRET corrigé');
    expect(underCard(there, number)).toMatch(/^(?!.*contrat).*SECRET corrigé/);
    await there.say('Marc', 'SECRET de Marc', onlyCardOf(there, number).at);
    expect(underCard(here, number)).toContain('SECRET de Marc');

    await here.clicks('Léa', 'triage', 'À tester');
    await here.sends('Léa', 'Envoyer', { text: 'Corrigé, essayez.' });
    await there.clicks('Hugo', 'direct', 'C’est bon');
    for (const people of inBoth()) expect(onlyCardOf(people, number).words).toContain('RÉSOLU');
    // Architecture §4.5.
    const read = [readBy(there, 'Hugo'), ...there.thread(asked, 'Hugo'), ...there.alone('Hugo')];
    expect(read.join()).not.toContain('SECRET');
  });

  test('what people say of verdicts is kept and counted, from both', async () => {
    const { slack, teams } = desk;
    const points = {
      slack: async (id: string) => {
        const said = slack.messages(SUPPORT, MARC).find(({ ts }) => ts === id);
        if (said) await slack.shortcut(MARC, said, 'create_ticket');
      },
      teams: (id: string) => {
        const conversation = channelCalled(teams, 'support');
        return teams.messageAction(personCalled(teams, 'Marc').id, { conversation, id }, 'createTicket');
      },
    };
    for (const people of inBoth()) {
      const { id } = await people.say('Marc', 'ok merci');
      await points[people.platform](id);
      await people.choosesBug('Marc', BUG);
      await people.sends('Marc', 'Envoyer', BUG);
      await people.say('Marc', REQUEST);
      await people.clicks('Marc', 'alone', 'Ce n’était rien');
    }

    expect(await desk.votes()).toEqual([
      { platform: 'slack', vote: 'was_fine', outcome: 'answered' },
      { platform: 'slack', vote: 'needed_ticket', outcome: 'passed' },
      { platform: 'teams', vote: 'was_fine', outcome: 'answered' },
      { platform: 'teams', vote: 'needed_ticket', outcome: 'passed' },
    ]);
  });

  describe('with Teams in trouble', () => {
    const camille = () => personCalled(desk.teams, 'Camille').id;
    const support = () => channelCalled(desk.teams, 'support');
    const triage = () => channelCalled(desk.teams, 'triage');

    /** Camille asks in Teams, by the menu under the box where she writes: nothing needs to be posted for that. */
    async function opensForm(): Promise<void> {
      await desk.teams.composeAction(camille(), support(), 'createTicket', 'compose');
      await desk.inTeams.choosesBug('Camille', BUG);
    }
    const asksByMenu = async () => {
      await opensForm();
      return numberIn((await desk.inTeams.sends('Camille', 'Envoyer', BUG)).words);
    };
    const acknowledgements = (number: number) =>
      desk.inTeams.cards('direct', 'Camille').filter(({ words }) => words.startsWith(`Ticket #${number} `));
    afterEach(() => desk.teams.disarmAll());

    test('limits, errors and slowness are waited out, and what was not posted is posted once', async () => {
      const { teams } = desk;
      await asksByMenu(); // her own chat is open
      teams.arm({ kind: 'rate_limited', operation: 'create_conversation', retryAfterSeconds: 2 });
      teams.arm({ kind: 'http_error', operation: 'post_activity', status: 503, times: 2 });
      teams.arm({ kind: 'slow', operation: 'post_activity', delayMs: 300, times: 2 });
      const number = await asksByMenu();

      const [limited, posted] = teams.calls('create_conversation').slice(-2);
      expect([limited?.status, posted?.status]).toEqual([429, 201]);
      expect((posted?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(2000);
      for (const people of inBoth()) onlyCardOf(people, number);
      expect(acknowledgements(number)).toHaveLength(1);
    });

    test('a form whose answer gets lost is one ticket; one whose post does, two cards of which the later lives on', async () => {
      const { teams } = desk;
      teams.arm({ kind: 'lost_answer' });
      teams.arm({ kind: 'dropped_response', operation: 'create_conversation' });
      const number = await asksByMenu();

      // Teams cannot be asked what stands in a channel: at least once (architecture §4.2).
      expect(cardsOf(desk.inTeams, number)).toHaveLength(2);
      onlyCardOf(desk.inSlack, number);
      teams.arm({ kind: 'dropped_response', operation: 'update_activity' });
      teams.arm({ kind: 'lost_answer' });
      expect(await desk.inTeams.clicks('Léa', 'triage', 'Prendre en charge')).toEqual({
        kind: 'told',
        words: `Le ticket #${number} est à vous.`,
      });
      expect(cardsOf(desk.inTeams, number).map(({ words }) => words)).toEqual([
        expect.stringContaining('NOUVEAU'),
        expect.stringContaining('EN COURS'),
      ]);
      expect(await desk.inTeams.clicks('Marc', 'triage', 'Prendre en charge')).toMatchObject({
        words: expect.stringContaining('Léa Fontaine s’occupe déjà'),
      });
    });

    test('what Teams tells twice is heard once, and where it moves it is followed', async () => {
      const { teams } = desk;
      const moved = new URL(teams.moveServiceUrl()).pathname;
      const before = desk.inTeams.alone('Hugo').length;
      teams.arm({ kind: 'duplicate_delivery', copies: 3 });
      await desk.inTeams.say('Hugo', REQUEST);

      expect(desk.inTeams.alone('Hugo')).toHaveLength(before + 1);
      expect(teams.calls('post_activity').at(-1)?.path).toContain(moved);
    });

    test('a channel or a person that refuses is left alone until it is heard from again', async () => {
      const { teams } = desk;
      const team = teams.teams().find(({ name }) => name === 'Équipe support')?.id ?? '';
      teams.setBlocked(camille(), true);
      await teams.uninstall(team);
      await teams.settled();
      const missed = await asksByMenu();

      onlyCardOf(desk.inSlack, missed);
      expect(acknowledgements(missed)).toEqual([]);
      expect(await desk.deadLetters()).toBe(2);
      expect(desk.log.lines.map(({ sentence }) => sentence)).toContain('delivery refused, kept as a dead letter');
      const refused = teams.calls().filter(({ status }) => status === 403).length;
      await asksByMenu();
      expect(teams.calls().filter(({ status }) => status === 403)).toHaveLength(refused);

      teams.setBlocked(camille(), false);
      await teams.say(camille(), teams.personalChat(camille()).id, 'merci');
      await teams.install(team, { readsAllMessages: true, channel: triage() });
      await desk.quiet();
      const number = await asksByMenu();
      for (const people of inBoth()) onlyCardOf(people, number);
      expect(acknowledgements(number)).toHaveLength(1);
    });

    // Last: the simulated tenant takes the password no more.
    test('a password that has ended loses nothing: Slack goes on, and the administrator is told', async () => {
      desk.teams.revokeCredentials();
      await opensForm();
      const sent = await desk.teams.submitDialog(camille(), 'Envoyer', inputsOf(BUG));
      const number = numberIn(sent.kind === 'message' ? sent.text : '');
      await desk.until(() => cardsOf(desk.inSlack, number).length === 1, 'the card is in Slack');
      const isTold = ({ sentence }: { readonly sentence: string }) => sentence.startsWith('bot credentials refused');
      await desk.until(() => desk.log.lines.some(isTold), 'the administrator is told');

      expect(cardsOf(desk.inTeams, number)).toEqual([]);
      expect(await desk.kept(number)).toEqual(['requester_card', 'triage_card']);
    });
  });
});
