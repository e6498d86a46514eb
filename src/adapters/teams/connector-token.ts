import { z } from 'zod';
import { DeliveryError } from '../../app/ports/delivery.ts';
import type { TeamsSettings } from './settings.ts';

/** Our bearer token for the Bot Connector, asked for when it is needed and kept until shortly before it ends. */
export interface ConnectorToken {
  /**
   * Undefined where nothing is authenticated.
   * @throws DeliveryError when Entra refuses us, or cannot be asked now
   */
  get(): Promise<string | undefined>;
  /** The Connector took it. */
  worked(token: string): void;
  /** The Connector did not take it: it is not used again. @returns whether it took it before, so that another may do */
  refused(token: string): boolean;
  /** Whether Entra refused us when it was last asked. */
  isRefused(): boolean;
}

const TIMEOUT_MS = 5000;
/** A token lasts about an hour: so long before its end the next one is asked for. */
const RENEW_BEFORE_MS = 5 * 60_000;
const SOON_MS = 5000;
const SCOPE = 'https://api.botframework.com/.default';

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const denied = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() });

interface Kept {
  readonly token: string;
  readonly endsAtMs: number;
}

/**
 * Client credentials (RFC 6749 §4.4) at Entra's v2.0 endpoint of the app's own tenant. Those who need a token at the same
 * time share one request; one that is still good is used when the next cannot be had.
 */
export function createConnectorToken({
  appId,
  registration,
  loginUrl,
}: Pick<TeamsSettings, 'appId' | 'registration' | 'loginUrl'>): ConnectorToken {
  if (!registration)
    return { get: async () => undefined, worked: () => {}, refused: () => false, isRefused: () => false };
  const url = `${loginUrl.replace(/\/+$/, '')}/${registration.tenantId}/oauth2/v2.0/token`;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: registration.password,
    scope: SCOPE,
  });
  let kept: Kept | undefined;
  let asking: Promise<Kept> | undefined;
  let isRefused = false;
  let lastThatWorked: string | undefined;

  const ask = async (): Promise<Kept> => {
    try {
      kept = await askFor(url, form);
      isRefused = false;
      return kept;
    } catch (error) {
      isRefused = error instanceof DeliveryError && error.problem.kind === 'credentials';
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return {
    get: async () => {
      const leftMs = kept ? kept.endsAtMs - performance.now() : 0;
      if (kept && leftMs > RENEW_BEFORE_MS) return kept.token;
      const stillGood = leftMs > SOON_MS ? kept : undefined;
      asking ??= ask();
      try {
        return (await asking).token;
      } catch (error) {
        if (stillGood) return stillGood.token;
        throw error;
      }
    },
    worked: (token) => {
      lastThatWorked = token;
    },
    refused: (token) => {
      if (kept?.token === token) kept = undefined;
      return lastThatWorked === token;
    },
    isRefused: () => isRefused,
  };
}

async function askFor(url: string, form: URLSearchParams): Promise<Kept> {
  const askedAtMs = performance.now();
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await response.json().catch(() => undefined);
  } catch (error) {
    throw new DeliveryError(
      { kind: 'try_later', afterMs: SOON_MS, detail: 'no token: Entra cannot be reached' },
      error,
    );
  }
  const answer = granted.safeParse(body);
  if (response.ok && answer.success)
    return { token: answer.data.access_token, endsAtMs: askedAtMs + answer.data.expires_in * 1000 };
  const { error, error_codes: codes = [] } = denied.safeParse(body).data ?? { error: `HTTP ${response.status}` };
  const detail = `no token: ${[error, ...codes.map((code) => `AADSTS${code}`)].join(' ')}`;
  const isOurs = response.status >= 400 && response.status < 500 && response.status !== 429;
  throw new DeliveryError(isOurs ? { kind: 'credentials', detail } : { kind: 'try_later', afterMs: SOON_MS, detail });
}
