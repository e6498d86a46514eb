import { problemFrom } from '../delivery-problem.ts';
import type { Workspaces } from './workspaces.ts';

const ASK_EVERY_MS = 60_000;

/**
 * Whether Slack takes our token, by its own word. Asked in the background, once a minute at most and only when somebody
 * wants to know, so that the answer never waits for Slack; a Slack that cannot be reached refuses nothing. With several
 * workspaces, one that removed the app says nothing about this process: then the answer is yes.
 */
export function makeTokenCheck(workspaces: Pick<Workspaces, 'all' | 'clientsOf'>): () => boolean {
  let refused = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  const ask = async (): Promise<void> => {
    try {
      const [only, ...others] = await workspaces.all();
      if (!only || others.length > 0) {
        refused = false;
        return;
      }
      await (await workspaces.clientsOf(only.connectionId)).outbox.auth.test();
      refused = false;
    } catch (error) {
      refused = problemFrom(error).kind === 'credentials';
    }
  };

  return () => {
    if (performance.now() - askedAtMs >= ASK_EVERY_MS) {
      askedAtMs = performance.now();
      void ask();
    }
    return !refused;
  };
}
