import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../../../src/adapters/db/stores/stores.ts';
import type { WrittenMessage } from '../../../src/app/ports/directory.ts';
import { makeUseCases } from '../../../src/app/use-cases.ts';
import { classify } from '../../../src/domain/intake/classify.ts';
import type { Sensitivity } from '../../../src/domain/intake/sensitivity.ts';
import { type Desk, desksOfThisFile, type Heard, type Name, SUPPORT, TEAMS_SUPPORT } from '../../support/a-desk.ts';
import { bugReport } from '../../support/builders.ts';

const { aDesk } = desksOfThisFile();

const PROBLEM = 'Salut, le site bug';
const THANKS = 'ok merci';

/** The rules of a desk that answers every problem at once, from a probability on that is so far from this message's own. */
const answering = (text: string, logOdds: number) => {
  const { probability } = classify(text);
  const answerFrom = 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + logOdds)));
  return { triage: { answerFrom, unsureFrom: answerFrom / 100, joinWithinSeconds: 0, quietMinutes: 0 } };
};
const JUST_ANSWERED = answering(PROBLEM, -0.3);
const JUST_PASSED = answering(PROBLEM, 0.3);

const votesOf = (desk: Desk) =>
  desk.dataSource.query(
    `select p.name as who, v.vote, v.outcome, v.corrects
       from triage_vote v
       join person p on p.desk_id = v.desk_id and p.person_id = v.person_id
      where v.desk_id = $1 and v.vote is not null
      order by v.voted_at, v.message_id`,
    [desk.deskId],
  );

async function saysItWasNothing(desk: Desk, by: Name, heard: Heard) {
  const draft = await desk.draftOf(heard);
  if (!draft) throw new Error('nobody was asked');
  return desk.app.dismissDraft({ ...desk.as(by), draftId: draft.draftId, at: desk.clock.now() });
}

const asWritten = ({ message }: Heard): WrittenMessage => ({ ...message, author: message.author });

/** "Créer un ticket" on the message: the form is open. */
async function pointsAt(desk: Desk, by: Name, heard: Heard) {
  const { connectionId, conversation } = heard.message;
  const place = { connectionId, conversation, message: asWritten(heard), at: desk.clock.now() };
  const opened = await desk.app.openFormFromMessage({ ...desk.as(by), ...place });
  if (opened.kind !== 'form') throw new Error(opened.kind);
  return opened;
}

async function makesTicket(desk: Desk, by: Name, heard: Heard) {
  const { draftId } = await pointsAt(desk, by, heard);
  const { connectionId } = heard.message;
  const form = { connectionId, draftId, type: 'bug', policyVersion: 1, typed: bugReport(), at: desk.clock.now() };
  return desk.app.createTicket({ ...desk.as(by), ...form });
}

/** One message of each of these people, so that none is a part of another's. */
async function each(people: readonly Name[], work: (by: Name) => Promise<unknown>, desk: Desk) {
  for (const by of people) {
    await work(by);
    desk.clock.advance({ minutes: 1 });
  }
}

/** Of a message that is no part of one before it. */
const outcomeOf = async (desk: Desk, by: Name, text: string, where = {}) => {
  desk.clock.advance({ minutes: 1 });
  const { result } = await desk.hears(by, text, where);
  return result.kind === 'judged' ? result.outcome : result.kind;
};

const FIVE = ['Camille', 'Hugo', 'Zoé', 'Camille', 'Hugo'] as const;

