import { placedCard } from '../../../src/playground/page/teams/placed-card.ts';
import { type ATenant, aTenant, attached, card, cardMessage, type Json, type Reply, textBlock } from './a-tenant.ts';

let tenant: ATenant;
beforeEach(async () => {
  tenant = await aTenant();
  await tenant.teams.installEverywhere();
  await tenant.teams.settled();
});
afterEach(() => tenant.close());

const take = { type: 'Action.Execute', title: 'Prendre', verb: 'ticket.take', data: { ticket: 7 } };
const openForm = {
  type: 'Action.Submit',
  title: 'Ouvrir',
  data: { msteams: { type: 'task/fetch' }, guichet: { action: 'draft.open' } },
};
const url = { type: 'Input.Text', id: 'url', label: 'Adresse', isRequired: true, errorMessage: 'Il manque l’adresse' };
const kind = {
  type: 'Input.ChoiceSet',
  id: 'kind',
  value: 'bug',
  choices: [
    { title: 'Bug', value: 'bug' },
    { title: 'Demande', value: 'demande' },
  ],
};
const form = card([url, kind], [{ type: 'Action.Submit', title: 'Envoyer', data: { guichet: { form: 'f1' } } }]);
const carriesOn = (content: Json, title = 'Nouveau ticket'): Reply => ({
  body: { task: { type: 'continue', value: { title, height: 'large', width: 'medium', card: attached(content) } } },
});
const says = (value: string): Reply => ({ body: { task: { type: 'message', value } } });
const answers = (type: 'card.adaptive' | 'activity.message', value: unknown): Reply => ({
  body: { statusCode: 200, type: `application/vnd.microsoft.${type}`, value },
});

/** The same tenant, where Teams waits less long. */
async function impatient(options: { answerTimeoutMs?: number; submitTimeoutMs?: number }): Promise<void> {
  await tenant.close();
  tenant = await aTenant(options);
  await tenant.teams.installEverywhere();
  await tenant.teams.settled();
}

/** A card of the app in #support, answered as given when somebody clicks on it. */
async function posted(content: Json, reply?: Reply) {
  const { body } = await tenant.post(tenant.support, cardMessage(content));
  if (reply) tenant.answer(() => reply);
  return { conversation: tenant.support, id: String(body['id']) };
}
const cardSeen = (person: string, id: string) =>
  tenant.teams.messages(tenant.support, person).find((message) => message.id === id)?.cards[0];

describe('a click on one of several buttons with the same title', () => {
  const show = (ticket: number) => ({ ...take, title: 'Voir', data: { ticket } });
  const list = card(
    [show(1), show(2)].map((action) => ({ type: 'ActionSet', actions: [action] })),
    [{ ...show(3), id: 'third' }],
  );
  const askedFor = (ticket: number) => [
    expect.objectContaining({
      value: expect.objectContaining({ action: expect.objectContaining({ data: { ticket } }) }),
    }),
  ];

  test('asks for that one, by its place on the card as the page shows it', async () => {
    const at = await posted(list, answers('activity.message', 'Voilà.'));
    await tenant.teams.click(tenant.lea, at, { called: 'Voir', place: 1 });

    expect(tenant.activities('adaptiveCard/action')).toEqual(askedFor(2));
    const ids = JSON.stringify(placedCard(list)).match(/"id":"[a-z0-9-]+"/g);
    expect(ids).toEqual(['"id":"place-0"', '"id":"place-1"', '"id":"third"']);
  });

  test('asks by its title alone where the card has changed since it was seen', async () => {
    const at = await posted(card([], [show(4)]), answers('activity.message', 'Voilà.'));
    await tenant.teams.click(tenant.lea, at, { called: 'Voir', place: 7 });

    expect(tenant.activities('adaptiveCard/action')).toEqual(askedFor(4));
  });
});

