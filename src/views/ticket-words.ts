import type { ClockAt } from '../domain/sla/clock-at.ts';
import { OFFERED_TYPES, type Ticket } from '../domain/ticket/ticket.ts';
import type { Typed } from '../forms/form.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';

/** A ticket with what is needed to show it: the words of its request, and people by name. */
export interface ShownTicket {
  readonly ticket: Ticket;
  readonly values: Typed;
  readonly originalText: string;
  readonly requesterName: string;
  readonly ownerName: string | null;
  readonly policy: Policy;
}

/** The same with its clocks, as they stand when it is drawn. */
export interface ClockedTicket extends ShownTicket {
  readonly clocks: readonly ClockAt[];
  /** The desk's zone, and that of the calendar by which the ticket is counted. */
  readonly timeZones: readonly string[];
}

/** The state as its preset names it, with what is awaited. */
export function stateWords({ ticket, policy }: Pick<ShownTicket, 'ticket' | 'policy'>, { texts }: Reader): string {
  const state = texts.states[policy.preset][ticket.state.name];
  return ticket.state.name === 'waiting' ? texts.waitingFor(state, texts.waitingReasons[ticket.state.reason]) : state;
}

export function rankWords({ ticket, policy }: Pick<ShownTicket, 'ticket' | 'policy'>, { texts }: Reader): string {
  return texts.rankLabel(ticket.rank, texts.ranks[policy.preset][ticket.rank]);
}

/** `[BUG CRITIQUE] Site inaccessible - monsite.com` (S0-12, S0-23). */
export function titleWords(ticket: Ticket, { texts }: Reader): string {
  const tag = ticket.type === 'bug' && ticket.urgency === 'critical' ? 'critical_bug' : ticket.type;
  return texts.titled(texts.titleTags[tag], ticket.title);
}

/** The closed ticket that this one follows, by its number; nothing when there is none (architecture §5). */
export function followsFacts({ follows }: Ticket, { texts }: Reader): { label: string; value: string }[] {
  return follows === null ? [] : [{ label: texts.facts.follows, value: `#${follows}` }];
}

/** What is expected of the requester in this state (S0-33..38). */
export function roleWords(ticket: Ticket, { texts }: Reader): string {
  return texts.role[roleIn(ticket)];
}

/** The same in short, beside a sentence that already says what happened. */
export function expectedWords(ticket: Ticket, { texts }: Reader): string {
  return texts.expected[roleIn(ticket)];
}

function roleIn({ state }: Ticket): keyof Reader['texts']['role'] {
  return state.name === 'waiting' && state.reason !== 'information' ? 'waiting_other' : state.name;
}

/** What the ticket does not say, by the names of its fields, also of one that an administrator added. */
export function missingNames({ ticket, policy }: Pick<ShownTicket, 'ticket' | 'policy'>, reader: Reader): string[] {
  const type = OFFERED_TYPES.find((offered) => offered === ticket.type);
  const fields = type ? policy.forms[type].fields : [];
  return ticket.missing.map((id) => {
    const known = knownFields(reader.texts)[id];
    return known?.label ?? fields.find((field) => field.id === id)?.label?.[reader.language] ?? id;
  });
}

interface FieldWords {
  readonly label: string;
  readonly hint: string | null;
  readonly placeholder: string | null;
}

/** The catalogue's fields, looked up by an id that may not be among them. */
export function knownFields(texts: Reader['texts']): Readonly<Record<string, FieldWords>> {
  return texts.fields;
}
