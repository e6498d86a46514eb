import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

const OLDEST_NODE = '20.19.0';
const LITTLE_SPACE_MB = 500;
const SIGNING_SECRET = /^[0-9a-f]{32}$/;

/** The process itself, and what it was told. */
export function checkProcess(config: Config, nodeVersion: string): Finding[] {
  const findings: Finding[] = [];
  if (isOlder(nodeVersion, OLDEST_NODE))
    findings.push({ rule: 'node-too-old', facts: { version: nodeVersion, wanted: OLDEST_NODE } });
  if (!config.slack && !config.teams) findings.push({ rule: 'no-credentials', facts: {} });
  else if (config.databaseUrl === null) findings.push({ rule: 'embedded-with-real-platform', facts: {} });
  const hears = config.slack?.hears;
  if (hears?.over === 'http' && !SIGNING_SECRET.test(hears.signingSecret))
    findings.push({ rule: 'slack-signing-secret-shape', facts: {} });
  return findings;
}

function isOlder(version: string, wanted: string): boolean {
  const [have, want] = [version, wanted].map((given) => given.split('.').map(Number));
  for (const [place, part] of (want ?? []).entries()) {
    const own = have?.[place] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

/** The folder of the data: whether it can be written to, who else can read it, and what room is left. */
export async function checkDataFolder(dataDir: string): Promise<Finding[]> {
  const folder = path.resolve(dataDir);
  const place = await nearestFolder(folder);
  const findings: Finding[] = [];
  try {
    await access(place, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'refused';
    findings.push({ rule: 'data-folder-not-writable', facts: { folder, reason } });
  }
  const { mode } = await stat(place);
  if (place === folder && process.platform !== 'win32' && (mode & 0o077) !== 0)
    findings.push({
      rule: 'data-folder-open-to-others',
      facts: { folder, mode: (mode & 0o777).toString(8) },
    });
  const { bavail, bsize } = await statfs(place);
  const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000);
  if (freeMegabytes < LITTLE_SPACE_MB) findings.push({ rule: 'disk-nearly-full', facts: { folder, freeMegabytes } });
  return findings;
}

/** The folder itself, or where it would be made. */
async function nearestFolder(folder: string): Promise<string> {
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  const parent = path.dirname(folder);
  return exists || parent === folder ? folder : nearestFolder(parent);
}
