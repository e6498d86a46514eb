import { createDesks } from '../../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../../src/adapters/db/engine/uuid-v7.ts';
import { createOutboxQueue } from '../../src/adapters/db/queues/outbox-queue.ts';
import { makeSweep } from '../../src/app/sweep.ts';
import { type Desk, desksOfThisFile, SUPPORT } from '../support/a-desk.ts';

const { aDesk } = desksOfThisFile();

const sweepOf = (desk: Desk) =>
  makeSweep({
    inTransaction: desk.inTransaction,
    inbox: desk.inbox,
    outbox: createOutboxQueue({ dataSource: desk.dataSource }),
    desks: () => createDesks({ dataSource: desk.dataSource, ids: createUuidV7Ids() }).all(),
  });

const wordsKept = (desk: Desk) =>
  desk.stores(async ({ channels, triage }) => {
    const channel = await channels.byExternalId(desk.connectionId, SUPPORT);
    return (
      channel &&
      triage.recentWords(channel.channelId, desk.person('Camille').personId, {
        since: new Date(0),
        until: desk.clock.now(),
      })
    );
  });

describe('what is not to be kept (architecture §4.7)', () => {
  test('words judged together are erased once their minute is over', async () => {
    const desk = await aDesk();
    await desk.hears('Camille', 'Bonjour');

    await sweepOf(desk)(desk.clock.now());
    expect(await wordsKept(desk)).toHaveLength(1);

    await sweepOf(desk)(desk.clock.advance({ seconds: 61 }));
    expect(await wordsKept(desk)).toEqual([]);
  });

  test('drafts are erased after 24 hours, in every desk', async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const drafts = [
      await desk.hears('Camille', 'Salut, le site bug'),
      await other.hears('Camille', 'Salut, le site bug'),
    ] as const;

    await sweepOf(desk)(desk.clock.advance({ hours: 23 }));
    expect(await desk.draftOf(drafts[0])).toBeDefined();

    await sweepOf(desk)(desk.clock.advance({ hours: 1 }));
    expect(await desk.draftOf(drafts[0])).toBeUndefined();
    expect(await other.draftOf(drafts[1])).toBeUndefined();
  });

  test('verdicts and votes are erased after 180 days, a form that was not sent after 8', async () => {
    const desk = await aDesk();
    const heard = await desk.hears('Camille', 'Salut, le site bug');
    const draft = await desk.draftOf(heard);
    if (!draft) throw new Error('nobody was asked');
    await desk.app.dismissDraft({ ...desk.as('Camille'), draftId: draft.draftId, at: desk.clock.now() });
    const { connectionId, conversation } = heard.message;
    const place = { connectionId, conversation, message: heard.message, at: desk.clock.now() };
    await desk.app.openFormFromMessage({ ...desk.as('Hugo'), ...place });
    const kept = async () => {
      const [row] = await desk.dataSource.query(
        `select (select count(*)::int from verdict     where desk_id = $1) as verdicts,
                (select count(*)::int from triage_vote where desk_id = $1 and vote is not null) as votes,
                (select count(*)::int from triage_vote where desk_id = $1 and vote is null) as unsent`,
        [desk.deskId],
      );
      return row;
    };

    await sweepOf(desk)(desk.clock.advance({ hours: 24 * 7 }));
    expect(await kept()).toEqual({ verdicts: 1, votes: 1, unsent: 1 });
    await sweepOf(desk)(desk.clock.advance({ hours: 24 * 2 }));
    expect(await kept()).toEqual({ verdicts: 1, votes: 1, unsent: 0 });
    await sweepOf(desk)(desk.clock.advance({ hours: 24 * 172 }));
    expect(await kept()).toEqual({ verdicts: 0, votes: 0, unsent: 0 });
  });

  test('a ticket keeps its own copy', async () => {
    const desk = await aDesk();
    const ticket = await desk.hasTicket();

    await sweepOf(desk)(desk.clock.advance({ hours: 48 }));

    const content = await desk.stores(({ history }) => history.content(ticket.requestContentId));
    expect(content).toMatchObject({ originalText: 'Salut, le site bug' });
  });
});
