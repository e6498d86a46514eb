import { z } from 'zod';
import type { SimulatedFile, SimulatedMessage } from '../../../src/playground/slack/simulator-types.ts';
import { plainSpaces } from '../../support/plain-spaces.ts';
import { until } from '../../support/until.ts';
import { aDeskForEachTest } from './a-desk-for-each-test.ts';
import { CAMILLE, HUGO, LEA, type SlackDesk, SUPPORT, TRIAGE, textsWithin, typed, wordsOf } from './a-slack-desk.ts';
import { BUG, cardsIn, promptTo, REQUEST, windowOf } from './people-who-ask.ts';

let desk: SlackDesk;

aDeskForEachTest((made) => {
  desk = made;
});

const MEGABYTE = 1024 * 1024;
/** Without the reason why there is no picture. */
const { screenshots_impossible: _whyNoPicture, ...ANSWERS } = BUG;

const aPicture = (but: Partial<SimulatedFile> = {}) =>
  desk.slack.addFile(CAMILLE, { name: 'capture.png', mimetype: 'image/png', size: 48_213, ...but });

async function says(text: string, files: readonly SimulatedFile[], threadTs?: string, channel = SUPPORT) {
  const said = await desk.slack.say(CAMILLE, channel, text, threadTs, files);
  await desk.work();
  return said;
}

/** The form of the prompt that Camille got last, in the fields of a bug. */
async function opensForm(user = CAMILLE) {
  await desk.click(user, promptTo(desk, user), user === HUGO ? 'Open a ticket' : 'Ouvrir un ticket');
  await chooses('bug', user);
  return form(user);
}

async function chooses(type: string, user = CAMILLE, state = typed(ANSWERS)) {
  const choice = { selected_option: { value: type } };
  await desk.slack.actInView(user, form(user).id, 'type', 'form.redraw', choice, state);
}

const blocksSchema = z.array(
  z.looseObject({ type: z.string(), block_id: z.string(), slack_file: z.object({ id: z.string() }).optional() }),
);
const blocksOf = (shown: { blocks?: unknown }) => blocksSchema.parse(shown.blocks);

function form(user = CAMILLE) {
  const view = windowOf(desk, user);
  const blocks = blocksOf(view.view);
  const named = (field: string) => blocks.find(({ block_id }) => block_id.split(':')[0] === field)?.block_id ?? field;
  return {
    id: view.id,
    words: textsWithin(view.view['blocks']).join(' '),
    input: named('screenshots'),
    kept: named('screenshots.kept'),
    answers: (files: readonly SimulatedFile[]) =>
      typed({ ...ANSWERS, [named('screenshots')]: { files: files.map(({ id }) => id) } }),
    ticked: () =>
      z
        .array(z.object({ value: z.string() }))
        .parse(view.state[named('screenshots.kept')]?.['field']?.['selected_options'] ?? [])
        .map(({ value }) => value),
  };
}

const picturesOf = (message: SimulatedMessage | undefined) =>
  blocksOf({ blocks: message?.blocks ?? [] }).flatMap(({ slack_file }) => slack_file?.id ?? []);
const refusals = (method: string) => desk.slack.apiCalls(method).filter(({ response }) => response['ok'] === false);

describe('files of the message', () => {
  test('are in the form, count as given, and are pictures on the cards of the ticket', async () => {
    const picture = aPicture();
    const log = aPicture({ name: 'erreurs.log', mimetype: 'text/plain' });
    await says(REQUEST, [picture, log]);

    expect(wordsOf(desk.private(CAMILLE, SUPPORT).at(-1))).not.toContain('une capture d’écran');
    const opened = await opensForm();
    expect(opened.words).toContain('Fichiers déjà joints');
    expect(opened.ticked()).toEqual([picture.id, log.id]);
    expect(await desk.slack.submit(CAMILLE, opened.id, opened.answers([]))).toEqual({ kind: 'acknowledged' });
    await desk.work();

    const [triageCard] = cardsIn(desk, TRIAGE);
    const requesterCard = desk.direct(CAMILLE).at(-1);
    for (const card of [triageCard, requesterCard]) {
      expect(picturesOf(card)).toEqual([picture.id]);
      expect(wordsOf(card)).toContain('erreurs.log');
    }
    expect(wordsOf(triageCard)).not.toContain('Captures d’écran et fichiers');
    expect(refusals('chat.postMessage')).toEqual([]);
  });

  test('can be left out of the ticket by unticking them', async () => {
    const [picture, other] = [aPicture(), aPicture({ name: 'autre.png' })];
    await says(REQUEST, [picture, other]);

    const opened = await opensForm();
    const answers = { ...opened.answers([]), ...typed({ [opened.kept]: { tick: [other.id] } }) };
    await desk.slack.submit(CAMILLE, opened.id, answers);
    await desk.work();

    expect(picturesOf(cardsIn(desk, TRIAGE)[0])).toEqual([other.id]);
  });

  test('come along to a type that does not ask for files, and the form says so', async () => {
    const picture = aPicture();
    await says(REQUEST, [picture]);
    await opensForm();

    await chooses('demande');
    expect(form().words).toContain('capture.png');
    await desk.slack.submit(CAMILLE, form().id, typed(ANSWERS));
    await desk.work();

    expect(picturesOf(cardsIn(desk, TRIAGE)[0])).toEqual([picture.id]);
  });

  test('shared from another organisation are asked for; those that nobody shows us are left out', async () => {
    const shared = aPicture({ name: 'client.png', access: 'check_file_info' });
    const hidden = aPicture({ access: 'access_denied' });
    await says(REQUEST, [shared, hidden]);

    expect((await opensForm()).ticked()).toEqual([shared.id]);
    expect(desk.slack.apiCalls('files.info').map((call) => call.arguments['file'])).toEqual([shared.id]);
  });

  test('that Slack does not tell of now are asked for again later: the message waits', async () => {
    desk.slack.arm({ kind: 'http_error', method: 'files.info', status: 503 });
    await says(REQUEST, [aPicture({ access: 'check_file_info' })]);
    expect(desk.private(CAMILLE, SUPPORT)).toEqual([]);

    await until(async () => {
      await desk.work();
      return desk.private(CAMILLE, SUPPORT).length > 0;
    });
    expect(desk.private(CAMILLE, SUPPORT)).toHaveLength(1);
    expect(desk.slack.apiCalls('files.info')).toHaveLength(2);
  });
});

