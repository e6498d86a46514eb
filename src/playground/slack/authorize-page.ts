import type { ServerResponse } from 'node:http';
import type { Installs } from './installs.ts';
import type { InstallDecision } from './simulator-types.ts';
import type { Workspace } from './workspace.ts';

const PATH = '/oauth/v2/authorize';
const DECISIONS: readonly InstallDecision[] = ['allow', 'cancel'];

/** Slack's page on which somebody lets an app in: asked with `decision`, it sends the browser back to the app. */
export function answerAuthorize(
  world: { readonly workspace: Workspace; readonly installs: Installs },
  url: URL,
  response: ServerResponse,
): boolean {
  if (url.pathname !== PATH) return false;
  const decision = DECISIONS.find((known) => known === url.searchParams.get('decision'));
  try {
    const user = url.searchParams.get('user') ?? leadOf(world.workspace);
    const back = world.installs.decide(url, user, decision ?? 'cancel');
    if (decision) response.writeHead(302, { location: back }).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(world.workspace, url));
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<h1>${words}</h1>`);
  }
  return true;
}

function leadOf({ users }: Workspace): string {
  return [...users.values()].find(({ part }) => part === 'lead')?.id ?? '';
}

function page({ team }: Workspace, url: URL): string {
  const link = (decision: InstallDecision, words: string) => {
    const decided = new URLSearchParams(url.searchParams);
    decided.set('decision', decision);
    return `<p><a href="${PATH}?${decided.toString().replaceAll('&', '&amp;')}">${words}</a></p>`;
  };
  return `<!doctype html><meta charset="utf-8"><h1>${team.name}</h1>${link('allow', 'Allow')}${link('cancel', 'Cancel')}`;
}
