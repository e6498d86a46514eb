import { makeWebClients } from '../../../src/adapters/slack/workspaces/web-clients.ts';
import { until } from '../../support/until.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { buttonIn, CAMILLE, HUGO, LEA, MARC, type SlackDesk, SUPPORT, textsWithin, typed } from './a-slack-desk.ts';
import { asksByCommand, bugReport, sendsBug, windowOf } from './people-who-ask.ts';
import { countingLog } from './signed-request.ts';

let desk: SlackDesk;

aDeskForEachTest(async (made) => {
  desk = made;
  // The first answer of a cold process may take longer than Slack waits.
  await desk.slack.command(CAMILLE, SUPPORT, '/ticket', 'aide');
});

const answers = bugReport({ title: 'Panier vide <!channel> *gras*' });

/** Sends the form that is open on this person's screen, and closes what it gives way to. */
async function fillForm(user: string): Promise<void> {
  await sendsBug(desk, user, answers);
  await desk.slack.closeView(user, windowOf(desk, user).id);
}

const asks = (user: string) => asksByCommand(desk, user, answers);

async function command(user: string, text: string): Promise<void> {
  await desk.slack.command(user, SUPPORT, '/ticket', text);
  await desk.work();
}

function homeOf(user: string) {
  const view = desk.slack.homeView(user);
  if (!view) throw new Error('no Home was published');
  return view;
}

async function opens(user: string): Promise<string> {
  await desk.slack.openHome(user);
  await desk.work();
  return wordsOnHome(user);
}

const blocksOf = (user: string) => homeOf(user).view['blocks'];
const wordsOnHome = (user: string) => textsWithin(blocksOf(user)).join(' ');

async function clickOnHome(user: string, label: string): Promise<void> {
  const blocks = blocksOf(user);
  const { blockId, actionId } = buttonIn({ blocks: Array.isArray(blocks) ? blocks : [] }, label);
  await desk.slack.actInView(user, homeOf(user).id, blockId, actionId, {}, {});
  await desk.work();
}

async function clickInWindow(user: string, label: string): Promise<void> {
  const { id, view } = windowOf(desk, user);
  const blocks = view['blocks'];
  const { blockId, actionId } = buttonIn({ blocks: Array.isArray(blocks) ? blocks : [] }, label);
  await desk.slack.actInView(user, id, blockId, actionId, {}, {});
  await desk.work();
}

const wordsInWindow = (user: string) => textsWithin(desk.slack.openView(user)?.view['blocks']).join(' ');