describe('what somebody says of a verdict', () => {
  test('“ce n’était rien” is kept with every signal and a hash, without a word of the message', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', PROBLEM);

    expect(await saysItWasNothing(desk, 'Camille', heard)).toEqual({ kind: 'dismissed', isVote: true });

    const [kept, ...others] = await desk.stores(({ triage }) => triage.keptVotes());
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ vote: 'was_fine', label: 'complex_request', outcome: 'answered' });
    expect(kept?.signals).toEqual(classify(PROBLEM).signals);
    expect(kept?.signals.length).toBeGreaterThan(3);
    expect(kept?.textHash).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(kept)).not.toContain('bug');
  });

  test('the same words have the same hash, and others’ desks another', async () => {
    const [desk, other] = [await aDesk(JUST_ANSWERED), await aDesk(JUST_ANSWERED)];
    for (const [where, by] of [
      [desk, 'Camille'],
      [desk, 'Hugo'],
      [other, 'Camille'],
    ] as const)
      await saysItWasNothing(where, by, await where.hears(by, PROBLEM));

    const hashes = async (of: Desk) =>
      (await of.stores(({ triage }) => triage.keptVotes())).map(({ textHash }) => textHash);
    const [one, same] = await hashes(desk);
    expect(same).toBe(one);
    expect(await hashes(other)).not.toContain(one);
  });

  test('a ticket made of a message that passed says that it needed one; opening the form says nothing yet', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', THANKS);

    await pointsAt(desk, 'Camille', heard);
    expect(await votesOf(desk)).toEqual([]);

    expect(await makesTicket(desk, 'Camille', heard)).toMatchObject({ kind: 'created', isVote: true });
    expect(await votesOf(desk)).toEqual([{ who: 'Camille', vote: 'needed_ticket', outcome: 'passed', corrects: true }]);
  });

  test('so it does by 🎫, whoever puts it: it is their vote, on somebody else’s message too', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', THANKS);
    desk.directory.hasWritten(SUPPORT, [asWritten(heard)]);
    const { connectionId, conversation, messageId } = heard.message;
    const emoji = { deskId: desk.deskId, inboxKey: `emoji-${desk.deskId}`, connectionId, conversation, messageId };
    await desk.app.promptFromReaction({
      ...(await desk.received(emoji)),
      isDirect: false,
      by: 'ULÉA',
      at: desk.clock.now(),
    });

    await makesTicket(desk, 'Léa', heard);

    expect(await votesOf(desk)).toEqual([{ who: 'Léa', vote: 'needed_ticket', outcome: 'passed', corrects: true }]);
  });

  test('a ticket made of a prompt confirms the verdict, and corrects nothing', async () => {
    const desk = await aDesk();

    await desk.makesTicketOf(await desk.hears('Camille', PROBLEM), desk.person('Camille'));

    expect(await votesOf(desk)).toEqual([
      { who: 'Camille', vote: 'needed_ticket', outcome: 'answered', corrects: false },
    ]);
  });

  test('who changes their mind has one vote: the last', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', PROBLEM);
    await saysItWasNothing(desk, 'Camille', heard);
    desk.clock.advance({ minutes: 2 });

    await makesTicket(desk, 'Camille', heard);

    expect(await votesOf(desk)).toMatchObject([{ who: 'Camille', vote: 'needed_ticket' }]);
  });

  test('a ticket that has nothing to do with a message is no vote', async () => {
    const desk = await aDesk();

    await desk.hasTicket();

    expect(await votesOf(desk)).toEqual([]);
  });

  test('who is one person on two platforms keeps what they said', async () => {
    const desk = await aDesk();
    const teams = await desk.isOnTeamsToo();
    const { personId } = await teams.knows('Nadia');
    const heard = await desk.hears('Camille', PROBLEM, teams.as('Nadia'));
    const draft = await desk.draftOf(heard);
    if (!draft) throw new Error('nobody was asked');
    const actor = { ...desk.person('Camille'), personId };
    await desk.app.dismissDraft({ deskId: desk.deskId, actor, draftId: draft.draftId, at: desk.clock.now() });

    await desk.app.linkPeople({ ...desk, stays: desk.person('Hugo').personId, goes: personId, at: desk.clock.now() });

    expect(await votesOf(desk)).toMatchObject([{ who: 'Hugo', vote: 'was_fine' }]);
    expect(heard.message.conversation).toBe(TEAMS_SUPPORT);
  });
});

describe('a channel learns from its votes (note §4.8)', () => {
  const itWasNothing = async (desk: Desk, people: readonly Name[]) =>
    each(people, async (by) => saysItWasNothing(desk, by, await desk.hears(by, PROBLEM)), desk);

  test('five of three people who were asked for nothing make it silent there, and not elsewhere', async () => {
    const desk = await aDesk(JUST_ANSWERED);
    const teams = await desk.isOnTeamsToo();
    await teams.knows('Nadia');
    const unsaid = await desk.hears('Camille', `${PROBLEM} `);
    desk.clock.advance({ minutes: 1 });

    await itWasNothing(desk, FIVE);

    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('unsure');
    expect(await desk.hearsEdit(unsaid, PROBLEM)).toMatchObject({ kind: 'judged', verdict: { complex: false } });
    expect(await outcomeOf(desk, 'Camille', PROBLEM, teams.as('Nadia'))).toBe('answered');
    expect(await outcomeOf(desk, 'Camille', PROBLEM, { directly: true })).toBe('answered');
  });

  test.each<[string, readonly Name[]]>([
    ['four votes', ['Camille', 'Hugo', 'Zoé', 'Camille']],
    ['two people', ['Camille', 'Hugo', 'Camille', 'Hugo', 'Camille', 'Hugo']],
  ])('%s are not enough', async (_what, people) => {
    const desk = await aDesk(JUST_ANSWERED);

    await itWasNothing(desk, people);

    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('answered');
  });

  test('tickets made of what it let pass make it ask, and what it learnt fades', async () => {
    const desk = await aDesk(JUST_PASSED);
    await each(FIVE, async (by) => makesTicket(desk, by, await desk.hears(by, PROBLEM)), desk);

    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('answered');
    desk.clock.advance({ hours: 24 * 30 });
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('unsure');
  });

  test('who asks what the desk does there is told what it has learnt', async () => {
    const desk = await aDesk(JUST_ANSWERED);
    await itWasNothing(desk, FIVE);

    const here = await desk.app.describeChannel({
      ...desk.as('Camille'),
      connectionId: desk.connectionId,
      conversation: SUPPORT,
      at: desk.clock.now(),
    });

    expect(here).toMatchObject({ role: 'support', learnt: { votes: 5, people: 3 } });
    expect(here.learnt.offset).toBeCloseTo(-0.5, 2);
  });
});

