import { z } from 'zod';
import type { SimulatedMessage } from '../../../src/playground/slack/simulator-types.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import {
  CAMILLE,
  HUGO,
  LEA,
  MARC,
  type SlackDesk,
  SUPPORT,
  TRIAGE,
  textsWithin,
  typed,
  wordsOf,
} from './a-slack-desk.ts';
import { BUG, newestCard, opensFromPrompt, sendsBug } from './people-who-ask.ts';

let desk: SlackDesk;
/** The message that became the ticket, and the agents' card. */
let request: SimulatedMessage;
let card: SimulatedMessage;

aDeskForEachTest(async (made) => {
  desk = made;
  const { said } = await opensFromPrompt(desk, CAMILLE);
  await sendsBug(desk, CAMILLE);
  request = said;
  card = newestCard(desk);
});

const underCard = () => desk.slack.messages(TRIAGE, LEA, card.ts).slice(1).map(wordsOf);
const whatCamilleReads = () =>
  [...desk.direct(CAMILLE), ...desk.slack.messages(SUPPORT, CAMILLE)].map(wordsOf).join('\n');
const cardNow = () => wordsOf(desk.slack.messages(TRIAGE, LEA).find(({ ts }) => ts === card.ts));

async function edit(user: string, message: SimulatedMessage, text: string): Promise<void> {
  await desk.slack.edit(user, message.channel, message.ts, text);
  await desk.work();
}

async function remove(user: string, message: SimulatedMessage): Promise<void> {
  await desk.slack.remove(user, message.channel, message.ts);
  await desk.work();
}

async function asks(question: string): Promise<void> {
  await desk.click(LEA, card, 'Prendre en charge');
  await desk.click(LEA, card, 'Demander une info');
  const form = typed({ reason: { choose: 'information' }, text: question });
  await desk.slack.submit(LEA, desk.slack.openView(LEA)?.id ?? '', form);
  await desk.work();
}

describe('a conversation in two channels (K9)', () => {
  test('is dated as Slack says that it was held, and not as it reached us', async () => {
    desk.clock.believePlatforms();
    const said = await desk.say(CAMILLE, SUPPORT, 'Chrome 131', request.ts);
    await edit(CAMILLE, said, 'Firefox 133');

    const [reply, edited] = z
      .array(z.object({ at: z.date() }))
      .parse(
        await desk.dataSource.query(
          `select occurred_at as at from ticket_event where desk_id = $1 and kind in ('replied', 'words_edited') order by sequence`,
          [desk.connection.deskId],
        ),
      );
    expect(reply?.at).toEqual(new Date(Math.floor(Number(said.ts) * 1000)));
    expect(edited?.at.getTime()).toBeGreaterThan(Number(said.ts) * 1000);
  });

  test('the requester answers in their thread, the team reads it under the card, and the ticket goes on (S0-35)', async () => {
    await asks('Quel navigateur ?');
    expect(cardNow()).toContain('EN ATTENTE');

    await desk.say(CAMILLE, SUPPORT, 'Chrome 131', request.ts);

    expect(underCard()).toEqual([expect.stringContaining('Chrome 131')]);
    expect(underCard()[0]).toContain('a répondu sur le ticket #1');
    expect(cardNow()).toContain('EN COURS');
  });

  test('a reply that is only a file is one too', async () => {
    await asks('Une capture ?');
    const file = desk.slack.addFile(CAMILLE, { name: 'erreur.png', mimetype: 'image/png', size: 1000 });

    await desk.slack.say(CAMILLE, SUPPORT, '', request.ts, [file]);
    await desk.work();

    expect(underCard()).toEqual([expect.stringContaining('erreur.png')]);
    expect(cardNow()).toContain('EN COURS');
  });

  test('what agents write under the card stays among them', async () => {
    const before = whatCamilleReads();

    await desk.say(MARC, TRIAGE, 'SECRET : ce client n’a pas payé, le site bug toujours', card.ts);

    expect(underCard()).toHaveLength(1);
    expect(whatCamilleReads()).toBe(before);
    expect(desk.private(MARC, TRIAGE)).toEqual([]);
    const [kept] = await desk.dataSource.query(
      `select count(*)::int as notes from ticket_event where desk_id = $1 and kind = 'noted'`,
      [desk.connection.deskId],
    );
    expect(kept).toEqual({ notes: 1 });
  });

  test('“Répondre” on the card says who reads it, reaches the requester, and is read under the card', async () => {
    await desk.click(LEA, card, 'Répondre');
    const form = desk.slack.openView(LEA);
    expect(textsWithin(form?.view).join(' ')).toContain('lue par le demandeur');

    await desk.slack.submit(LEA, form?.id ?? '', typed({ text: 'C’est prévu demain <!channel>' }));
    await desk.work();

    expect(wordsOf(desk.direct(CAMILLE).at(-1))).toContain('C’est prévu demain <!channel>');
    expect(underCard()).toEqual([expect.stringContaining('Léa Fontaine a répondu au demandeur')]);
    expect(underCard()[0]).toContain('C’est prévu demain');
  });

  test('an agent who answers before everybody is read by the team; the requester is not told twice', async () => {
    const before = desk.direct(CAMILLE).length;

    await desk.say(MARC, SUPPORT, 'On regarde cet après-midi', request.ts);

    expect(underCard()).toEqual([expect.stringContaining('On regarde cet après-midi')]);
    expect(desk.direct(CAMILLE)).toHaveLength(before);
  });

  test('somebody else in the thread talks beside the ticket', async () => {
    await desk.say(HUGO, SUPPORT, 'Chez moi aussi', request.ts);

    expect(underCard()).toEqual([]);
  });

  test('a reply also sent to the channel counts once', async () => {
    await desk.slack.say(CAMILLE, SUPPORT, 'Le site bug aussi sur mobile', request.ts, [], 'in_channel');
    await desk.work();

    expect(desk.slack.deliveries().map(({ body }) => body)).toContainEqual(
      expect.objectContaining({
        event: expect.objectContaining({
          subtype: 'thread_broadcast',
          root: expect.objectContaining({ ts: request.ts, reply_count: 2 }),
        }),
      }),
    );
    expect(underCard()).toEqual([expect.stringContaining('Le site bug aussi sur mobile')]);
    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
  });
});