describe('files of the form', () => {
  test('are kept by reference and shown as pictures', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();
    const picture = aPicture();

    expect(await desk.slack.submit(CAMILLE, opened.id, opened.answers([picture]))).toEqual({ kind: 'acknowledged' });
    await desk.work();

    expect(picturesOf(cardsIn(desk, TRIAGE)[0])).toEqual([picture.id]);
    const stored: unknown = await desk.dataSource.query('select body from ticket_content where desk_id = $1', [
      desk.connection.deskId,
    ]);
    expect(stored).toMatchObject([
      {
        body: {
          values: { screenshots: [{ id: picture.id, name: 'capture.png', mimeType: 'image/png', size: 48_213 }] },
        },
      },
    ]);
  });

  test('a bug is asked for a screenshot, or why there is none (C10)', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();

    const outcome = await desk.slack.submit(CAMILLE, opened.id, opened.answers([]));

    expect(outcome).toEqual({ kind: 'corrections', errors: { screenshots: 'Cette réponse est nécessaire.' } });
  });

  test.each([
    [
      CAMILLE,
      'Plus de 10 Mo, c’est trop lourd : « film.png ». Réduisez le fichier, ou donnez un lien.',
      'film.png',
      11,
    ],
    [
      CAMILLE,
      'Ce type de fichier n’est pas accepté : « outil.exe ». Joignez des images, des PDF, des documents bureautiques ou du texte (txt, log, csv, json, har).',
      'outil.exe',
      1,
    ],
    [HUGO, 'Over 10 MB is too large: “film.png”. Make the file smaller, or give a link.', 'film.png', 11],
  ])(
    'a wrong one is said beside the field, in the language of %s, and everything else is kept: %s',
    async (user, words, name, megabytes) => {
      if (user === HUGO) desk.slack.setLocale(HUGO, 'en-US');
      const first = aPicture({ name: 'joint.png' });
      const request = user === HUGO ? 'Hi, the contact form is broken on https://monsite.com/contact' : REQUEST;
      await desk.slack.say(user, SUPPORT, request, undefined, [first]);
      await desk.work();
      const opened = await opensForm(user);
      const good = aPicture({ name: 'bon.png' });
      const wrong = aPicture({ name, size: megabytes * MEGABYTE });

      const outcome = await desk.slack.submit(user, opened.id, opened.answers([good, wrong]));
      const refused = { kind: 'corrections', errors: { [opened.input]: words } };
      expect(JSON.parse(plainSpaces(JSON.stringify(outcome)))).toEqual(refused);
      expect(form(user).id).toBe(opened.id);

      // The form was closed and opened again: what was accepted is there, above the empty input.
      await desk.slack.closeView(user, opened.id);
      const again = await opensForm(user);
      expect(again.ticked()).toEqual([first.id, good.id]);
      expect(again.words).toContain('bon.png');
      expect(await desk.slack.submit(user, again.id, again.answers([]))).toEqual({ kind: 'acknowledged' });
      await desk.work();
      expect(picturesOf(cardsIn(desk, TRIAGE)[0])).toEqual([first.id, good.id]);
    },
  );

  test('corrected in place, it holds what the form shows when it is sent', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();
    const [good, dropped] = [aPicture(), aPicture({ name: 'retirée.png' })];
    const wrong = aPicture({ name: 'outil.exe' });

    await desk.slack.submit(CAMILLE, opened.id, opened.answers([good, dropped, wrong]));
    await desk.slack.submit(CAMILLE, opened.id, opened.answers([good]));
    await desk.work();

    expect(picturesOf(cardsIn(desk, TRIAGE)[0])).toEqual([good.id]);
  });

  test('stay when the type is changed, there and back, and can still be taken out', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();
    const [one, two] = [aPicture({ name: 'un.png' }), aPicture({ name: 'deux.png' })];

    await chooses('amelioration', CAMILLE, opened.answers([one, two]));
    expect(form().ticked()).toEqual([one.id, two.id]);
    expect(form().words).toContain('un.png');
    await chooses('demande');
    await chooses('bug');
    expect(form().ticked()).toEqual([one.id, two.id]);

    const three = aPicture({ name: 'trois.png' });
    const answers = { ...form().answers([three]), ...typed({ [form().kept]: { tick: [two.id] } }) };
    expect(await desk.slack.submit(CAMILLE, form().id, answers)).toEqual({ kind: 'acknowledged' });
    await desk.work();
    expect(picturesOf(cardsIn(desk, TRIAGE)[0])).toEqual([two.id, three.id]);
  });

  test('a wrong one is said when the type is changed, since the input begins anew', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();

    await chooses('amelioration', CAMILLE, opened.answers([aPicture(), aPicture({ name: 'outil.exe' })]));

    expect(form().words).toContain('Ce type de fichier n’est pas accepté : « outil.exe »');
    expect(form().ticked()).toHaveLength(1);
  });
});

