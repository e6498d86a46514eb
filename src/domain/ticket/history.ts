import type { ContentId, PersonId, TicketId } from '../ids.ts';
import type { Quality } from './completeness.ts';
import type { Environment, Impact, Rank, TicketState, TicketType, Urgency } from './ticket.ts';

/**
 * What happened to a ticket, append-only. Facts (codes) stand in the event; words that people typed stand in a content
 * row that `contentId` names, so that they can be erased while the history stays (architecture §4.3).
 */
export type TicketEvent = EventHead &
  (
    | {
        readonly kind: 'created';
        readonly number: number;
        readonly type: TicketType;
        readonly urgency: Urgency;
        readonly rank: Rank;
        readonly environment: Environment | null;
        readonly requesterId: PersonId;
        readonly quality: number;
        readonly missing: readonly string[];
        readonly follows: number | null;
        readonly contentId: ContentId;
        /** Asked by somebody who works on tickets, for themselves: nobody waits for an answer. */
        readonly byTeam?: boolean | undefined;
        /** The customer that it was asked for, as the policy names it. */
        readonly client?: string | null | undefined;
        /** What it was said to stand for, ticked or in words (S0-30). */
        readonly impacts?: readonly Impact[] | undefined;
        /** The version of the policy that its promises were made by; absent: the one its form was read with. */
        readonly promisedVersion?: number | undefined;
      }
    | { readonly kind: 'taken'; readonly ownerId: PersonId; readonly state: TicketState }
    /** Given to somebody: by `actorId`, or by the desk as its policy says when that is null. */
    | { readonly kind: 'assigned'; readonly ownerId: PersonId; readonly state: TicketState }
    | { readonly kind: 'released'; readonly state: TicketState }
    /** A gesture of `MOVE_NAMES`; an agent who moves a ticket without owner becomes its owner (S3-12). */
    | { readonly kind: 'moved'; readonly move: string; readonly state: TicketState; readonly ownerId: PersonId | null }
    | {
        readonly kind: 'replied';
        readonly by: 'requester' | 'agent';
        readonly state: TicketState;
        /** How complete the request is with what came: only where that changed. */
        readonly rated?: Quality | undefined;
      }
    /** Said by an agent to agents: never shown to the requester (architecture §4.5). */
    | { readonly kind: 'noted'; readonly contentId: ContentId }
    /** The author of the event `ofSequence` changed its words. `version` grows with each edit, compared as text. */
    | {
        readonly kind: 'words_edited';
        readonly ofSequence: number;
        readonly version: string;
        readonly contentId: ContentId;
      }
    /** The author of the event `ofSequence` took its words back: they are erased. */
    | { readonly kind: 'words_removed'; readonly ofSequence: number }
    /** An agent decided that it is more, or less, urgent. */
    | { readonly kind: 'ranked'; readonly rank: Rank }
    /** The desk's policy changed: its promises count from then on, its calendar since `since` where that is earlier. */
    | { readonly kind: 'repromised'; readonly promisedVersion: number; readonly since: Date | null }
    /** It reached a level of the ladder (S4-08), and which rule made it so. `climb` counts the ticket's climbs from 1. */
    | {
        readonly kind: 'escalated';
        readonly climb: number;
        readonly level: 1 | 2 | 3 | 4;
        readonly rule: string;
        /** How often it was told to that level before. */
        readonly repeat: number;
        /** What made the rule fire, and the others that fired with it, each once (domain/escalation/next-step.ts). */
        readonly occurrences?: readonly string[] | undefined;
      }
    /** Somebody said "Je m'en occupe": the climb stands still until then, and goes on if nothing was done. */
    | { readonly kind: 'acknowledged'; readonly climb: number; readonly until: Date }
    /** Two people turned out to be one, or one to be two: whose it is from then on. Nobody did anything to the ticket. */
    | { readonly kind: 'reattributed'; readonly requesterId: PersonId; readonly ownerId: PersonId | null }
  );

interface EventHead {
  readonly ticketId: TicketId;
  /** 1 for `created`, then one by one: equals the ticket's revision after the event. */
  readonly sequence: number;
  readonly actorId: PersonId | null;
  readonly occurredAt: Date;
  readonly policyVersion: number;
  /** What was said with it, if anything. */
  readonly contentId: ContentId | null;
}
