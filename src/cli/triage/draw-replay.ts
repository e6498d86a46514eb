import type { ExportFault, SlackExport } from '../../adapters/slack/export/read-export.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { cleanText, shorten } from '../../domain/clean-text.ts';
import { labels } from '../../domain/intake/verdict.ts';
import type { Policy } from '../../policy/policy.ts';
import { localeOf } from '../../texts/format.ts';
import type { Reader } from '../../texts/reader.ts';
import type { ReplayTexts } from '../../texts/replay-command.ts';
import { reasonWords, toldReasons } from '../../views/prompt.ts';
import { busiestWeek, type Counted, ENDS, type Replayed, seenOf, type Tally, weeksOf } from './replay-tally.ts';

const MOST_PEOPLE = 15;
const MOST_WEEKS = 12;
const MOST_FAULTS = 20;
const TEXT_LENGTH = 300;

/** Who reads, and the words of the command. */
export interface Teller {
  readonly reader: Reader;
  readonly texts: ReplayTexts;
}

/** One message of the list: where and when, who, the text, and the words that decided. */
export function drawMessage({ channel, message, judged, against }: Replayed, name: string, teller: Teller): string[] {
  const { reader, texts } = teller;
  const { verdict } = judged;
  const at = new Intl.DateTimeFormat(localeOf[reader.language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: reader.timeZone,
  }).format(message.at);
  const wasAnswer = seenOf(judged) === 'answer';
  const isChanged = against !== null && seenOf(against) !== seenOf(judged);
  const sign = isChanged ? (seenOf(against) === 'answer' ? '+' : '-') : ' ';
  const about = isChanged ? [seenOf(against) === 'answer' ? texts.legend.answered : texts.legend.silenced] : [];
  const decided = wasAnswer ? verdict : (against?.verdict ?? verdict);
  return [
    [`${sign} #${channel.name}`, at, name, ratio(teller, decided.probability), ...about].join(' · '),
    `    ${shorten(message.text, TEXT_LENGTH)}`,
    ...toldReasons(decided).map((reason) => `      ${reasonWords(reason, reader)}`),
  ];
}

/** The whole report, line by line. */
export function drawReport(
  tally: Tally,
  source: string,
  exported: SlackExport,
  policies: { readonly policy: Policy; readonly against: Policy | null },
  teller: Teller,
): string[] {
  const { texts } = teller;
  return [
    texts.title(source),
    ...drawTotals(tally, policies.policy, teller),
    ...(tally.messages === 0
      ? []
      : [
          '',
          ...drawChannels(tally, teller),
          '',
          ...drawPeople(tally, exported, teller),
          '',
          ...drawKinds(tally, teller),
          '',
          ...drawWeeks(tally, teller),
        ]),
    '',
    ...drawNotes(tally, exported, teller),
    ...(policies.against ? ['', ...drawChanged(tally, policies.against, teller)] : []),
  ];
}

function drawTotals(tally: Tally, { triage }: Policy, teller: Teller): string[] {
  const { texts, reader } = teller;
  if (tally.firstAt === null || tally.lastAt === null) return [rules(triage, teller), '', texts.nothing];
  const [from, to] = [tally.firstAt, tally.lastAt].map((at) => reader.formats.day(at, reader.timeZone));
  const weeks = weeksOf(tally);
  return [
    texts.period(from ?? '', to ?? '', texts.weeks(amount(teller, weeks))),
    rules(triage, teller),
    '',
    ...table([
      [texts.messages, amount(teller, tally.messages), '', ''],
      ...ENDS.map((end) => [
        `  ${texts.ends[end]}`,
        amount(teller, tally.ends[end]),
        share(teller, tally.ends[end], tally.messages),
        end === 'answered' ? texts.perWeek(amount(teller, tally.ends[end] / weeks)) : '',
      ]),
    ]),
    texts.others(amount(teller, tally.others)),
    ...(tally.secrets > 0 ? [texts.secrets(tally.secrets)] : []),
  ];
}

function rules({ answerFrom, unsureFrom, joinWithinSeconds, quietMinutes }: Policy['triage'], teller: Teller): string {
  const { texts } = teller;
  return texts.rules(ratio(teller, answerFrom), ratio(teller, unsureFrom), joinWithinSeconds, quietMinutes);
}

function drawChannels(tally: Tally, teller: Teller): string[] {
  const { channel, messages, answers, share: part, perWeek } = teller.texts.columns;
  const rows = byAnswers(tally.channels).map(([{ name, isPrivate }, counted]) => [
    `#${name}${isPrivate ? ` (${teller.texts.private})` : ''}`,
    ...figures(counted, tally, teller),
  ]);
  return table([[channel, messages, answers, part, perWeek], ...rows]);
}

