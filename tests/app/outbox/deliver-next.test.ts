import { createOutboxQueue } from '../../../src/adapters/db/queues/outbox-queue.ts';
import { makeDeliverNext } from '../../../src/app/outbox/deliver-next.ts';
import {
  DeliveryError,
  type DeliveryProblem,
  type Messenger,
  type OutgoingMessage,
  type PostedMessage,
} from '../../../src/app/ports/delivery.ts';
import type { Platform } from '../../../src/app/ports/stores.ts';
import { type Desk, desksOfThisFile, type Gesture, TRIAGE } from '../../support/a-desk.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const { aDesk, dataSource } = desksOfThisFile();

const taken: Gesture = { by: 'Léa', move: 'take' };
const asked: Gesture = { by: 'Léa', move: 'ask', typed: { reason: 'information', text: 'Quel navigateur ?' } };

beforeEach(() => dataSource().query('update destination set due_at = null'));

describe('what is to be said', () => {
  test('is posted in the order in which it happened, place by place', async () => {
    const { desk, platform, delivers } = await aWorker();
    await says(desk, 'C1', 'un');
    await says(desk, 'C2', 'autre');
    await says(desk, 'C1', 'deux');
    await says(desk, 'C1', 'trois');

    await delivers();

    expect(platform.saidIn('C1')).toEqual(['un', 'deux', 'trois']);
    expect(platform.saidIn('C2')).toEqual(['autre']);
  });

  test('is nothing when nothing is due', async () => {
    const { deliverNext } = await aWorker();

    expect(await deliverNext()).toBe('nothing_due');
  });

  test('comes at the pace of each conversation', async () => {
    const { desk, platform, delivers, queue, afterThePause } = await aWorker({ paceMs: 60_000 });
    await says(desk, 'C1', 'un');
    await says(desk, 'C1', 'deux');
    await says(desk, 'C2', 'autre');

    await delivers();
    expect(platform.saidIn('C1')).toEqual(['un']);
    expect(platform.saidIn('C2')).toEqual(['autre']);
    expect(await queue.nextDueInMs(120_000)).toBeGreaterThan(50_000);

    await afterThePause();
    await delivers();
    expect(platform.saidIn('C1')).toEqual(['un', 'deux']);
  });

  test('carries where, to whom and under what id', async () => {
    const { desk, platform, delivers } = await aWorker();
    await desk.stores(({ outbox }) =>
      outbox.announce({
        key: 'k',
        kind: 'card',
        card: { plain: 'bonjour', parts: [] },
        to: {
          connectionId: desk.connectionId,
          conversation: 'C1',
          onlyFor: 'UCAMILLE',
          inThreadOf: { messageId: '1.1' },
        },
        ticketId: null,
      }),
    );

    await delivers();

    expect(platform.posts).toEqual([
      {
        connectionId: desk.connectionId,
        conversation: 'C1',
        inThreadOf: '1.1',
        onlyFor: 'UCAMILLE',
        card: { plain: 'bonjour', parts: [] },
        outboxId: expect.any(String),
      },
    ]);
  });

  test('is dropped when it is no longer worth it: a prompt after 60 seconds', async () => {
    const { desk, platform, delivers } = await aWorker();
    await desk.hears('Camille', 'Salut, le site bug');
    await desk.dataSource.query(
      `update outbox_message set drop_at = drop_at - interval '61 seconds' where desk_id = $1`,
      [desk.deskId],
    );

    await delivers();

    expect(platform.posts).toEqual([]);
  });
});

