import type { ConnectionId, DeskId } from '../../domain/ids.ts';
import type { Policy } from '../../policy/policy.ts';

/** Tokens as the platform gave them. Never logged, never in an error. */
export interface Tokens {
  readonly botToken: string;
  /** Null for a token that does not expire. */
  readonly rotation: { readonly refreshToken: string; readonly expiresInSeconds: number } | null;
}

/** What the platform gave when somebody installed the app. */
export interface Grant {
  /** Null outside an Enterprise Grid. */
  readonly enterpriseId: string | null;
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string | null;
  /** The account of whoever installed it. */
  readonly installedBy: string;
  readonly scopes: readonly string[];
  readonly tokens: Tokens;
}

/** A workspace that installed the app through OAuth. */
export interface Installation {
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly teamId: string;
  readonly teamName: string;
  readonly botUserId: string;
  readonly botId: string | null;
  /** `needs_reinstall`: its token can no longer be refreshed. `revoked`: the app was removed; there are no tokens. */
  readonly state: 'active' | 'needs_reinstall' | 'revoked';
  readonly botToken: string | null;
  /** When the token ends, in real time; null for one that does not. */
  readonly expiresAt: Date | null;
  /** Tells an installation from the one before it. */
  readonly installedAt: Date;
}

/** What asking for the next token came to. */
export type Refreshed =
  | { readonly kind: 'refreshed'; readonly tokens: Tokens }
  /** It was used before, or revoked: only a new installation helps. */
  | { readonly kind: 'refused' };

/** The workspaces that installed the app through OAuth, their tokens encrypted at rest. */
export interface Installations {
  /**
   * Keeps an installation, new or again, in one transaction. A workspace that the desk knows keeps its desk, its policy and
   * its history, and what waits to be posted there is tried at once; a new one gets a desk of that policy.
   */
  install(grant: Grant, desk: { readonly policy: Policy; readonly at: Date }): Promise<Installation>;
  /** The live installation of that team. */
  ofTeam(teamId: string): Promise<Installation | undefined>;
  ofConnection(connectionId: ConnectionId): Promise<Installation | undefined>;
  /** Those that are not revoked, the oldest first. */
  live(): Promise<readonly Installation[]>;
  /** Live ones whose token ends within this time and can be refreshed. */
  endingWithin(ms: number): Promise<readonly ConnectionId[]>;
  /**
   * Exchanges the token for the next one when it ends within this time. The row is locked meanwhile and read again once it
   * is: of any number of processes that want the same, one asks the platform and the others find its answer.
   * @throws whatever `refresh` throws; then nothing has changed
   */
  refresh(
    connectionId: ConnectionId,
    endsWithinMs: number,
    refresh: (refreshToken: string) => Promise<Refreshed>,
  ): Promise<Installation | undefined>;
  /** Seals anew what was sealed with a former secret. Returns how many, and which cannot be opened with any. */
  reseal(): Promise<{ readonly resealed: number; readonly unreadable: readonly string[] }>;
  /** Takes note that an installation came back from the platform; false the second time. */
  comesBack(nonce: string, keptForMs: number): Promise<boolean>;
}
