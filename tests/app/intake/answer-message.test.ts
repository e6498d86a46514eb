import { desksOfThisFile, type Gesture, SUPPORT, TRIAGE } from '../../support/a-desk.ts';
import { aFile, bugReport, buttonsOf } from '../../support/builders.ts';
import { testOnPostgres } from '../../support/test-database.ts';

const { aDesk } = desksOfThisFile();

const taken: Gesture = { by: 'Léa', move: 'take' };

describe('what the desk does with a message in a support channel', () => {
  // S0-10, S0-11, verbatim.
  test.each([
    'Peux-tu corriger ‘Acceuil’ en ‘Accueil’ sur homepage ?',
    'RDV demain 14h OK ?',
    'C’est corrigé',
    'C’est en ligne',
    'ok merci',
    'Bien reçu !',
  ])('“%s” is allowed and gets no answer at all', async (text) => {
    const desk = await aDesk();

    const { result } = await desk.hears('Camille', text);

    expect(result).toMatchObject({ kind: 'judged', outcome: 'passed' });
    expect(await desk.announcements()).toEqual([]);
  });

  // S0-04, verbatim.
  test.each([
    'Salut, le site bug',
    'Peux-tu checker un truc ?',
    'Y’a un problème urgent',
    'Le client se plaint',
    'Ça marche pas',
  ])('“%s” gets a private answer with a draft', async (text) => {
    const desk = await aDesk();

    const heard = await desk.hears('Camille', text);

    expect(heard.result).toMatchObject({ kind: 'judged', outcome: 'answered' });
    const [prompt] = await desk.prompts();
    const draft = await desk.draftOf(heard);
    expect(await desk.told()).toEqual([
      `${SUPPORT}, only for Camille: Ce message demande un ticket. Vous seul voyez cette réponse.`,
    ]);
    expect(prompt).toMatchObject({ ticketId: null, dropAfterSeconds: 60 });
    expect(prompt?.kind === 'card' && buttonsOf(prompt.card).map(({ value }) => value)).toEqual([
      { draftId: draft?.draftId },
      { draftId: draft?.draftId },
      { draftId: draft?.draftId },
    ]);
    expect(draft).toMatchObject({
      personId: desk.person('Camille').personId,
      originalText: text,
      threadId: heard.message.messageId,
      promptAnswered: false,
      filledBy: null,
    });
  });

  test('a person is answered in their own language', async () => {
    const desk = await aDesk();

    await desk.hears('Hugo', 'Hi, the site is broken');

    expect(await desk.told()).toEqual([
      `${SUPPORT}, only for Hugo: This message needs a ticket. Only you can see this answer.`,
    ]);
  });

  test('the draft is filled with what the message says, and its files stand for screenshots', async () => {
    const desk = await aDesk();
    const text = 'Le formulaire ne marche plus sur https://www.monsite.com/contact depuis ce matin';

    const heard = await desk.hears('Camille', text, { files: [aFile()] });

    expect((await desk.draftOf(heard))?.typed).toMatchObject({
      url: 'https://www.monsite.com/contact',
      screenshots: [aFile()],
    });
  });

  test('a draft keeps the whole of a long message', async () => {
    const desk = await aDesk();
    const text = `Le site bug. ${'Encore une ligne de journal. '.repeat(1400)}`;

    const heard = await desk.hears('Camille', text);

    const draft = await desk.draftOf(heard);
    expect(draft?.originalText).toBe(text);
    expect(draft?.typed['description']?.length).toBeLessThanOrEqual(2900);
  });

  test('only signals and verdict are kept of it, no text (architecture §4.7)', async () => {
    const desk = await aDesk();
    const { message } = await desk.hears('Camille', 'Salut, le site bug');

    const verdict = await desk.stores(async ({ channels, triage }) => {
      const channel = await channels.byExternalId(desk.connectionId, SUPPORT);
      return channel && triage.verdictOn(channel.channelId, message.messageId);
    });

    expect(verdict).toMatchObject({ label: 'complex_request', outcome: 'answered' });
    expect(JSON.stringify(verdict)).not.toContain('site');
  });
});