describe('a click on Action.Execute', () => {
  test('asks the app, with what was typed in the card', async () => {
    const at = await posted(card([{ type: 'Input.Text', id: 'note' }], [take]), answers('activity.message', 'Pris.'));
    const outcome = await tenant.teams.click(tenant.lea, at, 'Prendre', { note: 'vite' });

    expect(outcome).toEqual({ kind: 'message', text: 'Pris.' });
    expect(tenant.activities('adaptiveCard/action')).toEqual([
      expect.objectContaining({
        type: 'invoke',
        replyToId: at.id,
        conversation: expect.objectContaining({ id: `${tenant.support};messageid=${at.id}` }),
        value: {
          action: {
            type: 'Action.Execute',
            title: 'Prendre',
            verb: 'ticket.take',
            data: { ticket: 7, note: 'vite' },
          },
          trigger: 'manual',
        },
      }),
    ]);
  });

  test('replaces the card for that person, until it is updated for all', async () => {
    const taken = card([textBlock('Pris par vous')]);
    const at = await posted(card([textBlock('À prendre')], [take]), answers('card.adaptive', taken));
    expect(await tenant.teams.click(tenant.lea, at, 'Prendre')).toEqual({ kind: 'card', card: taken });
    expect(cardSeen(tenant.lea, at.id)).toEqual(taken);
    expect(cardSeen(tenant.hugo, at.id)).toMatchObject({ body: [textBlock('À prendre')] });

    const path = `/v3/conversations/${encodeURIComponent(tenant.support)}/activities/${at.id}`;
    await tenant.call('PUT', path, cardMessage(card([textBlock('Pris par Léa')])));
    expect(cardSeen(tenant.lea, at.id)).toMatchObject({ body: [textBlock('Pris par Léa')] });
  });

  test.each([
    ['nothing', {}, 'unusable_answer'],
    ['a card that cannot be drawn', answers('card.adaptive', { ...card([]), version: '1.6' }), 'unusable_answer'],
    [
      'an error',
      { body: { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: '500', message: 'x' } } },
      'unusable_answer',
    ],
    ['that it does not know what is meant', { status: 501 }, 'http_error'],
  ] as const)('fails when the app answers %s', async (_what, reply, reason) => {
    const at = await posted(card([], [take]), reply);
    expect(await tenant.teams.click(tenant.lea, at, 'Prendre')).toMatchObject({ kind: 'failed', reason });
  });

  test('fails when the app answers too late', async () => {
    await impatient({ answerTimeoutMs: 100 });
    const at = await posted(card([], [take]), { ...answers('activity.message', 'Pris.'), afterMs: 300 });
    expect(await tenant.teams.click(tenant.lea, at, 'Prendre')).toMatchObject({ kind: 'failed', reason: 'timeout' });
  });

  test('reaches what stands behind Action.ShowCard', async () => {
    const sure = { ...take, title: 'Oui' };
    const content = card([], [{ type: 'Action.ShowCard', title: 'Fermer', card: card([textBlock('Sûr ?')], [sure]) }]);
    const at = await posted(content, answers('activity.message', 'Fermé.'));
    expect(await tenant.teams.click(tenant.lea, at, 'Fermer')).toEqual({ kind: 'done' });
    expect(await tenant.teams.click(tenant.lea, at, 'Oui')).toEqual({ kind: 'message', text: 'Fermé.' });
  });

  test('is nobody’s who does not see the card', async () => {
    const { body } = await tenant.post(tenant.triage, cardMessage(card([], [take])));
    const at = { conversation: tenant.triage, id: String(body['id']) };
    await expect(tenant.teams.click(tenant.camille, at, 'Prendre')).rejects.toThrow('sees no conversation');
    await expect(tenant.teams.click(tenant.lea, at, 'Fermer')).rejects.toThrow('among: Prendre');
  });
});

test('a plain Action.Submit is written to the app as a message with a value', async () => {
  const at = await posted(card([], [{ type: 'Action.Submit', title: 'Oui', data: { ok: 'yes' } }]));
  expect(await tenant.teams.click(tenant.lea, at, 'Oui')).toEqual({ kind: 'done' });
  await tenant.teams.settled();
  expect(tenant.activities('message')).toMatchObject([{ replyToId: at.id, value: { ok: 'yes' } }]);
});

