// The reference: what a bot of the Bot Framework's SDK costs that knows who sends it messages, and says each of them back.
// Started by child.ts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { ServiceClientCredentials } from 'botframework-connector';
import { z } from 'zod';
import { createConnectorToken } from '../src/adapters/teams/connector-token.ts';
import { cpuMs, serveParent, settingsOfChild } from './child.ts';
import { APP_ID, APP_PASSWORD, TENANT_ID } from './tenant.ts';

const settings = z
  .object({ teams: z.object({ loginUrl: z.string(), metadataUrl: z.string() }) })
  .parse(settingsOfChild()).teams;

const token = createConnectorToken({
  appId: APP_ID,
  registration: { password: APP_PASSWORD, tenantId: TENANT_ID },
  loginUrl: settings.loginUrl,
});

/** Microsoft's own library for tokens refuses a login that is not HTTPS: this asks the simulated one, once as well. */
class Credentials extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(): Promise<ServiceClientCredentials> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token.get()}`);
        return request;
      },
    };
  }
}

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: settings.metadataUrl,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromEmulatorOpenIdMetadataUrl: settings.metadataUrl,
      ToChannelFromBotLoginUrl: settings.loginUrl,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: settings.loginUrl,
      CallerId: 'urn:botframework:azure',
    },
    new Credentials({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: APP_PASSWORD,
      MicrosoftAppTenantId: TENANT_ID,
    }),
  ),
);

const bodySchema = z.record(z.string(), z.unknown());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, headers } = request;
  const asOfExpress = {
    socket: response.socket,
    status: (code: number) => {
      response.statusCode = code;
    },
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
    end: () => response.end(),
  };
  const received = { ...(method !== undefined && { method }), headers, body: bodySchema.parse(await json(request)) };
  await adapter.process(received, asOfExpress, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`Echo: ${context.activity.text}`);
  });
}

const server = createServer((request, response) => void answer(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
serveParent(z.object({ port: z.number() }).parse(server.address()).port, { cpu: async () => cpuMs() });