describe('messages of one author close together are judged as one (architecture §5)', () => {
  test('a fragment within 60 seconds joins the draft and is not answered again', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    desk.clock.advance({ seconds: 30 });

    const { result } = await desk.hears('Camille', 'c’est sur https://www.monsite.com/panier', {
      files: [aFile()],
    });

    expect(result).toMatchObject({ kind: 'judged', outcome: 'joined' });
    expect(await desk.prompts()).toHaveLength(1);
    expect(await desk.draftOf(heard)).toMatchObject({
      originalText: 'Salut, le site bug\nc’est sur https://www.monsite.com/panier',
      typed: { url: 'https://www.monsite.com/panier', screenshots: [aFile()] },
    });
  });

  test('the files of the first fragment stay when a second one joins', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug', { files: [aFile()] });

    await desk.hears('Camille', 'et la page panier aussi est cassée', {
      files: [aFile({ id: 'F2' }), aFile()],
    });

    expect((await desk.draftOf(heard))?.typed['screenshots']).toEqual([aFile(), aFile({ id: 'F2' })]);
  });

  test('a draft that an earlier version kept with links goes on with links', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    const kept = await desk.draftOf(heard);
    const screenshots = 'https://files.example/1.png';
    if (kept) await desk.stores(({ drafts }) => drafts.save({ ...kept, typed: { screenshots } }, desk.clock.now()));

    await desk.hears('Camille', 'et la page panier aussi est cassée', { files: [aFile()] });

    expect((await desk.draftOf(heard))?.typed['screenshots']).toBe(`${screenshots}\n${aFile().permalink}`);
  });

  test('fragments that say nothing alone are understood together', async () => {
    const desk = await aDesk();
    const greeting = await desk.hears('Camille', 'Bonjour');
    expect(greeting.result).toMatchObject({ outcome: 'passed' });
    desk.clock.advance({ seconds: 20 });

    const heard = await desk.hears('Camille', 'le formulaire ne part plus');

    expect(heard.result).toMatchObject({ outcome: 'answered' });
    expect((await desk.draftOf(heard))?.originalText).toBe('Bonjour\nle formulaire ne part plus');
  });

  test.each([
    "Tu peux corriger 'Acceuil' en 'Accueil' sur la homepage ?",
    'C’est en ligne',
    'RDV demain 14h OK ?',
    'ok merci',
  ])('"%s" just before a request does not silence it (S0-04)', async (before) => {
    const desk = await aDesk();

    expect((await desk.hears('Camille', before)).result).toMatchObject({ outcome: 'passed' });
    expect((await desk.hears('Camille', 'Salut, le site bug')).result).toMatchObject({
      kind: 'judged',
      outcome: 'answered',
    });
  });

  test('another author’s words do not join', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');

    await desk.hears('Hugo', 'c’est sur https://www.monsite.com/panier');

    expect((await desk.draftOf(heard))?.originalText).toBe('Salut, le site bug');
  });

  test('thanks after a prompt are not part of the problem', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    desk.clock.advance({ seconds: 5 });

    expect((await desk.hears('Camille', 'ok merci')).result).toMatchObject({ outcome: 'passed' });
    expect((await desk.draftOf(heard))?.originalText).toBe('Salut, le site bug');
  });
});

describe('a message that the desk hears late', () => {
  test('belongs to what was said right after it, not to what was said long after', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');

    const right = await desk.hears('Camille', 'c’est sur https://www.monsite.com/panier', { saidSecondsAgo: 20 });
    const before = await desk.hears('Camille', 'c’est sur https://www.monsite.com/blog', { saidSecondsAgo: 600 });

    expect([right.result, before.result]).toMatchObject([{ outcome: 'joined' }, { outcome: 'passed' }]);
    expect((await desk.draftOf(heard))?.originalText).toBe(
      'Salut, le site bug\nc’est sur https://www.monsite.com/panier',
    );
  });

  test('leaves its draft a whole day for the form, and a verdict of when it was said', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug', { saidSecondsAgo: 23 * 3600 });
    const { message } = heard;
    desk.clock.advance({ hours: 23 });
    await desk.stores(({ drafts }) => drafts.eraseExpired(desk.clock.now()));

    expect(await desk.draftOf(heard)).toBeDefined();
    const verdict = await desk.stores(async ({ channels, triage }) => {
      const channel = await channels.byExternalId(desk.connectionId, SUPPORT);
      return channel && triage.verdictOn(channel.channelId, message.messageId);
    });
    expect(verdict?.at).toEqual(message.at);
  });
});