describe('a dialog', () => {
  const opened = async () => {
    const at = await posted(card([], [openForm]), carriesOn(form));
    return { at, outcome: await tenant.teams.click(tenant.camille, at, 'Ouvrir') };
  };

  test('opens with its title, its card and what its inputs hold', async () => {
    const { at, outcome } = await opened();
    expect(outcome).toMatchObject({ kind: 'dialog', dialog: { title: 'Nouveau ticket', source: 'card' } });
    expect(tenant.teams.openDialog(tenant.camille)).toMatchObject({ card: form, inputs: { url: '', kind: 'bug' } });
    expect(tenant.activities('task/fetch')).toMatchObject([
      { replyToId: at.id, value: { data: openForm.data, context: { theme: 'default' } } },
    ]);
  });

  test('is not sent while Teams itself finds it wanting', async () => {
    await opened();
    const outcome = await tenant.teams.submitDialog(tenant.camille, 'Envoyer', { kind: 'demande' });
    expect(outcome).toEqual({ kind: 'incomplete', inputs: { url: 'Il manque l’adresse' } });
    expect(tenant.activities('task/submit')).toEqual([]);
    expect(tenant.teams.openDialog(tenant.camille)?.inputs).toEqual({ url: '', kind: 'demande' });
  });

  test('sends everything typed, and closes with a sentence', async () => {
    const { at } = await opened();
    tenant.answer(() => says('Ticket #12 créé.'));
    const outcome = await tenant.teams.submitDialog(tenant.camille, 'Envoyer', { url: 'https://x.example' });

    expect(outcome).toEqual({ kind: 'message', text: 'Ticket #12 créé.' });
    expect(tenant.teams.openDialog(tenant.camille)).toBeUndefined();
    expect(tenant.activities('task/submit')).toMatchObject([
      {
        replyToId: at.id,
        value: { data: { guichet: { form: 'f1' }, url: 'https://x.example', kind: 'bug' } },
      },
    ]);
  });

  test('is drawn again, closed without a word, or left open as the app answers', async () => {
    await opened();
    const typed = { url: 'https://x.example' };
    tenant.answer(() => ({ status: 400 }));
    expect(await tenant.teams.submitDialog(tenant.camille, 'Envoyer', typed)).toMatchObject({ kind: 'failed' });
    expect(tenant.teams.openDialog(tenant.camille)?.inputs).toMatchObject(typed);
    tenant.answer(() => carriesOn(form, 'Encore'));
    await tenant.teams.submitDialog(tenant.camille, 'Envoyer');
    expect(tenant.teams.openDialog(tenant.camille)).toMatchObject({ title: 'Encore', inputs: { url: '' } });
    tenant.answer(() => ({}));
    expect(await tenant.teams.submitDialog(tenant.camille, 'Envoyer', typed)).toEqual({ kind: 'done' });
    expect(tenant.teams.openDialog(tenant.camille)).toBeUndefined();
  });

  test('takes no Action.Execute, and nothing that nobody can type', async () => {
    const at = await posted(card([], [openForm]), carriesOn(card([], [take])));
    expect(await tenant.teams.click(tenant.camille, at, 'Ouvrir')).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('does nothing in a dialog'),
    });
    await opened();
    const { teams, camille } = tenant;
    await expect(teams.submitDialog(camille, 'Envoyer', { other: 'x' })).rejects.toThrow('no input other');
    await expect(teams.submitDialog(camille, 'Envoyer', { url: 'x', kind: 'x' })).rejects.toThrow('offers no x');
    teams.closeDialog(camille);
    await expect(teams.submitDialog(camille, 'Envoyer')).rejects.toThrow('no dialog open');
  });
});

