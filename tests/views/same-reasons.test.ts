import type { HeardMessage } from '../../src/app/intake/heard-message.ts';
import { measuredTriage } from '../../src/app/measured/measured-triage.ts';
import { noMeasures } from '../../src/app/ports/measures.ts';
import { explained } from '../../src/cli/classify.ts';
import type { ConnectionId, DeskId, DraftId } from '../../src/domain/ids.ts';
import { classify } from '../../src/domain/intake/classify.ts';
import { promptCard, reasonWords, toldReasons } from '../../src/views/prompt.ts';
import { READERS } from '../support/builders.ts';
import { createRecordingLog, type LogLine } from '../support/recording-log.ts';

/** The line that a judged message leaves in the log. */
async function lineOf(text: string): Promise<LogLine | undefined> {
  const log = createRecordingLog();
  const judged = async (_message: HeardMessage) =>
    ({ kind: 'judged', outcome: 'answered', verdict: classify(text) }) as const;
  const heard: HeardMessage = {
    deskId: 'desk-1' as DeskId,
    inboxKey: 'event-1',
    connectionId: 'connection-1' as ConnectionId,
    author: 'UCAMILLE01',
    conversation: 'CSUPPORT01',
    isDirect: false,
    messageId: '1.000001',
    threadId: null,
    text,
    files: [],
    at: new Date(0),
  };
  await measuredTriage({ answerMessage: judged, judgeAgain: judged }, noMeasures, log).answerMessage(heard);
  return log.lines[0];
}

describe.each([
  'Salut, le site bug',
  'Bonjour, le formulaire de contact ne marche plus depuis ce matin, merci',
  "Le client se plaint, il faut intégrer l'API de livraison",
  'Hi, the checkout page shows an error 500 since yesterday',
  'Could you please add a newsletter form to the homepage?',
])('the reasons of “%s” (N1)', (text) => {
  test.each(READERS.map((reader) => [reader.language, reader] as const))(
    'are the same in the private answer, on the command line and in the log, in %s',
    async (language, reader) => {
      const card = promptCard(classify(text), 'draft-1' as DraftId, 'courtois', reader);
      const [reasons] = card.parts.flatMap((part) =>
        part.kind === 'list' ? [part.items.map((item) => item.join(''))] : [],
      );
      const [, ...lines] = explained(1, text, language);
      const told = toldReasons(classify(text));
      const logged = await lineOf(text);

      expect(reasons?.length).toBeGreaterThan(0);
      expect(reasons).toEqual(told.map((reason) => reasonWords(reason, reader)));
      expect(lines.map((line) => line.trim())).toEqual(reasons);
      expect(logged?.['signals']).toEqual(told.map(({ signal }) => signal));
    },
  );

  test('are logged without a word of the message', async () => {
    const { signals, ...logged } = { signals: [], ...(await lineOf(text)) };
    const { reasons } = classify(text);

    expect(logged).toMatchObject({ level: 'info', label: 'complex_request', band: 'answer', outcome: 'answered' });
    expect(signals).toEqual(reasons.map(({ signal }) => signal));
    for (const { words } of reasons) if (words) expect(JSON.stringify(logged)).not.toContain(words);
  });
});

test('a message that passes has its reasons told too', async () => {
  const [first, ...lines] = explained('a', 'RDV demain 14h OK ?', 'fr');
  const logged = await lineOf('RDV demain 14h OK ?');

  expect(first).toMatch(/^a {2}scheduling {2}p=0\.\d\d {2}pass$/);
  expect(lines).toHaveLength(3);
  expect(logged?.['signals']).toHaveLength(3);
});
