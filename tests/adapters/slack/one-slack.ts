import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackSimulator } from '../../../src/playground/slack/simulator-types.ts';

/**
 * Several simulated workspaces behind one address, as Slack's own: tokens and codes name their workspace, so each call goes to
 * the one that it names.
 */
export async function oneSlack(workspaces: readonly SlackSimulator[]) {
  const server = createServer((request, response) => void pass(request, response));
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    const named = `${request.headers.authorization ?? ''} ${body}`;
    const [first] = workspaces;
    const workspace = workspaces.find(({ teamId }) => named.includes(teamId)) ?? first;
    if (!workspace) throw new Error('there is no workspace');
    const answer = await fetch(new URL(request.url ?? '/', workspace.apiUrl), {
      method: 'POST',
      body,
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        ...(request.headers.authorization !== undefined && { authorization: request.headers.authorization }),
      },
    }).catch(() => undefined);
    if (answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    else response.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