describe('the Home of somebody who asks for work', () => {
  test('says how to begin, in their language', async () => {
    desk.slack.setLocale(HUGO, 'en-GB');

    expect(await opens(CAMILLE)).toContain('Vous n’avez aucun ticket.');
    expect(await opens(HUGO)).toContain('You have no tickets.');
  });

  test('opens the form, and shows the ticket at once', async () => {
    await opens(CAMILLE);
    await clickOnHome(CAMILLE, 'Créer un ticket');
    await fillForm(CAMILLE);
    expect(wordsOnHome(CAMILLE)).toMatch(/En cours .*#1 \[BUG\] Panier vide <!channel> \*gras\*\s+NOUVEAU/s);
    expect(wordsOnHome(CAMILLE)).toContain('Inutile de relancer');
  });

  test('puts what is expected of them first, with the buttons for it, and follows', async () => {
    await asks(CAMILLE);
    await asks(CAMILLE);
    await asks(HUGO);
    await command(LEA, 'prendre 2');
    await command(LEA, 'statut 2 à tester');
    await desk.slack.submit(LEA, desk.slack.openView(LEA)?.id ?? '', typed({ text: 'Corrigé, essayez.' }));
    await desk.work();

    expect(await opens(CAMILLE)).toMatch(/À vous de jouer .*#2 .*Testez, puis dites si c’est bon.* En cours .*#1 /s);
    expect(wordsOnHome(CAMILLE)).not.toContain('#3');

    await clickOnHome(CAMILLE, 'C’est bon');
    expect(wordsOnHome(CAMILLE)).not.toContain('À vous de jouer');
    expect(wordsOnHome(CAMILLE)).toContain('RÉSOLU');
    expect(desk.slack.openView(CAMILLE)).toBeUndefined();
  });

  test('is published anew when somebody else changes a ticket on it, while it was opened not long ago', async () => {
    await asks(CAMILLE);
    await opens(CAMILLE);

    await command(LEA, 'prendre 1');
    expect(wordsOnHome(CAMILLE)).toContain('EN COURS');

    await desk.dataSource.query(`update home set opened_at = opened_at - interval '1 hour'`);
    await command(LEA, 'libérer 1');
    expect(wordsOnHome(CAMILLE)).toContain('Léa Fontaine');
    expect(await opens(CAMILLE)).toContain('personne pour l’instant');
  });

  test('is not changed by tickets of others', async () => {
    await opens(CAMILLE);
    const { hash } = homeOf(CAMILLE);

    await asks(HUGO);

    expect(homeOf(CAMILLE).hash).toBe(hash);
  });
});

describe('the Home of an agent', () => {
  test('shows what is to be taken, and takes it', async () => {
    await asks(CAMILLE);
    await asks(CAMILLE);
    expect(await opens(LEA)).toMatch(/À prendre \(2\) À moi \(0\) En retard \(0\) En attente \(0\) Mes demandes \(0\)/);

    await clickOnHome(LEA, 'Prendre en charge');
    expect(wordsOnHome(LEA)).toMatch(/À prendre \(1\) À moi \(1\)/);
    expect(desk.slack.openView(LEA)).toBeUndefined();

    await clickOnHome(LEA, 'À moi (1)');
    expect(wordsOnHome(LEA)).toMatch(/#1 .*EN COURS · .* · Léa Fontaine · /s);
    await clickOnHome(LEA, 'En retard (0)');
    expect(wordsOnHome(LEA)).toContain('Aucun ticket en retard');
  });

  test('tells in a window what a colleague was faster with, and shows a ticket there', async () => {
    await asks(CAMILLE);
    await opens(LEA);
    await desk.dataSource.query(`update home set opened_at = '-infinity'`);
    await command(MARC, 'prendre 1');

    await clickOnHome(LEA, 'Prendre en charge');
    expect(wordsInWindow(LEA)).toContain('s’occupe déjà du ticket #1');

    await clickOnHome(LEA, 'Voir');
    expect(wordsInWindow(LEA)).toContain('Ticket #1 : EN COURS');
    expect(wordsInWindow(LEA)).toContain('Camille Roy');
  });

  test('goes on in the window that it opened', async () => {
    await asks(CAMILLE);
    await opens(LEA);
    await clickOnHome(LEA, 'Voir');

    await clickInWindow(LEA, 'Prendre en charge');
    expect(wordsInWindow(LEA)).toContain('Le ticket #1 est à vous');
    expect(wordsOnHome(LEA)).toContain('À moi (1)');

    await clickOnHome(LEA, 'À moi (1)');
    await clickOnHome(LEA, 'Voir');
    await clickInWindow(LEA, 'Résoudre');
    const form = desk.slack.openView(LEA);
    await desk.slack.submit(LEA, form?.id ?? '', typed({ text: 'Le panier est réparé.' }));
    await desk.work();
    expect(desk.slack.openView(LEA)).toBeUndefined();
    expect(wordsOnHome(LEA)).toMatch(/#1 .*RÉSOLU/s);
  });

  test('is turned page by page, and fits Slack with 10,000 tickets', async () => {
    await asks(CAMILLE);
    await copyTicket(10_000);
    expect(await opens(LEA)).toContain('À prendre (99+)');
    expect(wordsOnHome(LEA)).toMatch(/#1 .*#10 /s);

    await clickOnHome(LEA, 'Suivants');
    expect(wordsOnHome(LEA)).toMatch(/#11 .*#20 /s);
    await clickOnHome(LEA, 'Précédents');
    expect(wordsOnHome(LEA)).toMatch(/#1 .*#10 /s);

    expect(await opens(CAMILLE)).toMatch(/En cours .*#1 .*#10 /s);
    expect(JSON.stringify(blocksOf(CAMILLE)).match(/"block_id"/g)?.length).toBeLessThanOrEqual(100);
  });

  test('is published once Slack lets us, after a refusal for haste', async () => {
    await opens(LEA);
    desk.slack.arm({ kind: 'rate_limited', method: 'views.publish', retryAfterSeconds: 1 });
    await asks(CAMILLE);

    await until(async () => {
      await desk.work();
      return wordsOnHome(LEA).includes('À prendre (1)');
    });
    const [refused, published] = desk.slack.apiCalls('views.publish').slice(-2);
    expect([refused?.status, published?.status]).toEqual([429, 200]);
    expect((published?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test('is published over what another drawing left there', async () => {
    await opens(LEA);
    const elsewhere = makeWebClients({ botToken: 'xoxb-test-token', apiUrl: desk.slack.apiUrl }, countingLog().log);
    await elsewhere.outbox.views.publish({ user_id: LEA, view: { type: 'home', blocks: [] } });

    await asks(CAMILLE);

    expect(wordsOnHome(LEA)).toContain('À prendre (1)');
  });
});

/** So many more tickets like the first. */
function copyTicket(copies: number): Promise<unknown> {
  return desk.dataSource.query(
    `insert into ticket (desk_id, ticket_id, number, draft_id, type, title, urgency, rank, state, requester_id, quality,
                         missing, reopened_count, request_content_id, policy_version, revision, created_at, updated_at,
                         origin_connection_id, origin_conversation, due_at)
     select desk_id, gen_random_uuid(), number + copy, gen_random_uuid(), type, title, urgency, rank, state, requester_id,
            quality, missing, reopened_count, request_content_id, policy_version, revision, created_at, updated_at,
            origin_connection_id, origin_conversation, due_at
       from ticket, generate_series(1, $2::int) as copy
      where desk_id = $1 and number = 1`,
    [desk.connection.deskId, copies],
  );
}
