import type { Finding } from './finding.ts';

const WITHIN_MS = 5000;

/** Whether the address that Slack is given leads to a desk: its `/healthz` answers "ok". */
export async function checkAddress(publicUrl: string): Promise<Finding[]> {
  const address = new URL('/healthz', publicUrl).href;
  const unreachable = (reason: string): Finding[] => [
    { rule: 'public-address-unreachable', facts: { address, reason } },
  ];
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS), redirect: 'manual' });
    const isOurs = answer.status === 200 && (await answer.text()) === 'ok\n';
    return isOurs ? [] : unreachable(`HTTP ${answer.status}`);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return unreachable(cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer');
  }
}