describe('a command of the message extension', () => {
  test('on a message carries that message', async () => {
    const root = await tenant.teams.say(tenant.camille, tenant.support, 'Le site bug');
    const files = [{ name: 'ecran.png', mimetype: 'image/png', size: 10, isInline: false }];
    const reply = await tenant.teams.say(tenant.camille, tenant.support, '@Léa Fontaine <voilà>', {
      thread: root.id,
      files,
    });
    tenant.answer(() => carriesOn(form));
    const outcome = await tenant.teams.messageAction(tenant.hugo, reply, 'createTicket');

    expect(outcome).toMatchObject({ kind: 'dialog', dialog: { source: 'message_extension' } });
    expect(tenant.activities('composeExtension/fetchTask')).toMatchObject([
      {
        conversation: { id: `${tenant.support};messageid=${root.id}` },
        value: {
          commandId: 'createTicket',
          commandContext: 'message',
          messagePayload: {
            id: reply.id,
            replyToId: root.id,
            from: { user: { userIdentityType: 'aadUser', id: tenant.camille, displayName: 'Camille Roy' } },
            body: {
              contentType: 'html',
              content: expect.stringMatching(/^<p><at id="0">Léa Fontaine<\/at>&nbsp;&lt;voilà&gt;<\/p><attachment /),
            },
            attachments: [{ contentType: 'reference', name: 'ecran.png' }],
            mentions: [{ id: 0, mentioned: { user: { id: tenant.lea } } }],
          },
        },
      },
    ]);
  });

  test('from where one writes carries none, and sends what was typed with the command', async () => {
    tenant.answer(() => carriesOn(form));
    await tenant.teams.composeAction(tenant.hugo, tenant.support, 'createTicket', 'compose');
    tenant.answer(() => says('Fait.'));
    await tenant.teams.submitDialog(tenant.hugo, 'Envoyer', { url: 'x' });
    expect(tenant.activities('composeExtension/submitAction')).toMatchObject([
      {
        conversation: { id: tenant.support },
        value: {
          commandId: 'createTicket',
          commandContext: 'compose',
          data: { guichet: { form: 'f1' }, url: 'x', kind: 'bug' },
        },
      },
    ]);
    expect(tenant.activities('composeExtension/submitAction')[0]?.['value']).not.toHaveProperty('messagePayload');
  });

  test('may put a card where one writes', async () => {
    tenant.answer(() => carriesOn(form));
    await tenant.teams.composeAction(tenant.hugo, tenant.support, 'createTicket', 'commandBox');
    const result = { type: 'result', attachmentLayout: 'list', attachments: [attached(card([textBlock('#12')]))] };
    tenant.answer(() => ({ body: { composeExtension: result } }));
    const outcome = await tenant.teams.submitDialog(tenant.hugo, 'Envoyer', { url: 'x' });
    expect(outcome).toEqual({ kind: 'composed', card: card([textBlock('#12')]) });
  });

  test('is sent twice again when the app is slow, the last time under another id', async () => {
    await impatient({ submitTimeoutMs: 100 });
    tenant.answer(() => carriesOn(form));
    await tenant.teams.composeAction(tenant.hugo, tenant.support, 'createTicket', 'compose');
    tenant.answer(() => ({ ...says('Fait.'), afterMs: 300 }));
    expect(await tenant.teams.submitDialog(tenant.hugo, 'Envoyer', { url: 'x' })).toMatchObject({
      kind: 'failed',
      shown: 'Unable to reach app. Please try again.',
      reason: 'timeout',
    });
    const [first, second, third] = tenant.teams
      .deliveries()
      .flatMap(({ activity }) => (activity['name'] === 'composeExtension/submitAction' ? [activity['id']] : []));
    expect([first, second, third]).not.toContain(undefined);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(tenant.teams.openDialog(tenant.hugo)?.inputs).toMatchObject({ url: 'x' });
  });

  test('is offered by the app, where the app is', async () => {
    const { teams, hugo, support } = tenant;
    await expect(teams.composeAction(hugo, support, 'other', 'compose')).rejects.toThrow('no action other');
    for (const { id } of teams.teams()) await teams.uninstall(id);
    await expect(teams.composeAction(hugo, support, 'createTicket', 'compose')).rejects.toThrow('not installed');
  });
});

test('an answer that got lost is asked for again, under another id', async () => {
  const at = await posted(card([], [take]), answers('activity.message', 'Pris.'));
  tenant.teams.arm({ kind: 'lost_answer' });
  expect(await tenant.teams.click(tenant.lea, at, 'Prendre')).toEqual({ kind: 'message', text: 'Pris.' });
  const ids = tenant.activities('adaptiveCard/action').map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});