describe('one private answer per person and channel in ten minutes', () => {
  test('a second problem within ten minutes joins the draft, quietly', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    desk.clock.advance({ minutes: 9 });

    const { result } = await desk.hears('Camille', 'Le panier est cassé aussi, erreur 500');

    expect(result).toMatchObject({ outcome: 'quiet' });
    expect(await desk.prompts()).toHaveLength(1);
    expect((await desk.draftOf(heard))?.originalText).toBe('Salut, le site bug\nLe panier est cassé aussi, erreur 500');
  });

  test('after ten minutes there is a new answer', async () => {
    const desk = await aDesk();
    await desk.hears('Camille', 'Salut, le site bug');
    desk.clock.advance({ minutes: 11 });

    expect((await desk.hears('Camille', 'Le panier est cassé, erreur 500')).result).toMatchObject({
      outcome: 'answered',
    });
    expect(await desk.prompts()).toHaveLength(2);
  });

  test('who opened a ticket of the first one is answered about the next', async () => {
    const desk = await aDesk();
    const draft = await desk.draftOf(await desk.hears('Camille', 'Salut, le site bug'));
    if (!draft) throw new Error('there is no draft');
    const created = await desk.app.createTicket({
      ...desk.as('Camille'),
      connectionId: draft.connectionId,
      draftId: draft.draftId,
      type: 'bug',
      policyVersion: 1,
      typed: bugReport(),
      at: desk.clock.now(),
    });
    expect(created.kind).toBe('created');
    desk.clock.advance({ minutes: 3 });

    const { result } = await desk.hears('Camille', 'Le panier est cassé aussi, erreur 500');

    expect(result).toMatchObject({ outcome: 'answered' });
  });

  test('a message that is heard an hour late is answered, whatever was answered since', async () => {
    const desk = await aDesk();
    await desk.hears('Camille', 'Salut, le site bug');

    const { result } = await desk.hears('Camille', 'Le panier est cassé, erreur 500', { saidSecondsAgo: 3600 });

    expect(result).toMatchObject({ outcome: 'answered' });
    expect(await desk.prompts()).toHaveLength(2);
  });

  test('somebody else is answered meanwhile', async () => {
    const desk = await aDesk();
    await desk.hears('Camille', 'Salut, le site bug');

    expect((await desk.hears('Hugo', 'Salut, le site bug')).result).toMatchObject({ outcome: 'answered' });
  });

  test('the policy says how long', async () => {
    const desk = await aDesk();
    await desk.publishes({
      triage: { answerFrom: 0.55, unsureFrom: 0.2, joinWithinSeconds: 60, quietMinutes: 2 },
    });
    await desk.hears('Camille', 'Salut, le site bug');
    desk.clock.advance({ minutes: 3 });

    expect((await desk.hears('Camille', 'Le panier est cassé, erreur 500')).result).toMatchObject({
      outcome: 'answered',
    });
  });
});

