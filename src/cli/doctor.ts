import type { Command } from 'commander';
import { z } from 'zod';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import { readConfig } from '../config.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { doctorTextsFor } from '../texts/doctor.ts';
import { languageFor } from '../texts/language-for.ts';
import { checkAddress } from './doctor/check-address.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkDataFolder, checkProcess } from './doctor/check-environment.ts';
import { checkSlack, checkSockets } from './doctor/check-slack.ts';
import { checkTeams } from './doctor/check-teams.ts';
import { adviceOn, type Finding, type Level, levelOf } from './doctor/finding.ts';
import { endWith } from './end-with.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const MARKS: Readonly<Record<Level, string>> = { serious: '✗', warning: '!', note: '·' };
const ORDER: readonly Level[] = ['serious', 'warning', 'note'];

/** `guichet doctor`: looks at everything that the desk stands on, and says what is wrong and how to mend it. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'check configuration, database, queues, Slack and Teams; ends with 1 when something is seriously wrong',
    )
    .option('--json', 'one JSON object instead of words', false)
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(' or ')}`)
    .action(async (options: { json: boolean; lang?: string }) => {
      const language = languageFor(options.lang, process.env);
      try {
        const findings = await examine(process.env, language);
        console.log(options.json ? toJson(findings, language) : toWords(findings, language));
        process.exitCode = findings.some((finding) => levelOf(finding) === 'serious') ? 1 : 0;
      } catch (error) {
        endWith(error, language);
      }
    });
}

/** Everything that is found, the worst first. Nothing is changed, made or migrated. Faults of settings are in words. */
export async function examine(
  environment: Environment,
  language: Language = languageFor(undefined, environment),
): Promise<readonly Finding[]> {
  const read = readConfig(environment, language);
  if (read.kind === 'unusable') return read.faults.map((fault) => ({ rule: 'configuration-fault', facts: { fault } }));
  const { config } = read;
  const log = createPinoLog({ level: 'silent' });
  const publicUrl = z.url().safeParse(environment['GUICHET_PUBLIC_URL']);
  const database = await checkDatabase(config);
  const slack = config.slack?.single
    ? await checkSlack(
        { ...config.slack.single, apiUrl: config.slackApiUrl },
        // Beside workspaces that install the app, one more is nothing to wonder at.
        { workspaces: database.workspaces, mayBeNew: config.slack.oauth !== null },
        log,
      )
    : [];
  const findings = [
    ...checkProcess(config, process.versions.node),
    ...(await checkDataFolder(config.dataDir)),
    ...database.findings,
    ...slack,
    // A Slack that does not answer is said once.
    ...(config.slack && !slack.some(({ rule }) => rule === 'slack-unreachable')
      ? await checkSockets(config.slack.hears, config.slackApiUrl, log)
      : []),
    ...(config.teams ? await checkTeams(config.teams, { publicUrl: publicUrl.data, teams: database.teams }) : []),
    // Where Teams alone is served, its own address is what matters.
    ...(publicUrl.success && (config.slack || !config.teams) ? await checkAddress(publicUrl.data) : []),
  ];
  return ORDER.flatMap((level) => findings.filter((finding) => levelOf(finding) === level));
}

function toWords(findings: readonly Finding[], language: Language): string {
  const texts = doctorTextsFor(language);
  if (findings.length === 0) return texts.healthy;
  const lines = findings.flatMap((finding) => {
    const { what, mend } = adviceOn(finding, texts);
    return [`${MARKS[levelOf(finding)]} ${finding.rule}  ${what}`, `    → ${mend}`];
  });
  const count = (level: Level) => findings.filter((finding) => levelOf(finding) === level).length;
  return [...lines, '', texts.summary(count('serious'), count('warning'), count('note'))].join('\n');
}

function toJson(findings: readonly Finding[], language: Language): string {
  const texts = doctorTextsFor(language);
  const told = findings.map((finding) => ({
    rule: finding.rule,
    level: levelOf(finding),
    ...adviceOn(finding, texts),
    facts: finding.facts,
  }));
  return JSON.stringify({ ok: told.every(({ level }) => level !== 'serious'), findings: told }, null, 2);
}