describe('a reply with files', () => {
  async function hasTicket() {
    const said = await says(REQUEST, []);
    const opened = await opensForm();
    await desk.slack.submit(CAMILLE, opened.id, typed({ ...ANSWERS, screenshots_impossible: 'Rien ne s’affiche.' }));
    await desk.slack.closeView(CAMILLE, opened.id);
    await desk.work();
    return said;
  }
  const newsInTriage = () => desk.slack.messages(TRIAGE, LEA).filter(({ threadTs }) => threadTs !== undefined);

  test('in the thread of its request shows them to the team; the thread itself carries none of ours', async () => {
    const { ts } = await hasTicket();
    const picture = aPicture({ name: 'toujours.png' });

    await says('Toujours pareil ce matin', [picture], ts);

    const [news] = newsInTriage();
    expect(wordsOf(news)).toContain('Toujours pareil ce matin');
    expect(picturesOf(news)).toEqual([picture.id]);
    const ours = desk.slack.messages(SUPPORT, CAMILLE, ts).filter(({ user }) => user === desk.slack.botUserId);
    expect(ours.flatMap(picturesOf)).toEqual([]);
    expect(ours.map(wordsOf).join()).not.toContain('toujours.png');
  });

  test('without a word is a reply all the same', async () => {
    const { ts } = await hasTicket();

    await says('', [aPicture({ name: 'seule.png' })], ts);

    const [news] = newsInTriage();
    expect(news?.text).toContain('seule.png');
    expect(picturesOf(news)).toHaveLength(1);
  });
});

describe('a picture that Slack does not show', () => {
  test('does not keep the card back: it is sent once more with links, and is posted once', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();
    desk.slack.arm({ kind: 'api_error', method: 'chat.postMessage', error: 'invalid_blocks', times: 2 });

    await desk.slack.submit(CAMILLE, opened.id, opened.answers([aPicture()]));
    await desk.work();

    const cards = cardsIn(desk, TRIAGE);
    expect(cards).toHaveLength(1);
    expect(wordsOf(cards[0])).toContain('capture.png');
    const tries = desk.slack
      .apiCalls('chat.postMessage')
      .filter((call) => call.arguments['channel'] === TRIAGE)
      .map((call) => call.arguments['client_msg_id']);
    expect(tries).toHaveLength(2);
    expect(new Set(tries).size).toBe(1);
  });

  test('because it is out of our sight is a link on the card, and the card is edited as any other', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();
    const hidden = aPicture({ name: 'secret.png', access: 'access_denied' });

    await desk.slack.submit(CAMILLE, opened.id, opened.answers([hidden]));
    await desk.work();
    const [card] = cardsIn(desk, TRIAGE);
    if (!card) throw new Error('no card');
    await desk.click(LEA, card, 'Prendre en charge');
    await desk.work();

    const [edited] = cardsIn(desk, TRIAGE);
    expect(picturesOf(edited)).toEqual([]);
    expect(wordsOf(edited)).toContain('secret.png');
    expect(wordsOf(edited)).toContain('EN COURS');
  });

  test('a kind that Slack does not draw is a link from the start', async () => {
    await says(REQUEST, []);
    const opened = await opensForm();

    await desk.slack.submit(
      CAMILLE,
      opened.id,
      opened.answers([aPicture({ name: 'photo.webp', mimetype: 'image/webp' })]),
    );
    await desk.work();

    expect(wordsOf(cardsIn(desk, TRIAGE)[0])).toContain('photo.webp');
    expect(refusals('chat.postMessage')).toEqual([]);
  });
});
