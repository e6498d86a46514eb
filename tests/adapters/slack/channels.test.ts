import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { CAMILLE, LEA, type SlackDesk, TRIAGE, wordsOf } from './a-slack-desk.ts';

const GENERAL = 'CGENERAL01';
const INES = 'UINES00001';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
});

/** In Slack a bot is put out of a channel and invited again by people. */
const invites = async (user: string, channel: string) => {
  const { botUserId } = desk.slack;
  await desk.slack.leave(botUserId, channel);
  await desk.slack.join(botUserId, channel, user);
  await desk.work();
};
const leads = (user: string) =>
  desk.dataSource.query(
    `update person set role = 'lead' from identity
      where identity.person_id = person.person_id and identity.connection_id = $1 and identity.external_id = $2`,
    [desk.connection.connectionId, user],
  );
const saidTo = (channel: string) =>
  desk.slack.messages(channel, CAMILLE).filter(({ user, onlyFor }) => user === desk.slack.botUserId && !onlyFor);

test('whoever leads the desk invites it and says yes: the channel is told, and requests are answered there', async () => {
  await leads(INES);

  await invites(INES, GENERAL);

  expect(saidTo(GENERAL).map(wordsOf)).toEqual([expect.stringContaining('Personne ne m’a demandé d’écouter ce salon')]);
  const asked = desk.private(INES, GENERAL).at(-1);
  if (!asked) throw new Error('nobody was asked');
  expect(desk.private(CAMILLE, GENERAL)).toEqual([]);
  await desk.click(INES, asked, 'Écouter ce salon');
  await desk.work();

  expect(saidTo(GENERAL).map(wordsOf).at(-1)).toContain('Je lis ce qui s’écrit ici');
  await desk.say(CAMILLE, GENERAL, 'Salut, le site bug : la page contact ne répond plus');
  expect(wordsOf(desk.private(CAMILLE, GENERAL).at(-1))).toContain('Ouvrir un ticket');
});

test('whoever says no hears how to change their mind, and the channel stays unheard', async () => {
  await leads(INES);
  await invites(INES, GENERAL);
  const asked = desk.private(INES, GENERAL).at(-1);
  if (!asked) throw new Error('nobody was asked');

  await desk.click(INES, asked, 'Pas ici');
  await desk.say(CAMILLE, GENERAL, 'Salut, le site bug : la page contact ne répond plus');

  expect(wordsOf(desk.private(INES, GENERAL).at(-1))).toContain('/ticket configurer');
  expect(desk.private(CAMILLE, GENERAL)).toEqual([]);
});

test('a channel is told once, whoever puts the desk out and invites it again, and however often Slack says so', async () => {
  desk.slack.arm({ kind: 'duplicate_delivery', copies: 3 });
  await invites(CAMILLE, GENERAL);
  await invites(CAMILLE, GENERAL);

  expect(saidTo(GENERAL)).toHaveLength(1);
});

test('an agent who is made a guest works on tickets no more (architecture §4.4)', async () => {
  await desk.slack.command(LEA, TRIAGE, '/ticket', 'file');
  expect(wordsOf(desk.private(LEA, TRIAGE).at(-1))).toContain('Personne n’attend');

  desk.slack.setGuest(LEA, true);
  await desk.work();
  await desk.slack.command(LEA, TRIAGE, '/ticket', 'file');

  expect(wordsOf(desk.private(LEA, TRIAGE).at(-1))).toContain('Cette liste est celle de l’équipe');
});
