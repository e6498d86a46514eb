import { createConnectorToken } from './connector-token.ts';
import { problemFrom } from './delivery-problem.ts';
import type { TeamsSettings } from './settings.ts';

/** What Microsoft says to the app's own sign-in. */
export type ExaminedRegistration =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'refused';
      readonly because: 'secret_wrong' | 'secret_expired' | 'unknown_app' | 'unknown_tenant' | 'other';
      /** Microsoft's own, to be looked up: `AADSTS7000222`. */
      readonly code: string;
    }
  | { readonly kind: 'unreachable'; readonly detail: string };

/** What stands at the address that Teams is given. */
export type ExaminedEndpoint =
  /** It asks who we are, as the desk does. */
  { readonly kind: 'guarded' } | { readonly kind: 'other' | 'unreachable'; readonly detail: string };

const WITHIN_MS = 5000;

/** Sign-in codes that a person can act upon. Source: learn.microsoft.com/entra/identity-platform/reference-error-codes. */
const BECAUSE: ReadonlyMap<string, Extract<ExaminedRegistration, { kind: 'refused' }>['because']> = new Map([
  ['AADSTS7000215', 'secret_wrong'],
  ['AADSTS7000222', 'secret_expired'],
  ['AADSTS700016', 'unknown_app'],
  ['AADSTS90002', 'unknown_tenant'],
  ['AADSTS900021', 'unknown_tenant'],
  ['AADSTS900023', 'unknown_tenant'],
]);

/** Whether Microsoft gives the app a token for the Bot Connector; the token is thrown away. */
export async function examineRegistration(
  settings: Pick<TeamsSettings, 'appId' | 'registration' | 'loginUrl'>,
): Promise<ExaminedRegistration> {
  try {
    await createConnectorToken(settings).get();
    return { kind: 'taken' };
  } catch (error) {
    const { kind, detail } = problemFrom(error);
    if (kind !== 'credentials') return { kind: 'unreachable', detail: reasonOf(error) };
    const code = /AADSTS\d+/.exec(detail)?.[0] ?? detail;
    return { kind: 'refused', because: BECAUSE.get(code) ?? 'other', code };
  }
}

/** Whether the desk answers at the messaging endpoint: it refuses whoever does not show that they are Teams. */
export async function examineEndpoint(address: string): Promise<ExaminedEndpoint> {
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'event', channelId: 'msteams', conversation: { id: 'examination' } }),
      signal: AbortSignal.timeout(WITHIN_MS),
      redirect: 'manual',
    });
    return status === 401 ? { kind: 'guarded' } : { kind: 'other', detail: `HTTP ${status}` };
  } catch (error) {
    return { kind: 'unreachable', detail: reasonOf(error) };
  }
}

/** The system's own code, which stands below what says that there is no token. */
function reasonOf(error: unknown): string {
  const isWrapped = error instanceof Error && error.cause !== undefined;
  return problemFrom(isWrapped ? error.cause : error).detail;
}
