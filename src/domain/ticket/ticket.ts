import type { ContentId, DeskId, PersonId, TicketId } from '../ids.ts';

/** 1 is the most urgent. The rank is stored; its label ("Critique", "P1") belongs to the preset (C1, C5). */
export const RANKS = [1, 2, 3, 4] as const;
export type Rank = (typeof RANKS)[number];

/** What the requester states (S0-18): three urgencies, from which the desk proposes one of four ranks (C4). */
export const URGENCIES = ['critical', 'important', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Impacts that make an urgency a true one (S0-30). */
export const IMPACTS = ['revenue', 'all_users', 'security', 'legal'] as const;
export type Impact = (typeof IMPACTS)[number];

/** Types with a form that requesters are offered (S0-23..25, C6). */
export const OFFERED_TYPES = ['bug', 'config_technique', 'amelioration', 'demande'] as const;
export type OfferedType = (typeof OFFERED_TYPES)[number];

/** All types; those not offered are set by agents (C6). */
export const TICKET_TYPES = [...OFFERED_TYPES, 'question', 'incident', 'information', 'reclamation'] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const ENVIRONMENTS = ['production', 'staging', 'dev'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const WAITING_REASONS = ['information', 'third_party', 'approval'] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export const CLOSING_REASONS = ['done', 'cancelled', 'duplicate', 'merged', 'no_answer'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** The one canonical machine of C2; each preset relabels it. */
export type TicketState =
  | { readonly name: 'new' }
  | { readonly name: 'in_progress' }
  | { readonly name: 'to_test' }
  | { readonly name: 'waiting'; readonly reason: WaitingReason }
  | { readonly name: 'resolved'; readonly at: Date }
  | { readonly name: 'closed'; readonly at: Date; readonly reason: ClosingReason };

export const STATE_NAMES = ['new', 'in_progress', 'waiting', 'to_test', 'resolved', 'closed'] as const;
export type StateName = (typeof STATE_NAMES)[number];

/** A ticket as it stands now. What the requester wrote is in the content row `requestContentId`, erasable on its own. */
export interface Ticket {
  readonly deskId: DeskId;
  readonly ticketId: TicketId;
  /** Per desk, gapless, from 1. */
  readonly number: number;
  readonly type: TicketType;
  readonly title: string;
  readonly urgency: Urgency;
  readonly rank: Rank;
  readonly environment: Environment | null;
  readonly state: TicketState;
  readonly requesterId: PersonId;
  readonly ownerId: PersonId | null;
  /** 0–100; orders tickets inside a rank and never moves a clock (C17). */
  readonly quality: number;
  /** Ids of the form's fields that would help and are not there, most useful first. */
  readonly missing: readonly string[];
  readonly reopenedCount: number;
  /** The number of the closed ticket that this one follows (architecture §5). */
  readonly follows: number | null;
  /** The customer that it was asked for, as the policy names it. */
  readonly client: string | null;
  readonly requestContentId: ContentId;
  /** The policy version that its form was read with. */
  readonly policyVersion: number;
  /** Grows by one with each change; equals the sequence number of its last history event. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
