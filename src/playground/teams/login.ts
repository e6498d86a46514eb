import { randomBytes } from 'node:crypto';
import type { JsonObject } from './simulator-types.ts';

/** The tokens that the app calls the Connector with: RFC 6749 §4.4, as login.microsoftonline.com answers it. */
export interface Login {
  /** @param tenant the part of the path; `fields` the form */
  answer(tenant: string, fields: JsonObject): { readonly status: number; readonly body: JsonObject };
  isValid(authorization: string | undefined): boolean;
  endTokens(): void;
  revokeCredentials(): void;
}

const SCOPE = 'https://api.botframework.com/.default';
const LIFE_SECONDS = 3599;

export function createLogin(options: {
  appId: string;
  appPassword: string;
  tenantId: string;
  lifeSeconds: number | undefined;
}): Login {
  const lifeSeconds = options.lifeSeconds ?? LIFE_SECONDS;
  /** Token → end, in ms since 1970. */
  const tokens = new Map<string, number>();
  let isRevoked = false;

  return {
    answer(tenant, fields) {
      if (fields['grant_type'] !== 'client_credentials') {
        return refused(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
      }
      if (tenant !== options.tenantId) {
        return refused(400, 'invalid_request', `AADSTS90002: Tenant '${tenant}' not found.`);
      }
      if (fields['client_id'] !== options.appId) {
        return refused(400, 'unauthorized_client', 'AADSTS700016: Application was not found in the directory.');
      }
      if (isRevoked || fields['client_secret'] !== options.appPassword) {
        return refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
      }
      if (fields['scope'] !== SCOPE) {
        return refused(400, 'invalid_scope', 'AADSTS70011: The provided value for the scope is not valid.');
      }
      const token = `eyJ0eXAiOiJKV1Qi.${randomBytes(24).toString('base64url')}.${randomBytes(24).toString('base64url')}`;
      tokens.set(token, Date.now() + lifeSeconds * 1000);
      return {
        status: 200,
        body: {
          token_type: 'Bearer',
          expires_in: lifeSeconds,
          ext_expires_in: lifeSeconds,
          access_token: token,
        },
      };
    },
    isValid(authorization) {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      const endsAt = token === undefined ? undefined : tokens.get(token);
      return endsAt !== undefined && endsAt > Date.now();
    },
    endTokens: () => tokens.clear(),
    revokeCredentials() {
      isRevoked = true;
      tokens.clear();
    },
  };
}

function refused(status: number, error: string, description: string) {
  const code = Number(/AADSTS(\d+)/.exec(description)?.[1]);
  return { status, body: { error, error_description: description, error_codes: [code] } };
}
