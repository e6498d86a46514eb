/**
 * Replays the Dockerfile without a container engine: each COPY and RUN in clean folders that stand for the stages, then the
 * CMD on a free port, until /healthz answers through the health check's own command. What it cannot show is the base image
 * itself, and that the process is another user's. Slack is the simulated one.
 *
 *   npx tsx scripts/replay-dockerfile.ts
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createSlackSimulator } from '../src/playground/slack/simulator.ts';

const root = path.resolve(import.meta.dirname, '..');
const place = mkdtempSync(path.join(tmpdir(), 'guichet-image-'));
const lines = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const allowed = readFileSync(path.join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

const argumentsSchema = z.array(z.string());
const exec = (json: string) => argumentsSchema.parse(JSON.parse(json));
const port = await freePort();
let stage = 0;
const folder = (of = stage) => path.join(place, `stage-${of}`);
/** The paths of the image, in this stage's folder. */
const here = (words: string) => words.replace(/(^|\s|=)\/(app|data|usr)/g, `$1${folder()}/$2`);
const work = () => path.join(folder(), 'app');

function copy(given: string): void {
  const from = /^--from=build (.+)$/.exec(given);
  const parts = (from?.[1] ?? given).split(/\s+/);
  const target = parts.pop() ?? '.';
  for (const source of parts) {
    const isAllowed = allowed.some((name) => source === name || source.startsWith(`${name}/`));
    if (!from && !isAllowed) throw new Error(`.dockerignore keeps ${source} out`);
    const origin = from ? path.join(folder(1), source) : path.join(root, source);
    const to = target.endsWith('/') ? path.join(work(), target, path.basename(source)) : path.join(work(), target);
    cpSync(origin, to, { recursive: true, verbatimSymlinks: true });
  }
}

const steps: Readonly<Record<string, (rest: string) => void>> = {
  FROM: () => {
    stage += 1;
    for (const made of ['app', 'usr/local/bin']) mkdirSync(path.join(folder(), made), { recursive: true });
  },
  COPY: copy,
  RUN: (command) => {
    // Users are the image's.
    const mapped = here(command).replace('-o node -g node ', '');
    execFileSync('sh', ['-ec', mapped], { cwd: work(), stdio: 'inherit' });
  },
};

let command: readonly string[] = [];
let healthCheck: readonly string[] = [];
for (const line of lines) {
  const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
  console.log(line);
  if (word === 'CMD') command = exec(rest);
  else if (word === 'HEALTHCHECK') healthCheck = exec(rest.slice(rest.indexOf('CMD') + 3));
  else steps[word]?.(rest);
}

const [program = '', ...given] = command;
const slack = await createSlackSimulator({ signingSecret: 'a secret of the replay', botToken: 'xoxb-replay' });
const env = {
  PATH: process.env['PATH'],
  NODE_ENV: 'production',
  DATA_DIR: path.join(folder(), 'data'),
  PORT: String(port),
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: 'xoxb-replay',
  SLACK_SIGNING_SECRET: 'a secret of the replay',
  SLACK_SUPPORT_CHANNELS: 'CSUPPORT01',
  SLACK_TRIAGE_CHANNEL: 'CTRIAGE001',
};
const started = spawn(program, given, { cwd: work(), env, stdio: 'inherit' });
try {
  const [check = '', ...how] = healthCheck;
  for (let tries = 0; ; tries += 1) {
    try {
      execFileSync(check, how, { cwd: work(), env: { ...env }, stdio: 'ignore' });
      break;
    } catch (error) {
      if (tries === 60) throw error;
      await sleep(1000);
    }
  }
  const link = path.join(folder(), 'usr/local/bin/guichet');
  const said = execFileSync(link, ['classify', 'Salut, le site bug'], { cwd: work(), env, encoding: 'utf8' });
  const tools = ['typescript', 'jest', '@biomejs/biome'].filter((name) =>
    existsSync(path.join(work(), 'node_modules', name)),
  );
  if (tools.length > 0) throw new Error(`development packages are in the image: ${tools.join(', ')}`);
  console.log(`healthy; guichet classify says ${said.trim()}`);
} finally {
  const ended = new Promise((resolve) => started.once('exit', resolve));
  started.kill('SIGTERM');
  console.log(`stopped with ${await ended}`);
  await slack.close();
  rmSync(place, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
