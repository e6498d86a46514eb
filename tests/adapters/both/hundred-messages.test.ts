import { Command } from 'commander';
import { z } from 'zod';
import { readRows, type TriageRow } from '../../../scripts/triage-rows.ts';
import { registerClassify } from '../../../src/cli/classify.ts';
import { labels } from '../../../src/domain/intake/verdict.ts';
import { DEFAULT_CHANNELS, DEFAULT_USERS } from '../../../src/playground/slack/default-workspace.ts';
import { DEFAULT_PEOPLE, DEFAULT_TEAMS, TENANT } from '../../../src/playground/teams/default-tenant.ts';
import { uuidOf } from '../../../src/playground/teams/ids.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { aSlackDesk, SUPPORT, textsWithin } from '../slack/a-slack-desk.ts';
import { aTeamsDesk } from '../teams/a-teams-desk.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Everybody says one thing, so that nothing is judged together and nobody was just answered. */
interface Said {
  readonly text: string;
  readonly messageId: string;
  /** What the desk shows its author alone, in words. */
  readonly shown: readonly string[];
}

const MANY = 100;
const HAS_MARKUP = /[<>&*`_~@#]|https?:/;
const MUTE_BUTTON = 'Ne plus me demander ici';

const sample = evenSample();

test('the sample has all kinds of messages, in both languages', () => {
  expect(sample).toHaveLength(MANY);
  expect(new Set(sample.map(({ label }) => label))).toEqual(new Set(labels));
  expect(new Set(sample.map(({ lang }) => lang))).toEqual(new Set(['fr', 'en']));
});

test('a hundred messages in Slack get the verdicts of `guichet classify`, and no other prompts', async () => {
  const people = sample.map((_, index) => ({
    ...firstOf(DEFAULT_USERS),
    id: `UWRITER${index}`,
    name: `writer.${index}`,
    realName: `Personne ${index}`,
    email: `writer.${index}@agence-lumiere.example`,
  }));
  const ids = people.map(({ id }) => id);
  const desk = await aSlackDesk(database, 'http', {
    users: [...DEFAULT_USERS, ...people],
    channels: DEFAULT_CHANNELS.map((channel) =>
      channel.id === SUPPORT ? { ...channel, members: [...channel.members, ...ids] } : channel,
    ),
  });
  try {
    const said = await Promise.all(
      sample.map(async ({ text }, index) => {
        const { ts } = await desk.slack.say(ids[index] ?? '', SUPPORT, text);
        return { text, messageId: ts };
      }),
    );
    await desk.work();

    await expectVerdictsOfClassify(
      desk.connection.deskId,
      said.map((one, index) => ({
        ...one,
        shown: desk.private(ids[index] ?? '', SUPPORT).map(({ blocks }) => textsWithin(blocks).join(' ')),
      })),
    );
  } finally {
    await desk.close();
  }
});

test('every second of them in Teams gets the verdict of `guichet classify`, and no other prompt', async () => {
  const heard = sample.filter((_, index) => index % 2 === 0);
  const people = heard.map((_, index) => ({
    ...firstOf(DEFAULT_PEOPLE),
    id: uuidOf(`writer ${index}`),
    name: `Personne ${index}`,
    givenName: 'Personne',
    surname: String(index),
    email: `writer.${index}@agence-lumiere.example`,
    userPrincipalName: `writer.${index}@agence-lumiere.example`,
    tenantId: TENANT.id,
  }));
  const ids = people.map(({ id }) => id);
  const [everybody, ...agents] = DEFAULT_TEAMS;
  const desk = await aTeamsDesk(database, {
    people: [...DEFAULT_PEOPLE, ...people],
    teams: [{ ...everybody, members: [...everybody.members, ...ids] }, ...agents],
  });
  try {
    const said = await Promise.all(
      heard.map(async ({ text }, index) => {
        const { id } = await desk.teams.say(ids[index] ?? '', desk.support, text);
        return { text, messageId: id };
      }),
    );
    await desk.work();

    await expectVerdictsOfClassify(
      desk.deskId,
      said.map((one, index) => ({
        ...one,
        shown: desk.private(ids[index] ?? '', desk.support).map(({ cards }) => JSON.stringify(cards)),
      })),
    );
  } finally {
    await desk.close();
  }
});

/** What was stored of each message and what its author was shown, against the command's own lines. */
async function expectVerdictsOfClassify(deskId: string, said: readonly Said[]): Promise<void> {
  const stored = z
    .array(z.object({ messageId: z.string(), label: z.string(), probability: z.number() }))
    .parse(
      await database.dataSource.query(
        'select message_id as "messageId", label, probability from verdict where desk_id = $1',
        [deskId],
      ),
    );
  expect(stored).toHaveLength(said.length);
  const verdicts = new Map(stored.map((verdict) => [verdict.messageId, verdict]));

  const done = said.map(({ text, messageId, shown }) => {
    const { label, probability = Number.NaN } = verdicts.get(messageId) ?? {};
    const prompts = shown.filter((words) => words.includes(MUTE_BUTTON)).length;
    return { text, label, p: Number(probability.toFixed(4)), prompts };
  });
  const told = await classifiedByCommand(said.map(({ text }) => text));
  expect(done).toEqual(
    said.map(({ text }, index) => {
      const { label, complex, p } = told[index] ?? {};
      return { text, label, p, prompts: complex ? 1 : 0 };
    }),
  );
}

const printed = z.object({ label: z.enum(labels), complex: z.boolean(), p: z.number() });

/** What `guichet classify` prints of each text, in order. */
async function classifiedByCommand(texts: readonly string[]): Promise<readonly z.infer<typeof printed>[]> {
  const program = new Command();
  registerClassify(program);
  const print = jest.spyOn(console, 'log').mockReturnValue();
  try {
    await program.parseAsync(['classify', '--', ...texts], { from: 'user' });
    return print.mock.calls.map(([line]) => printed.parse(JSON.parse(z.string().parse(line))));
  } finally {
    print.mockRestore();
  }
}

/** Always the same: fifteen of several lines, fifteen with markup, the others as kinds and languages are in the data. */
function evenSample(): readonly TriageRow[] {
  const rows = ['messages', 'hard', 'plain'].flatMap((name) => readRows(`data/triage/${name}.jsonl`));
  const isOfLines = ({ text }: TriageRow) => text.includes('\n');
  const isMarked = ({ text }: TriageRow) => !text.includes('\n') && HAS_MARKUP.test(text);
  const others = rows.filter((row) => !isOfLines(row) && !isMarked(row));
  const byKind = labels.flatMap((label) => [
    ...others.filter((row) => row.label === label && row.lang === 'fr'),
    ...others.filter((row) => row.label === label && row.lang === 'en'),
  ]);
  return [...evenly(rows.filter(isOfLines), 15), ...evenly(rows.filter(isMarked), 15), ...evenly(byKind, MANY - 30)];
}

function evenly<T>(all: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_, index) => all.slice(Math.floor((index * all.length) / count))).flatMap(
    ([one]) => (one === undefined ? [] : [one]),
  );
}

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('there is nobody');
  return first;
}
