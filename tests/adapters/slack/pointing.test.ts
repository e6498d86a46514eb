import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { CAMILLE, HUGO, LEA, type SlackDesk, SUPPORT, TRIAGE, wordsOf } from './a-slack-desk.ts';
import { sendsBug } from './people-who-ask.ts';

let desk: SlackDesk;

aDeskForEachTest(async (made) => {
  desk = made;
  // The first answer of a cold process may take longer than Slack waits.
  await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'aide');
});

const GENERAL = 'CGENERAL01';

const sends = (user: string) => sendsBug(desk, user);

const formOf = (user: string) => JSON.stringify(desk.slack.openView(user)?.state ?? {});

describe('“Créer un ticket” in the menu of a message', () => {
  test('opens the form filled with it and what its author said around it; then shows the ticket', async () => {
    await desk.say(CAMILLE, SUPPORT, 'petit souci ce matin');
    const said = await desk.say(CAMILLE, SUPPORT, 'le panier ne marche pas bien');

    await desk.slack.shortcut(CAMILLE, said, 'create_ticket');
    expect(formOf(CAMILLE)).toContain('petit souci ce matin\\nle panier ne marche pas bien');
    await sends(CAMILLE);
    await desk.slack.shortcut(LEA, said, 'create_ticket');

    expect(wordsOf(desk.slack.messages(TRIAGE, LEA).at(-1))).toContain('Camille Roy');
    expect(wordsOf(desk.private(LEA, SUPPORT).at(-1))).toContain('Cette demande est déjà le ticket #1');
  });

  test('by an agent, makes the ticket of the one who wrote it', async () => {
    const said = await desk.say(CAMILLE, SUPPORT, 'ok merci, et le panier ?');

    await desk.slack.shortcut(LEA, said, 'create_ticket');
    expect(JSON.stringify(desk.slack.openView(LEA)?.view)).toContain('Pour Camille Roy');
    await sends(LEA);

    expect(JSON.stringify(desk.slack.openView(LEA)?.view)).toContain('au nom de Camille Roy');
    expect(desk.direct(CAMILLE).map(wordsOf).join(' ')).toContain('Ticket #1 enregistré');
  });

  test('works where the desk is no member, in threads and in direct messages', async () => {
    const elsewhere = await desk.slack.say(HUGO, GENERAL, 'le panier plante dans general');
    await desk.slack.leave('UGUICHET01', GENERAL);
    await desk.slack.shortcut(HUGO, elsewhere, 'create_ticket');
    expect(formOf(HUGO)).toContain('le panier plante dans general');

    const parent = await desk.say(HUGO, SUPPORT, 'Bonjour');
    const reply = await desk.say(CAMILLE, SUPPORT, 'dans le fil, le panier plante', parent.ts);
    await desk.slack.shortcut(CAMILLE, reply, 'create_ticket');
    expect(formOf(CAMILLE)).toContain('dans le fil, le panier plante');

    const direct = await desk.say(LEA, desk.slack.directChannel(LEA).id, 'ok');
    await desk.slack.shortcut(LEA, direct, 'create_ticket');
    expect(formOf(LEA)).toContain('"ok"');
  });

  test('offers the form again when Slack did not open it in time', async () => {
    const said = await desk.say(CAMILLE, SUPPORT, 'ok, le panier');
    desk.slack.arm({ kind: 'expired_trigger' });

    await desk.slack.shortcut(CAMILLE, said, 'create_ticket');
    const again = desk.private(CAMILLE, SUPPORT).at(-1);
    if (again) await desk.click(CAMILLE, again, 'Réessayer');

    expect(formOf(CAMILLE)).toContain('ok, le panier');
  });
});

describe('“@Guichet ticket” in reply to a message', () => {
  test('offers the form filled with that message, and is the vote of whoever sends it', async () => {
    const said = await desk.say(CAMILLE, SUPPORT, 'ok, le panier');

    await desk.say(HUGO, SUPPORT, '@Guichet ticket', said.ts);
    const offered = desk.slack.messages(SUPPORT, HUGO, said.ts).find(({ onlyFor }) => onlyFor === HUGO);
    if (!offered) throw new Error('nothing was offered');
    await desk.click(HUGO, offered, 'Ouvrir un ticket');
    expect(formOf(HUGO)).toContain('ok, le panier');
    await sends(HUGO);

    const votes = await desk.dataSource.query('select message_id, vote, corrects from triage_vote where desk_id = $1', [
      desk.connection.deskId,
    ]);
    expect(votes).toEqual([{ message_id: said.ts, vote: 'needed_ticket', corrects: true }]);
  });
});

describe('🎫 on a message', () => {
  test.each(['ticket', 'admission_tickets'])(':%s: offers the form, once, to whoever put it', async (emoji) => {
    const said = await desk.say(CAMILLE, SUPPORT, 'ok, le panier');

    await desk.slack.react(CAMILLE, SUPPORT, said.ts, emoji);
    await desk.work();
    const prompts = desk.private(CAMILLE, SUPPORT).filter((message) => wordsOf(message).includes('Ouvrir un ticket'));
    expect(prompts).toHaveLength(1);
    expect(desk.private(HUGO, SUPPORT)).toEqual([]);

    if (prompts[0]) await desk.click(CAMILLE, prompts[0], 'Ouvrir un ticket');
    expect(formOf(CAMILLE)).toContain('ok, le panier');
  });

  test('on a reply of a thread, by an agent: its author is the one who asks', async () => {
    const parent = await desk.say(HUGO, SUPPORT, 'Bonjour');
    const reply = await desk.say(CAMILLE, SUPPORT, 'ok, le panier', parent.ts);

    await desk.slack.react(LEA, SUPPORT, reply.ts, 'ticket');
    await desk.work();

    expect(wordsOf(desk.private(LEA, SUPPORT).at(-1))).toContain('au nom de Camille Roy');
  });

  test('delivered three times prompts once; another emoji says nothing', async () => {
    const said = await desk.say(CAMILLE, SUPPORT, 'ok, le panier');
    const before = desk.private(CAMILLE, SUPPORT).length;
    desk.slack.arm({ kind: 'duplicate_delivery', copies: 3 });
    await desk.slack.react(CAMILLE, SUPPORT, said.ts, 'ticket');
    await desk.work();
    await desk.slack.react(CAMILLE, SUPPORT, said.ts, 'eyes');
    await desk.work();

    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(before + 1);
  });
});