describe('what was said, changed (K9)', () => {
  test('an edit is seen where it was read, a deletion too', async () => {
    const said = await desk.say(CAMILLE, SUPPORT, 'Chrome 131', request.ts);
    await edit(CAMILLE, said, 'Firefox 133');
    expect(underCard()).toEqual([expect.stringMatching(/Firefox 133.*\(modifié\)/)]);

    await remove(CAMILLE, said);
    expect(underCard()).toEqual([expect.stringContaining('Message supprimé par son auteur.')]);
    expect(underCard().join()).not.toContain('Firefox');
  });

  test('delivered in the wrong order comes to the same', async () => {
    desk.slack.arm({ kind: 'reordered_delivery', count: 3 });
    const said = await desk.slack.say(CAMILLE, SUPPORT, 'Un', request.ts);
    await desk.slack.edit(CAMILLE, SUPPORT, said.ts, 'Deux');
    await desk.slack.edit(CAMILLE, SUPPORT, said.ts, 'Trois');
    await desk.work();

    expect(underCard()).toEqual([expect.stringMatching(/Trois.*\(modifié\)/)]);
  });

  test('deleted before it was heard is not kept', async () => {
    desk.slack.arm({ kind: 'reordered_delivery', count: 2 });
    const said = await desk.slack.say(CAMILLE, SUPPORT, 'mot de passe', request.ts);
    await desk.slack.remove(CAMILLE, SUPPORT, said.ts);
    await desk.work();

    expect(underCard()).toEqual([]);
    expect(JSON.stringify(await desk.dataSource.query('select body from ticket_content'))).not.toContain(
      'mot de passe',
    );
  });

  test('the request itself, edited or deleted once the ticket is made, is the ticket’s own copy', async () => {
    await edit(CAMILLE, request, 'Salut, le site bug toujours, et le panier aussi');
    await remove(CAMILLE, request);

    expect(underCard()).toEqual([]);
    expect(cardNow()).toContain(BUG.title);
    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
  });

  test('an edit while Slack does not answer is not lost', async () => {
    const said = await desk.say(CAMILLE, SUPPORT, 'Chrome 131', request.ts);
    desk.slack.arm({ kind: 'http_error', method: 'chat.update', status: 500 });
    await edit(CAMILLE, said, 'Firefox 133');
    await desk.dataSource.query('update destination set due_at = now() where due_at is not null');
    await desk.work();

    expect(underCard()).toEqual([expect.stringMatching(/Firefox 133.*\(modifié\)/)]);
  });
});