describe('a question about a ticket', () => {
  const question = 'Le ticket #1 est-il traité ?';

  test('of one’s own is answered privately', async () => {
    const desk = await aDesk();
    await desk.hasTicket({}, taken);

    const { result } = await desk.hears('Camille', question);

    expect(result).toEqual({ kind: 'status_given' });
    expect(await desk.told()).toEqual([`${SUPPORT}, only for Camille: Le ticket #1 est EN COURS.`]);
  });

  test('reads the same for a ticket that is unknown and one that is not theirs (architecture §4.4)', async () => {
    const desk = await aDesk();
    await desk.hasTicket({ by: 'Hugo' });

    await desk.hears('Camille', question);
    await desk.hears('Camille', 'où en est le #999 ?');

    const refusal = `${SUPPORT}, only for Camille: Ce ticket n’existe pas, ou vous n’y avez pas accès.`;
    expect(await desk.told()).toEqual([refusal, refusal]);
    const [one, other] = (await desk.announcements()).map((said) => said.kind === 'card' && said.card);
    expect(one).toEqual(other);
  });

  test('by an agent shows what agents see', async () => {
    const desk = await aDesk();
    await desk.hasTicket();

    await desk.hears('Marc', question);

    const [answer] = await desk.announcements();
    expect(answer?.kind === 'card' && buttonsOf(answer.card).map(({ action }) => action)).toContain('ticket.take');
  });

  test('is answered also just after a problem was told', async () => {
    const desk = await aDesk();
    await desk.hasTicket();
    await desk.hears('Camille', 'Salut, le site bug');
    desk.clock.advance({ seconds: 20 });

    expect((await desk.hears('Camille', question)).result).toEqual({ kind: 'status_given' });
  });

  test('without its number is answered privately when they have one that is open (N14)', async () => {
    const desk = await aDesk();
    await desk.hasTicket({}, taken);
    await desk.hasTicket({}, { by: 'Léa', move: 'close', typed: { reason: 'cancelled' } });
    await desk.hasTicket({ by: 'Hugo' });

    expect((await desk.hears('Camille', 'où en est mon ticket ?')).result).toEqual({ kind: 'status_given' });
    await desk.hears('Hugo', 'Any news about my request?', { directly: true });
    await desk.hears('Hugo', 'any news?', { directly: true });

    expect(await desk.told()).toEqual([
      `${SUPPORT}, only for Camille: Le ticket #1 est EN COURS.`,
      expect.stringMatching(
        /^Hugo’s direct messages: Ticket #3 is NEW. You will have a first response before Tue 24 Nov/,
      ),
      expect.stringMatching(
        /^Hugo’s direct messages: Ticket #3 is NEW. You will have a first response before Tue 24 Nov/,
      ),
    ]);
  });

  test('without its number is answered by their list when they have several', async () => {
    const desk = await aDesk();
    await desk.hasTicket();
    await desk.hasTicket();
    await desk.hasTicket({ by: 'Léa' });
    await desk.hasTicket({ by: 'Léa' });

    await desk.hears('Camille', 'des nouvelles de ma demande ?');
    await desk.hears('Léa', 'où en sont mes tickets ?');

    const title = 'Formulaire de contact muet';
    expect(await desk.told()).toEqual([
      expect.stringMatching(new RegExp(`^${SUPPORT}, only for Camille: Tickets ouverts \\(2\\)\\. #1 ${title}`)),
      expect.stringMatching(new RegExp(`^${SUPPORT}, only for Léa: Mes demandes \\(2\\)\\. #3 ${title}`)),
    ]);
  });

  test('while the desk waits for them is no answer to what it waits for', async () => {
    const desk = await aDesk();
    await desk.hasTicket({}, { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Où ?' } });

    const asked = await desk.hears('Camille', 'où en est mon ticket ?', { directly: true });
    const answered = await desk.hears('Camille', 'sur la page panier', { directly: true });

    expect([asked.result, answered.result]).toEqual([{ kind: 'status_given' }, { kind: 'joined_ticket' }]);
  });

  test.each(['Mon ticket est traité ?', 'où en est le projet ?'])(
    '“%s” passes in a channel, from somebody who has none or who names none; alone with the desk they are told so',
    async (text) => {
      const desk = await aDesk();

      expect((await desk.hears('Camille', text)).result).toMatchObject({ kind: 'judged', outcome: 'passed' });
      expect(await desk.announcements()).toEqual([]);
      await desk.hears('Camille', text, { directly: true });
      expect(await desk.told()).toEqual([expect.stringMatching(/direct messages: Vous n’avez aucun ticket en cours/)]);

      await desk.hasTicket();
      await desk.forgetAnnouncements();
      await desk.hears('Camille', 'où en est le projet ?');
      expect(await desk.announcements()).toEqual([]);
    },
  );
});

describe('a direct message to the bot', () => {
  test('that needs a ticket is answered there', async () => {
    const desk = await aDesk();

    const { result } = await desk.hears('Camille', 'Salut, le site bug', { directly: true });

    expect(result).toMatchObject({ outcome: 'answered' });
    expect(await desk.told()).toEqual([
      'Camille’s direct messages: Ce message demande un ticket. Vous seul voyez cette réponse.',
    ]);
  });

  test('of which triage is unsure is asked about; in a channel it gets silence', async () => {
    const desk = await aDesk({
      triage: { answerFrom: 0.999_999, unsureFrom: 0.000_001, joinWithinSeconds: 60, quietMinutes: 10 },
    });
    const unsure = 'Le client se plaint';

    expect((await desk.hears('Camille', unsure)).result).toMatchObject({ outcome: 'unsure' });
    expect(await desk.announcements()).toEqual([]);

    expect((await desk.hears('Hugo', unsure, { directly: true })).result).toMatchObject({ outcome: 'unsure' });
    expect(await desk.told()).toEqual(['Hugo’s direct messages: Is this a request for the team?']);
  });

  test('a second problem is answered at once: nobody else is disturbed there', async () => {
    const desk = await aDesk();
    await desk.hears('Camille', 'Salut, le site bug', { directly: true });
    desk.clock.advance({ minutes: 2 });

    expect((await desk.hears('Camille', 'Le panier est cassé', { directly: true })).result).toMatchObject({
      outcome: 'answered',
    });
  });
});

describe('the desk does not listen', () => {
  test.each([
    ['in the agents’ channel', { conversation: TRIAGE }],
    ['in a channel that it does not watch', { conversation: 'CRANDOM' }],
  ])('%s', async (_where, where) => {
    const desk = await aDesk();

    expect((await desk.hears('Camille', 'Salut, le site bug', where)).result).toEqual({ kind: 'not_listening' });
    expect(await desk.announcements()).toEqual([]);
  });

  test('to bots, nor to accounts that the platform does not know', async () => {
    const desk = await aDesk();
    desk.directory.knows({ externalId: 'UROBOT', isBot: true });

    for (const author of ['UROBOT', 'UNOBODY']) {
      const message = await desk.received({ ...desk.heard('Camille', 'Salut, le site bug', {}), author });
      expect(await desk.app.answerMessage(message)).toEqual({ kind: 'not_listening' });
    }
  });

  test('to somebody who asked not to be asked there', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    const { draftId } = (await desk.draftOf(heard)) ?? (await desk.hasDraft());
    await desk.app.mutePrompts({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      conversation: SUPPORT,
      draftId,
      at: desk.clock.now(),
    });
    desk.clock.advance({ hours: 1 });

    expect((await desk.hears('Camille', 'Le panier est cassé')).result).toMatchObject({ outcome: 'muted' });
    expect((await desk.hears('Hugo', 'Le panier est cassé')).result).toMatchObject({ outcome: 'answered' });
    expect((await desk.hears('Camille', 'Le panier est cassé', { directly: true })).result).toMatchObject({
      outcome: 'answered',
    });
  });
});

describe('a message that is delivered again has one effect (architecture §4.2)', () => {
  test('under the same key: it is not even kept', async () => {
    const desk = await aDesk();
    const { message } = await desk.hears('Camille', 'Salut, le site bug');

    expect(
      await desk.inbox.receive({
        inboxKey: message.inboxKey,
        platform: 'slack',
        externalConnection: 'T',
        payload: '{}',
      }),
    ).toBe(false);
    await expect(desk.app.answerMessage(message)).rejects.toThrow('already handled');
    expect(await desk.prompts()).toHaveLength(1);
  });

  test('under another key: the same message is judged once', async () => {
    const desk = await aDesk();
    const { message } = await desk.hears('Camille', 'Salut, le site bug');

    const again = await desk.hears('Camille', 'Salut, le site bug', { messageId: message.messageId });

    expect(again.result).toEqual({ kind: 'not_listening' });
    expect(await desk.prompts()).toHaveLength(1);
  });

  testOnPostgres('by two workers at once: one prompt, one draft', async () => {
    const desk = await aDesk();
    const message = await desk.received(desk.heard('Camille', 'Salut, le site bug', {}));

    const results = await Promise.allSettled([
      desk.app.answerMessage(message),
      desk.app.answerMessage(message),
      desk.app.answerMessage(message),
    ]);

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await desk.prompts()).toHaveLength(1);
  });
});

test('a message whose author cannot be asked for now is left for later', async () => {
  const desk = await aDesk();
  const message = await desk.received({ ...desk.heard('Camille', 'Salut, le site bug', {}), author: 'UNEW' });
  desk.directory.knows({ externalId: 'UNEW', name: 'Nora' });
  desk.directory.isAway = true;
  await expect(desk.app.answerMessage(message)).rejects.toThrow('try_later');

  desk.directory.isAway = false;

  expect(await desk.app.answerMessage(message)).toMatchObject({ outcome: 'answered' });
});
