import type { ConnectorToken } from './connector-token.ts';

const ASK_EVERY_MS = 60_000;

/**
 * Whether Microsoft takes our password, by its own word. Asked in the background, once a minute at most and only when
 * somebody wants to know; an Entra that cannot be reached refuses nothing.
 */
export function makeTokenCheck(token: Pick<ConnectorToken, 'get' | 'isRefused'>): () => boolean {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - askedAtMs >= ASK_EVERY_MS) {
      askedAtMs = performance.now();
      token.get().catch(() => {});
    }
    return !token.isRefused();
  };
}