describe('the cards of a ticket', () => {
  test('are posted as the ticket is when they are sent, then edited in place, once for any number of changes', async () => {
    const { desk, platform, delivers } = await aWorker();
    const { ticketId } = await desk.hasTicket({}, taken);

    await delivers();
    expect(platform.saidIn(TRIAGE)[0]).toContain('Le ticket #1 est EN COURS.');

    await desk.gesture(ticketId, asked);
    await desk.gesture(ticketId, { by: 'Léa', move: 'resume' });
    await desk.gesture(ticketId, { by: 'Léa', move: 'resolve' });
    await delivers();

    const edits = platform.edits.filter(({ conversation }) => conversation === TRIAGE);
    expect(edits.map(({ card }) => card.plain)).toEqual([expect.stringContaining('Le ticket #1 est RÉSOLU.')]);
    expect(await shownRevisions(desk)).toEqual([5, 5, 5]);
  });

  test('never go back in time: a change while one is posted is shown by an edit', async () => {
    const { desk, platform, delivers } = await aWorker();
    const { ticketId } = await desk.hasTicket();
    platform.whilePosting(TRIAGE, () => desk.gesture(ticketId, taken));

    await delivers();

    expect(platform.saidIn(TRIAGE)[0]).toContain('NOUVEAU');
    expect(platform.edits.filter(({ conversation }) => conversation === TRIAGE).at(-1)?.card.plain).toContain(
      'EN COURS',
    );
    expect(await shownRevisions(desk)).toEqual([2, 2, 2]);
  });

  test('gather the news of the requester in the thread of the agents’ card', async () => {
    const { desk, platform, delivers } = await aWorker();
    const { ticketId } = await desk.hasTicket({}, taken);
    await desk.app.addReply({
      ...desk.as('Camille'),
      ticketId,
      typed: { text: 'Chrome 131' },
      gestureKey: 'g',
      at: desk.clock.now(),
    });

    await delivers();

    const [card, news] = platform.posts.filter(({ conversation }) => conversation === TRIAGE);
    expect(plainSpaces(news?.card.plain ?? '')).toBe('Camille a répondu sur le ticket #1 : Chrome 131');
    expect(news?.inThreadOf).toBe(card && platform.idOf(card.outboxId));
  });

  test('take replies in their threads: what was posted about a ticket belongs to it', async () => {
    const { desk, platform, delivers } = await aWorker();
    const { ticketId } = await desk.hasTicket({}, taken, asked);
    await delivers();
    const question = platform.posts.find(({ card }) => card.plain.includes('précision'));

    const { result } = await desk.hears('Camille', 'Chrome 131', {
      directly: true,
      conversation: platform.directOf('Camille'),
      threadId: platform.idOf(question?.outboxId ?? ''),
    });

    expect(result).toEqual({ kind: 'joined_ticket' });
    expect((await desk.ticket(ticketId)).state).toEqual({ name: 'in_progress' });
  });

  test('whose message was deleted are left alone from then on', async () => {
    const { desk, platform, delivers, log } = await aWorker();
    const { ticketId } = await desk.hasTicket();
    await delivers();
    platform.refuses({ kind: 'message_gone', detail: 'message_not_found' }, { editsOf: TRIAGE });

    await desk.gesture(ticketId, taken);
    await delivers();
    platform.works();
    await desk.gesture(ticketId, asked);
    await delivers();

    expect(platform.edits.filter(({ conversation }) => conversation === TRIAGE)).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a platform that says no', () => {
  test('for now: the whole conversation waits, at least as long as it was told, and order is kept', async () => {
    const { desk, platform, delivers, queue, log, afterThePause } = await aWorker();
    await says(desk, 'C1', 'un');
    await says(desk, 'C1', 'deux');
    platform.refuses({ kind: 'try_later', afterMs: 30_000, detail: 'ratelimited' });

    await delivers();
    expect(await queue.nextDueInMs(60_000)).toBeGreaterThan(25_000);
    expect(log.lines).toEqual([
      expect.objectContaining({ level: 'warn', problem: 'try_later', attempt: 0, sentence: 'delivery postponed' }),
    ]);

    platform.works();
    await afterThePause();
    await delivers();
    expect(platform.saidIn('C1')).toEqual(['un', 'deux']);
  });

  test('while other conversations go on', async () => {
    const { desk, platform, delivers } = await aWorker();
    await says(desk, 'C1', 'un');
    await says(desk, 'C2', 'deux');
    platform.refuses({ kind: 'try_later', afterMs: 30_000, detail: 'ratelimited' }, { postsIn: 'C1' });

    await delivers();

    expect(platform.saidIn('C2')).toEqual(['deux']);
  });

  test('again and again: given up after a day, as a dead letter that an administrator is told of', async () => {
    const { desk, platform, delivers, log } = await aWorker();
    await says(desk, 'C1', 'un');
    await desk.dataSource.query('update outbox_message set attempts = 40 where desk_id = $1', [desk.deskId]);
    platform.refuses({ kind: 'try_later', afterMs: 1, detail: 'service_unavailable' });

    await delivers();

    expect(await deadLetters(desk)).toEqual([{ detail: 'service_unavailable' }]);
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', sentence: 'delivery given up, kept as a dead letter' });
  });

  test.each<DeliveryProblem>([
    { kind: 'refused', detail: 'invalid_blocks' },
    { kind: 'destination_gone', detail: 'is_archived' },
  ])('for good ($kind): kept as a dead letter, the next in line goes', async (problem) => {
    const { desk, platform, delivers, log } = await aWorker();
    await says(desk, 'C1', 'un');
    platform.refuses(problem, { once: true });
    await says(desk, 'C1', 'deux');

    await delivers();

    expect(await deadLetters(desk)).toEqual([{ detail: problem.detail }]);
    expect(platform.saidIn('C1')).toEqual(['deux']);
    expect(log.lines).toEqual([expect.objectContaining({ level: 'error', problem: problem.kind })]);
  });

  test('for want of credentials: nothing is lost, an administrator is told, it is tried every minute', async () => {
    const { desk, platform, delivers, queue, log, afterThePause } = await aWorker();
    await says(desk, 'C1', 'un');
    await desk.dataSource.query('update outbox_message set attempts = 1000 where desk_id = $1', [desk.deskId]);
    platform.refuses({ kind: 'credentials', detail: 'invalid_auth' });

    await delivers();
    expect(await queue.nextDueInMs(120_000)).toBeGreaterThan(50_000);
    expect(log.lines).toEqual([
      expect.objectContaining({
        level: 'error',
        sentence: 'bot credentials refused, an administrator must reinstall the app',
      }),
    ]);

    platform.works();
    await afterThePause();
    await delivers();
    expect(platform.saidIn('C1')).toEqual(['un']);
  });

  test('in words that carry no message text (style rule 11)', async () => {
    const { desk, platform, delivers, log } = await aWorker();
    await says(desk, 'C1', 'mot-secret');
    platform.refuses({ kind: 'refused', detail: 'invalid_blocks' });

    await delivers();

    expect(JSON.stringify(log.lines)).not.toContain('mot-secret');
  });

  test('by not being there: its posts wait', async () => {
    const { desk, deliverNext, queue } = await aWorker({ messengers: [] });
    await says(desk, 'C1', 'un');

    expect(await deliverNext()).toBe('delivered');
    expect(await queue.nextDueInMs(120_000)).toBeGreaterThan(50_000);
  });
});

describe('a post of which nobody knows whether it arrived (architecture §4.2)', () => {
  test('is looked for, and adopted when it is there', async () => {
    const { desk, platform, delivers, afterThePause } = await aWorker();
    await says(desk, 'C1', 'un');
    platform.losesAnswers({ afterPosting: true });

    await delivers();
    platform.works();
    await afterThePause();
    await delivers();

    expect(platform.saidIn('C1')).toEqual(['un']);
    expect(await deadLetters(desk)).toEqual([]);
  });

  test('is looked for, and sent when it is not', async () => {
    const { desk, platform, delivers, afterThePause } = await aWorker();
    await says(desk, 'C1', 'un');
    platform.losesAnswers({ afterPosting: false });

    await delivers();
    expect(platform.saidIn('C1')).toEqual([]);
    platform.works();
    await afterThePause();
    await delivers();

    expect(platform.saidIn('C1')).toEqual(['un']);
  });

  test('an adopted card may be older than the ticket, so it is edited', async () => {
    const { desk, platform, delivers, afterThePause } = await aWorker();
    const { ticketId } = await desk.hasTicket();
    platform.losesAnswers({ afterPosting: true });
    await delivers();
    await desk.gesture(ticketId, taken);
    platform.works();
    await afterThePause();

    await delivers();

    expect(platform.posts.filter(({ conversation }) => conversation === TRIAGE)).toHaveLength(1);
    expect(platform.edits.filter(({ conversation }) => conversation === TRIAGE).at(-1)?.card.plain).toContain(
      'EN COURS',
    );
    expect(await shownRevisions(desk)).toEqual([2, 2, 2]);
  });

  test('also after a worker died between the post and its mark', async () => {
    const { desk, platform, deliverNext, delivers, afterThePause } = await aWorker();
    await says(desk, 'C1', 'un');
    platform.diesAfterPosting();

    await expect(deliverNext()).rejects.toThrow('killed');
    platform.works();
    expect(await deliverNext()).toBe('nothing_due');
    await afterThePause();
    await delivers();

    expect(platform.saidIn('C1')).toEqual(['un']);
  });
});

/** A desk whose outbox is delivered when told to, on a platform that keeps what it is given. */
async function aWorker(options: { paceMs?: number; messengers?: readonly Platform[] } = {}) {
  const { paceMs = 0, messengers = ['slack'] } = options;
  const desk = await aDesk();
  const platform = createPlatform();
  const log = createRecordingLog();
  const queue = createOutboxQueue({ dataSource: desk.dataSource });
  const deliverNext = makeDeliverNext({
    queue,
    messengers: Object.fromEntries(messengers.map((name) => [name, platform])),
    drawSurface: desk.app.drawSurface,
    log,
    paceMs: { slack: paceMs },
  });
  return {
    desk,
    platform,
    log,
    queue,
    deliverNext,
    /** Delivers until nothing is due. */
    async delivers(): Promise<void> {
      while ((await deliverNext()) === 'delivered');
    },
    /** The pause or the lease of every conversation is over. */
    afterThePause: () =>
      desk.dataSource.query(`update destination set due_at = now() - interval '1 second' where due_at > now()`),
  };
}

type Refusal = { readonly problem: DeliveryProblem; postsIn?: string; editsOf?: string; once?: boolean };

function createPlatform() {
  const posts: OutgoingMessage[] = [];
  const edits: (PostedMessage & { readonly card: OutgoingMessage['card'] })[] = [];
  let refusal: Refusal | undefined;
  let answers: 'come' | 'are lost' | 'are lost, and so is the post' | 'find nobody' = 'come';
  let meanwhile: { conversation: string; does: () => Promise<unknown> } | undefined;

  const idOf = (outboxId: string) => `ts-${outboxId}`;
  const placeOf = (conversation: string) => conversation.replace('person:', 'D');
  const postedAs = ({ conversation, outboxId }: OutgoingMessage): PostedMessage => ({
    conversation: placeOf(conversation),
    messageId: idOf(outboxId),
  });
  const refuseIf = (applies: (given: Refusal) => boolean): void => {
    if (!refusal || !applies(refusal)) return;
    const { problem, once } = refusal;
    if (once) refusal = undefined;
    throw new DeliveryError(problem);
  };

  const messenger: Messenger = {
    async post(message) {
      refuseIf(
        ({ postsIn, editsOf }) => editsOf === undefined && (postsIn ?? message.conversation) === message.conversation,
      );
      if (meanwhile?.conversation === message.conversation) {
        const { does } = meanwhile;
        meanwhile = undefined;
        await does();
      }
      if (answers !== 'are lost, and so is the post') posts.push(message);
      if (answers === 'find nobody') throw new Error('killed');
      if (answers !== 'come') throw new DeliveryError({ kind: 'unknown', detail: 'the connection was cut' });
      return postedAs(message);
    },
    async edit(message) {
      refuseIf(
        ({ postsIn, editsOf }) => postsIn === undefined && (editsOf ?? message.conversation) === message.conversation,
      );
      edits.push(message);
    },
    async find(message) {
      const found = posts.find(({ outboxId }) => outboxId === message.outboxId);
      return found && postedAs(found);
    },
  };

  return {
    ...messenger,
    posts,
    edits,
    idOf,
    directOf: (name: string) => `DU${name.toUpperCase()}`,
    saidIn: (conversation: string) =>
      posts.filter((post) => post.conversation === conversation).map(({ card }) => card.plain),
    refuses: (problem: DeliveryProblem, only: Omit<Refusal, 'problem'> = {}) => {
      refusal = { problem, ...only };
    },
    losesAnswers: ({ afterPosting }: { afterPosting: boolean }) => {
      answers = afterPosting ? 'are lost' : 'are lost, and so is the post';
    },
    diesAfterPosting: () => {
      answers = 'find nobody';
    },
    whilePosting: (conversation: string, does: () => Promise<unknown>) => {
      meanwhile = { conversation, does };
    },
    works: () => {
      refusal = undefined;
      answers = 'come';
    },
  };
}

function says(desk: Desk, conversation: string, plain: string): Promise<void> {
  return desk.stores(({ outbox }) =>
    outbox.announce({
      key: `${conversation}:${plain}`,
      kind: 'card',
      card: { plain, parts: [] },
      to: { connectionId: desk.connectionId, conversation },
      ticketId: null,
    }),
  );
}

const deadLetters = (desk: Desk) =>
  desk.dataSource.query(`select detail from outbox_message where desk_id = $1 and state = 'dead'`, [desk.deskId]);

async function shownRevisions(desk: Desk): Promise<number[]> {
  const rows: { posted_revision: number }[] = await desk.dataSource.query(
    'select posted_revision from surface where desk_id = $1',
    [desk.deskId],
  );
  return rows.map((row) => row.posted_revision);
}
