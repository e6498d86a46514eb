import type { Command } from 'commander';
import {
  type ExportedChannel,
  type ExportFault,
  openSlackExport,
  type SlackExport,
} from '../../adapters/slack/export/read-export.ts';
import { makeReplay } from '../../app/intake/replay-messages.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Policy } from '../../policy/policy.ts';
import { languageFor } from '../../texts/language-for.ts';
import { readerOf } from '../../texts/reader.ts';
import { replayTextsFor } from '../../texts/replay-command.ts';
import { toldReasons } from '../../views/prompt.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { drawFault, drawFaults, drawMessage, drawReport, firstOf, type Teller } from './draw-replay.ts';
import { count, emptyTally, type Replayed, seenOf, type Tally, tallyAsJson } from './replay-tally.ts';

export interface ReplayOptions {
  readonly policy?: string;
  readonly against?: string;
  readonly answerFrom?: string;
  readonly channel?: readonly string[];
  readonly list?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
}

/** Where a command writes: what was asked for, what is wrong, and how far it is (nobody reads that but a person waiting). */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly progress: (words: string) => void;
}

/** `guichet triage replay`: what would have been answered in an export of Slack, before anything is installed (N19). */
export function registerReplay(triage: Command): void {
  triage
    .command('replay <export>')
    .description('what would have been answered in an export of Slack (zip or folder); nothing is sent or kept')
    .option('--policy <file>', 'judge with this policy (JSON: a preset and what is changed of it)')
    .option('--against <file>', 'say what would change with this policy')
    .option('--answer-from <threshold>', 'say what would change with this threshold, for example 0.6')
    .option('--channel <names...>', 'these channels only')
    .option('--list', 'each answered message, with the words that decided', false)
    .option('--json', 'for machines: one line a message that is listed, without its text, then the counts', false)
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`)
    .action(async (path: string, options: ReplayOptions) => {
      // Whoever reads a long list with `head` or leaves the pager has read enough.
      process.stdout.on('error', () => process.exit(0));
      process.exitCode = await replayExport(path, options, process.env, {
        out: (line) => console.log(line),
        err: (line) => console.error(line),
        progress: process.stderr.isTTY ? (words) => process.stderr.write(`\r\u001b[K${words}`) : () => {},
      });
    });
}

interface Rules {
  readonly policy: Policy;
  readonly against: Policy | null;
}

/** Runs the command. Returns its exit code: 0 when the export was replayed, also when some of its files are broken. */
export async function replayExport(
  path: string,
  options: ReplayOptions,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<0 | 1> {
  const language = languageFor(options.lang, environment);
  const texts = replayTextsFor(language);
  const refuse = (lines: readonly string[]): 1 => {
    for (const line of lines) terminal.err(line);
    return 1;
  };

  const rules = await rulesFor(options, language);
  if ('refused' in rules) return refuse(rules.refused);
  const opened = await openSlackExport(path);
  if (opened.kind === 'unusable') return refuse([texts.refused.unusable(drawFault(opened.fault, texts))]);
  if (opened.kind === 'not_a_zip') return refuse([texts.refused.not_a_zip(path, opened.detail)]);
  if (opened.kind !== 'open') return refuse([texts.refused[opened.kind](path)]);
  const { export: exported } = opened;
  try {
    const chosen = choose(exported, options.channel);
    if ('unknown' in chosen) {
      const known = exported.channels.map(({ name }) => `#${name}`);
      return refuse([texts.refused.unknownChannels(chosen.unknown.join(', '), firstOf(known, ', '))]);
    }
    const teller = { texts, reader: readerOf({ language, timeZone: rules.policy.timeZone }) };
    const { tally, faults } = await replay(exported, chosen.channels, rules, options, teller, terminal);
    terminal.progress('');
    if (options.json) terminal.out(JSON.stringify(asJson(tally, exported, faults, rules)));
    else for (const line of drawReport(tally, path, exported, rules, teller)) terminal.out(line);
    for (const line of drawFaults(faults, teller)) terminal.err(line);
    return 0;
  } finally {
    exported.close();
  }
}

