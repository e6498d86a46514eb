import { createHash, createHmac, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { BadToken, JsonObject } from './simulator-types.ts';

/** Speaks for Teams to the product: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export interface TokenIssuer {
  readonly issuer: string;
  /** What stands in the `authorization` header of an activity. */
  authorization(serviceUrl: string): string;
  /** The same, spoilt in one way; undefined is no header at all. */
  badAuthorization(kind: BadToken, serviceUrl: string): string | undefined;
  /** The OpenID metadata. `base`: where it is served. */
  metadata(base: string): JsonObject;
  keys(): JsonObject;
}

const BOT_FRAMEWORK_ISSUER = 'https://api.botframework.com';
const LIFE_SECONDS = 3600;
/** More than the five minutes by which clocks may differ. */
const LONG_SECONDS = 20 * 60;

interface SigningKey {
  readonly kid: string;
  /** Endorsed for another channel than Teams. */
  readonly foreignKid: string;
  readonly privateKey: KeyObject;
  readonly publicPem: string;
  readonly publicJwk: JsonObject;
}

let keyOfThisProcess: SigningKey | undefined;

/** One key for all simulators of a process: making one takes a tenth of a second. */
function signingKey(): SigningKey {
  keyOfThisProcess ??= makeKey();
  return keyOfThisProcess;
}

function makeKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const kid = createHash('sha256').update(publicKey).digest('base64url').slice(0, 27);
  const key = createPrivateKey(privateKey);
  const { n, e } = key.export({ format: 'jwk' });
  return {
    kid,
    foreignKid: `${kid}-webchat`,
    privateKey: key,
    publicPem: publicKey,
    publicJwk: { kty: 'RSA', use: 'sig', n, e },
  };
}

export function createTokenIssuer(options: { appId: string; issuer?: string | undefined }): TokenIssuer {
  const issuer = options.issuer ?? BOT_FRAMEWORK_ISSUER;

  const claimsFor = (serviceUrl: string): JsonObject => {
    const seconds = Math.floor(Date.now() / 1000);
    return { serviceurl: serviceUrl, nbf: seconds, exp: seconds + LIFE_SECONDS, iss: issuer, aud: options.appId };
  };
  const bearer = (claims: JsonObject, kid = signingKey().kid): string => `Bearer ${signed(kid, claims)}`;

  return {
    issuer,
    authorization: (serviceUrl) => bearer(claimsFor(serviceUrl)),
    badAuthorization(kind, serviceUrl) {
      const claims = claimsFor(serviceUrl);
      const seconds = Math.floor(Date.now() / 1000);
      switch (kind) {
        case 'absent':
          return undefined;
        case 'empty':
          return '';
        case 'garbage':
          return 'Bearer not.a.token';
        case 'basic':
          return `Basic ${Buffer.from(`${options.appId}:password`).toString('base64')}`;
        case 'expired':
          return bearer({ ...claims, nbf: seconds - 2 * LIFE_SECONDS, exp: seconds - LONG_SECONDS });
        case 'not_yet_valid':
          return bearer({ ...claims, nbf: seconds + LONG_SECONDS });
        case 'wrong_audience':
          return bearer({ ...claims, aud: '00000000-0000-4000-8000-000000000000' });
        case 'wrong_issuer':
          return bearer({ ...claims, iss: 'https://issuer.example' });
        case 'wrong_service_url':
          return bearer({ ...claims, serviceurl: 'https://elsewhere.example/' });
        case 'without_service_url':
          return bearer({ ...claims, serviceurl: undefined });
        case 'unknown_key':
          return bearer(claims, 'a-key-that-nobody-published');
        case 'key_of_another_channel':
          return bearer(claims, signingKey().foreignKid);
        case 'bad_signature':
          return bearer(claims).replace(/\.[^.]*$/, `.${Buffer.alloc(256, 1).toString('base64url')}`);
        case 'alg_none':
          return `Bearer ${parts({ alg: 'none', typ: 'JWT', kid: signingKey().kid }, claims)}.`;
        case 'hs256_with_public_key':
          return `Bearer ${hmacSigned(claims)}`;
      }
    },
    metadata: (base) => ({
      issuer,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${base}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    keys() {
      const { kid, foreignKid, publicJwk } = signingKey();
      return {
        keys: [
          { ...publicJwk, kid, x5t: kid, endorsements: ['msteams'] },
          { ...publicJwk, kid: foreignKid, x5t: foreignKid, endorsements: ['webchat'] },
        ],
      };
    },
  };
}

const encoded = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const parts = (header: JsonObject, claims: JsonObject): string => `${encoded(header)}.${encoded(claims)}`;

function signed(kid: string, claims: JsonObject): string {
  const content = parts({ alg: 'RS256', typ: 'JWT', kid, x5t: kid }, claims);
  return `${content}.${sign('sha256', Buffer.from(content), signingKey().privateKey).toString('base64url')}`;
}

/** What a verifier takes that lets the token choose its algorithm: the public key as the secret. */
function hmacSigned(claims: JsonObject): string {
  const { kid, publicPem } = signingKey();
  const content = parts({ alg: 'HS256', typ: 'JWT', kid }, claims);
  return `${content}.${createHmac('sha256', publicPem).update(content).digest('base64url')}`;
}