function drawPeople(tally: Tally, { nameOf }: SlackExport, teller: Teller): string[] {
  const { person, messages, answers, share: part, perWeek, busiestWeek: most } = teller.texts.columns;
  const answered = byAnswers(tally.people).filter(([, counted]) => counted.answers > 0);
  const rows = answered
    .slice(0, MOST_PEOPLE)
    .map(([id, counted]) => [nameOf(id), ...figures(counted, tally, teller), amount(teller, busiestWeek(counted))]);
  const more = answered.length - rows.length;
  return [
    ...table([[person, messages, answers, part, perWeek, most], ...rows]),
    ...(more > 0 ? [teller.texts.morePeople(more)] : []),
  ];
}

function drawKinds(tally: Tally, teller: Teller): string[] {
  const { texts } = teller;
  const met = labels.filter((label) => tally.kinds[label] > 0);
  const rows = met
    .sort((one, other) => tally.kinds[other] - tally.kinds[one])
    .map((label) => [
      texts.kinds[label],
      amount(teller, tally.kinds[label]),
      share(teller, tally.kinds[label], tally.messages),
    ]);
  return table([[texts.columns.kind, texts.columns.messages, texts.columns.share], ...rows]);
}

function drawWeeks(tally: Tally, teller: Teller): string[] {
  const { texts, reader } = teller;
  const weeks = [...tally.weeks].sort(([one], [other]) => one.localeCompare(other));
  const rows = weeks
    .slice(-MOST_WEEKS)
    .map(([monday, answers]) => [reader.formats.day(new Date(`${monday}T00:00:00Z`), 'UTC'), amount(teller, answers)]);
  const before = weeks.length - rows.length;
  return [
    ...table([[texts.columns.week, texts.columns.answers], ...rows]),
    ...(before > 0 ? [texts.moreWeeks(before)] : []),
  ];
}

function drawNotes(tally: Tally, exported: SlackExport, { texts }: Teller): string[] {
  const { directConversations: direct, unknownFolders: unknown } = exported;
  return [
    texts.asIf,
    ...([...tally.channels.keys()].some(({ isPrivate }) => isPrivate) ? [texts.invitedOnly] : []),
    ...(direct > 0 ? [texts.direct(direct)] : []),
    ...(unknown.length > 0 ? [texts.unknownFolders(firstOf(unknown, ', '))] : []),
  ];
}

function drawChanged({ changed }: Tally, against: Policy, teller: Teller): string[] {
  const { silenced, answered } = changed;
  return [
    teller.texts.changedRules(rules(against.triage, teller)),
    teller.texts.changed(silenced + answered, silenced, answered),
  ];
}

/** What could not be read, file by file. */
export function drawFaults(faults: readonly ExportFault[], { texts }: Pick<Teller, 'texts'>): string[] {
  if (faults.length === 0) return [];
  const more = faults.length - MOST_FAULTS;
  return [
    texts.faultsTitle(faults.length),
    ...faults.slice(0, MOST_FAULTS).map((fault) => `  ${drawFault(fault, texts)}`),
    ...(more > 0 ? [`  ${texts.moreFaults(more)}`] : []),
  ];
}

export function drawFault(fault: ExportFault, { faults }: ReplayTexts): string {
  const file = shorten(cleanText(fault.file), TEXT_LENGTH);
  switch (fault.kind) {
    case 'too_large':
      return faults.too_large(file, String(Math.ceil(fault.bytes / 1024 / 1024)));
    case 'damaged':
      return faults.damaged(file, fault.detail);
    case 'broken_entries':
      return faults.broken_entries(file, fault.count);
    case 'encrypted':
    case 'not_json':
    case 'not_a_list':
      return faults[fault.kind](file);
    default:
      return assertNever(fault);
  }
}

/** Names, as many as may be read. */
export function firstOf(names: readonly string[], between: string): string {
  return names.length > MOST_FAULTS ? [...names.slice(0, MOST_FAULTS), '…'].join(between) : names.join(between);
}

function byAnswers<Key, Each extends Counted>(counts: ReadonlyMap<Key, Each>): (readonly [Key, Each])[] {
  return [...counts].sort(([, one], [, other]) => other.answers - one.answers || other.messages - one.messages);
}

function figures({ messages, answers }: Counted, tally: Tally, teller: Teller): string[] {
  return [
    amount(teller, messages),
    amount(teller, answers),
    share(teller, answers, messages),
    amount(teller, answers / weeksOf(tally)),
  ];
}

const amount = ({ reader }: Teller, value: number): string =>
  new Intl.NumberFormat(localeOf[reader.language], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);

const ratio = ({ reader }: Teller, value: number): string =>
  new Intl.NumberFormat(localeOf[reader.language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    value,
  );

const share = ({ reader }: Teller, part: number, whole: number): string =>
  new Intl.NumberFormat(localeOf[reader.language], { style: 'percent', maximumFractionDigits: 1 }).format(
    whole === 0 ? 0 : part / whole,
  );

/** Columns in line: the first begins, the others end at the same place. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
        return column === 0 ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