async function rulesFor(
  { policy: file, against, answerFrom }: ReplayOptions,
  language: 'fr' | 'en',
): Promise<Rules | { readonly refused: readonly string[] }> {
  const { refused } = replayTextsFor(language);
  if (against !== undefined && answerFrom !== undefined) return { refused: [refused.oneChange] };
  const loaded = await loadPolicy(file, language);
  if (loaded.kind === 'refused') return { refused: loaded.lines };
  const { policy } = loaded;
  if (against !== undefined) {
    const other = await loadPolicy(against, language);
    return other.kind === 'refused' ? { refused: other.lines } : { policy, against: other.policy };
  }
  if (answerFrom === undefined) return { policy, against: null };
  const threshold = Number(answerFrom.replace(',', '.'));
  if (!(threshold > 0 && threshold < 1)) return { refused: [refused.threshold(answerFrom)] };
  const unsureFrom = Math.min(policy.triage.unsureFrom, threshold);
  return { policy, against: { ...policy, triage: { ...policy.triage, answerFrom: threshold, unsureFrom } } };
}

function choose(
  { channels }: SlackExport,
  wanted: readonly string[] | undefined,
): { readonly channels: readonly ExportedChannel[] } | { readonly unknown: readonly string[] } {
  if (wanted === undefined) return { channels };
  const isNamed = ({ id, name }: ExportedChannel, word: string) => [id, name].includes(word.replace(/^#/, ''));
  const unknown = wanted.filter((word) => !channels.some((channel) => isNamed(channel, word)));
  if (unknown.length > 0) return { unknown };
  return { channels: channels.filter((channel) => wanted.some((word) => isNamed(channel, word))) };
}

/** Goes through the channels day by day; the list is told as it is found, so that memory does not grow with the export. */
async function replay(
  exported: SlackExport,
  channels: readonly ExportedChannel[],
  { policy, against }: Rules,
  options: ReplayOptions,
  teller: Teller,
  terminal: Terminal,
): Promise<{ readonly tally: Tally; readonly faults: readonly ExportFault[] }> {
  const tally = emptyTally();
  const faults = [...exported.faults];
  for (const channel of channels) {
    const judge = makeReplay(policy.triage);
    const judgeAgainst = against && makeReplay(against.triage);
    for await (const { messages, others, fault } of exported.days(channel)) {
      if (fault) faults.push(fault);
      tally.others += others;
      for (const message of messages) {
        const judged = await judge(message);
        const replayed = { channel, message, judged, against: judgeAgainst && (await judgeAgainst(message)) };
        count(tally, replayed, policy.timeZone);
        if (!isListed(replayed, options)) continue;
        terminal.progress('');
        if (options.json) terminal.out(JSON.stringify(messageAsJson(replayed)));
        else
          for (const line of [...drawMessage(replayed, exported.nameOf(message.author), teller), ''])
            terminal.out(line);
      }
      terminal.progress(`#${channel.name}  ${tally.messages}`);
    }
  }
  return { tally, faults };
}

/** What would change is always told, what is answered when asked for. */
function isListed({ judged, against }: Replayed, { list }: ReplayOptions): boolean {
  if (against && seenOf(against) !== seenOf(judged)) return true;
  return list === true && seenOf(judged) === 'answer';
}

/** Without the text: what machines keep is no place for what people wrote. */
function messageAsJson({ channel, message, judged, against }: Replayed) {
  const { label, probability } = judged.verdict;
  return {
    kind: 'message',
    channel: channel.id,
    ts: message.messageId,
    author: message.author,
    at: message.at,
    label,
    p: Number(probability.toFixed(4)),
    signals: toldReasons(judged.verdict).map(({ signal }) => signal),
    seen: seenOf(judged),
    ...(against && { seenAgainst: seenOf(against) }),
  };
}

function asJson(tally: Tally, exported: SlackExport, faults: readonly ExportFault[], { policy, against }: Rules) {
  const { changed } = tally;
  return {
    kind: 'report',
    triage: policy.triage,
    ...tallyAsJson(tally),
    leftOut: { directConversations: exported.directConversations, unknownFolders: exported.unknownFolders },
    faults,
    ...(against && {
      against: { triage: against.triage, changed: changed.answered + changed.silenced, ...changed },
    }),
  };
}
