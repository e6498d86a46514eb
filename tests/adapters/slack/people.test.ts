import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { CAMILLE, HUGO, LEA, type SlackDesk, SUPPORT, TRIAGE, wordsOf } from './a-slack-desk.ts';
import { newestCard, opensFromPrompt, REQUEST, sendsBug } from './people-who-ask.ts';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
});

async function opensTicket(): Promise<void> {
  await opensFromPrompt(desk, CAMILLE);
  await sendsBug(desk, CAMILLE);
}

const help = async (user: string) => {
  await desk.slack.command(user, SUPPORT, '/ticket', 'aide');
  return wordsOf(desk.private(user, SUPPORT).at(-1));
};
const speaks = async (user: string, locale: string) => {
  desk.slack.setLocale(user, locale);
  await desk.work();
};
/** What the inbox keeps of the events that this desk was sent. */
const keptEvents = async (): Promise<{ inbox_key: string; state: string; payload: string | null }[]> => {
  const sent = desk.slack.deliveries().map(({ body }) => `slack:${desk.slack.teamId}:event:${body['event_id']}`);
  return desk.dataSource.query('select inbox_key, state, payload from inbox_event where inbox_key = any ($1)', [sent]);
};

describe('whoever switches the language of their Slack', () => {
  test('gets the next prompt, form, private answer and card in it', async () => {
    expect(await help(CAMILLE)).toContain('mode d’emploi');
    await speaks(CAMILLE, 'en-US');

    expect(await help(CAMILLE)).not.toContain('mode d’emploi');
    const { prompt, view } = await opensFromPrompt(desk, CAMILLE, REQUEST, 'Open a ticket');
    expect(wordsOf(prompt)).not.toContain('Ouvrir un ticket');
    expect(view.view).toMatchObject({ title: { text: 'Open a ticket' } });

    await speaks(CAMILLE, 'fr-FR');
    expect(await help(CAMILLE)).toContain('mode d’emploi');
  });

  test('reads the next news of a ticket in it', async () => {
    await opensTicket();
    await speaks(CAMILLE, 'en-US');

    await desk.click(LEA, newestCard(desk), 'Prendre en charge');
    await desk.work();

    const news = wordsOf(desk.direct(CAMILLE).at(-1));
    expect(news).toContain('Léa Fontaine');
    expect(news).not.toContain('prend en charge');
  });

  test('does so while Slack is late to answer who they are', async () => {
    await help(CAMILLE);
    desk.slack.arm({ kind: 'rate_limited', method: 'users.info', retryAfterSeconds: 1, times: 1000 });
    await speaks(CAMILLE, 'en-US');
    expect(await help(CAMILLE)).toContain('mode d’emploi');

    desk.slack.disarmAll();
    await desk.dataSource.query('update inbox_event set due_at = now() where due_at > now()');
    await desk.work();

    expect(await help(CAMILLE)).not.toContain('mode d’emploi');
  });

  test('is kept as one event, named once, without a word of their profile', async () => {
    await help(CAMILLE);
    desk.slack.arm({ kind: 'duplicate_delivery', copies: 3 });
    desk.slack.setLocale(CAMILLE, 'en-US');
    await desk.slack.settled();

    const kept = await keptEvents();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.inbox_key).toMatch(/^slack:TLUMIERE01:event:Ev/);
    expect(kept[0]?.payload).toContain(CAMILLE);
    expect(kept[0]?.payload).not.toMatch(/camille|@/);

    await desk.work();
    expect(await keptEvents()).toEqual([{ inbox_key: kept[0]?.inbox_key, state: 'done', payload: null }]);
  });

  test('stays a stranger to a desk that they have nothing to do with', async () => {
    const { rows } = await people();
    await speaks(HUGO, 'en-US');

    expect((await people()).rows).toEqual(rows);
    expect((await keptEvents()).map(({ state }) => state)).toEqual(['done']);
  });
});

describe('whoever joins the triage channel', () => {
  test('takes tickets at once, and no more once they left it', async () => {
    await opensTicket();
    await desk.slack.join(HUGO, TRIAGE);
    await desk.work();

    await desk.click(HUGO, newestCard(desk), 'Prendre en charge');
    await desk.work();
    expect(wordsOf(desk.private(HUGO, TRIAGE).at(-1))).toContain('est à vous');
    expect(wordsOf(newestCard(desk))).toContain('EN COURS');

    await desk.slack.leave(HUGO, TRIAGE);
    await desk.work();
    await desk.slack.command(HUGO, SUPPORT, '/ticket', '1');
    expect(wordsOf(desk.private(HUGO, SUPPORT).at(-1))).toContain('n’existe pas, ou vous n’y avez pas accès');
  });

  test('is an agent; in any other channel they are not', async () => {
    await desk.slack.leave(HUGO, SUPPORT);
    await desk.slack.join(HUGO, SUPPORT);
    await desk.work();
    expect((await people()).agents).not.toContain('Hugo Petit');

    await desk.slack.join(HUGO, TRIAGE);
    await desk.work();
    expect((await people()).agents).toContain('Hugo Petit');
  });
});

async function people() {
  const rows: { name: string; role: string }[] = await desk.dataSource.query(
    'select name, role from person where desk_id = $1 order by name',
    [desk.connection.deskId],
  );
  return { rows, agents: rows.filter(({ role }) => role === 'agent').map(({ name }) => name) };
}
