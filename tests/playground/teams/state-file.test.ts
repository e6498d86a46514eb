import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aTenant, attached, card, cardMessage, textBlock } from './a-tenant.ts';

const aFolder = () => mkdtempSync(path.join(tmpdir(), 'teams-simulator-'));

test('a tenant is found again as it was left', async () => {
  const stateFile = path.join(aFolder(), 'tenant.json');
  const before = await aTenant({ stateFile });
  const { teams, camille, support } = before;
  await teams.installEverywhere();
  const said = await teams.say(camille, support, 'Bonjour', {
    files: [{ name: 'x.png', mimetype: 'image/png', size: 1, isInline: true }],
  });
  await teams.say(camille, teams.personalChat(camille).id, 'Entre nous');
  await teams.react(camille, said, 'like');
  const open = { type: 'Action.Submit', title: 'Ouvrir', data: { msteams: { type: 'task/fetch' } } };
  const take = { type: 'Action.Execute', title: 'Prendre', verb: 'take' };
  const { body } = await before.post(support, cardMessage(card([], [open, take])));
  const at = { conversation: support, id: String(body['id']) };
  const taken = card([textBlock('Pris')]);
  const form = card([{ type: 'Input.Text', id: 'x' }]);
  before.answer(({ name }) =>
    name === 'task/fetch'
      ? { body: { task: { type: 'continue', value: { title: 'Titre', card: attached(form) } } } }
      : { body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: taken } },
  );
  await teams.click(camille, at, 'Ouvrir');
  await teams.click(camille, at, 'Prendre');
  teams.setLocale(camille, 'en-US');
  const seen = [support, teams.personalChat(camille).id].map((place) => teams.messages(place, camille));
  const [people, known, dialog] = [teams.people(), teams.teams(), teams.openDialog(camille)];
  await before.close();

  const after = await aTenant({ stateFile });
  expect([support, teams.personalChat(camille).id].map((place) => after.teams.messages(place, camille))).toEqual(seen);
  expect([after.teams.people(), after.teams.teams(), after.teams.openDialog(camille)]).toEqual([people, known, dialog]);
  const next = await after.teams.say(camille, support, 'Encore');
  expect(Number(next.id)).toBeGreaterThan(Number(at.id));
  await after.close();
});

test('a file that cannot be read is set aside', async () => {
  const folder = aFolder();
  const stateFile = path.join(folder, 'tenant.json');
  writeFileSync(stateFile, '{"version":0}');
  const tenant = await aTenant({ stateFile });
  expect(tenant.teams.messages(tenant.support, tenant.camille)).toEqual([]);
  await tenant.close();
  expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).toHaveLength(1);
});