describe('a channel has its own threshold', () => {
  const tunes = (desk: Desk, by: Name, sensitivity: Sensitivity, conversation = SUPPORT) =>
    desk.app.tuneChannel({ ...desk.as(by), connectionId: desk.connectionId, conversation, sensitivity });

  test('a discreet one stays silent, an insistent one asks; an edit is judged alike', async () => {
    const desk = await aDesk(answering(PROBLEM, -0.5));
    const said = await desk.hears('Hugo', THANKS);
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('answered');

    expect(await tunes(desk, 'Inès', 'discreet')).toEqual({ kind: 'tuned' });
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('unsure');
    expect(await desk.hearsEdit(said, PROBLEM)).toMatchObject({ outcome: 'unsure' });

    await desk.publishes(answering(PROBLEM, 0.5));
    await tunes(desk, 'Inès', 'insistent');
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('answered');
    await tunes(desk, 'Inès', 'normal');
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('unsure');
  });

  test('a lead chooses it where the desk listens, and it is noted once', async () => {
    const desk = await aDesk();

    expect(await tunes(desk, 'Camille', 'discreet')).toEqual({ kind: 'forbidden' });
    expect(await tunes(desk, 'Léa', 'discreet')).toEqual({ kind: 'forbidden' });
    expect(await tunes(desk, 'Inès', 'discreet', 'CRANDOM')).toEqual({ kind: 'not_listening' });
    for (const _twice of [1, 2]) await tunes(desk, 'Inès', 'discreet');

    const noted = await desk.dataSource.query(
      `select actor_id as by, codes from desk_event where desk_id = $1 and kind = 'channel_tuned'`,
      [desk.deskId],
    );
    expect(noted).toEqual([
      {
        by: desk.person('Inès').personId,
        codes: { connection: desk.connectionId, channel: SUPPORT, sensitivity: 'discreet' },
      },
    ]);
  });
});

describe('who does not want to be asked somewhere', () => {
  test('is not asked by a process that has just started either', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', PROBLEM);
    const draft = await desk.draftOf(heard);
    if (!draft) throw new Error('nobody was asked');
    const { connectionId, conversation } = heard.message;
    const prompt = { connectionId, conversation, draftId: draft.draftId, at: desk.clock.now() };
    await desk.app.mutePrompts({ ...desk.as('Camille'), ...prompt });

    const { dataSource, directory } = desk;
    const ids = createUuidV7Ids();
    const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
    const restarted = makeUseCases({ inTransaction, directory, ids });
    desk.clock.advance({ hours: 1 });
    const again = await desk.received(desk.heard('Camille', PROBLEM, {}));

    expect(await restarted.answerMessage(again)).toMatchObject({ outcome: 'muted' });
  });

  test('says so, and comes back to it, without a prompt at hand', async () => {
    const desk = await aDesk();
    const asks = (isAsked: boolean) =>
      desk.app.askHere({
        ...desk.as('Camille'),
        connectionId: desk.connectionId,
        conversation: SUPPORT,
        isAsked,
        at: desk.clock.now(),
      });

    expect(await asks(false)).toEqual({ kind: 'muted' });
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('muted');
    expect(await outcomeOf(desk, 'Hugo', PROBLEM)).toBe('answered');
    expect(await asks(true)).toEqual({ kind: 'asked' });
    expect(await outcomeOf(desk, 'Camille', PROBLEM)).toBe('answered');
  });
});
