import { may } from '../../domain/access/may.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { type Climb, climbOf } from '../../domain/escalation/climb.ts';
import { LEVELS, type Level } from '../../domain/escalation/ladder.ts';
import type { DeskId, TicketId } from '../../domain/ids.ts';
import { mayChangeHands } from '../../domain/ticket/ownership.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { PolicyVersion } from '../../policy/policy.ts';
import { readerOf } from '../../texts/reader.ts';
import type { Dialog } from '../../views/dialog.ts';
import { type EscalationReason, escalationForm } from '../../views/escalation-form.ts';
import type { Ids } from '../ports/ids.ts';
import type { InTransaction, Person, Stores } from '../ports/stores.ts';
import { keepClocks, readClocks } from '../sla/keep-clocks.ts';
import { addNote } from '../tickets/add-note.ts';
import { type TellLevel, takeStep } from './climb-ladder.ts';
import { type KnownTicket, situationOf } from './keep-escalation.ts';

type EscalationRefusal =
  /** Also what somebody without the right to see it is told. */
  | { readonly kind: 'unknown_ticket' }
  | { readonly kind: 'forbidden' }
  /** Resolved or closed. */
  | { readonly kind: 'refused'; readonly ticket: Ticket }
  /** No level is left above the one that it reached. */
  | { readonly kind: 'at_the_top'; readonly ticket: Ticket; readonly level: Level; readonly levelName: string }
  /** The policy has neither rule. */
  | { readonly kind: 'off' };

export type StartEscalation = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
}) => Promise<EscalationRefusal | { readonly kind: 'form'; readonly dialog: Dialog }>;

/** The small form in which an agent says which level is needed, and why. */
export const makeStartEscalation =
  (deps: { inTransaction: InTransaction }): StartEscalation =>
  ({ deskId, actor, ticketId }) =>
    deps.inTransaction(deskId, async (stores) => {
      const found = await mayEscalate(stores, await stores.tickets.byId(ticketId), actor);
      if (found.kind !== 'may') return found;
      return { kind: 'form', dialog: escalationForm(found.ticket, found, readerOf(actor)) };
    });

export type EscalateTicketResult =
  | EscalationRefusal
  | { readonly kind: 'escalated'; readonly ticket: Ticket; readonly level: Level; readonly levelName: string };

export type EscalateTicket = (request: {
  readonly deskId: DeskId;
  readonly actor: Person;
  readonly ticketId: TicketId;
  readonly level: Level;
  readonly reason: EscalationReason;
  /** A note among the team; empty for none. */
  readonly text: string;
  /** Names the form: the same one a second time changes nothing. */
  readonly gestureKey: string;
  readonly at: Date;
}) => Promise<EscalateTicketResult>;

/**
 * An agent calls for a higher level, by hand or because the skill is missing (S4-09); the words are an internal note. A level
 * that was reached in the meantime is not called again: the one above it is.
 */
export const makeEscalateTicket =
  (deps: { inTransaction: InTransaction; ids: Ids; tellLevel: TellLevel }): EscalateTicket =>
  ({ deskId, actor, ticketId, level, reason, text, gestureKey, at }) =>
    deps.inTransaction(deskId, async (stores) => {
      const locked = await stores.tickets.lock(ticketId);
      if (locked && may(actor, 'see', locked) && (await stores.history.knows(ticketId, gestureKey))) {
        const { ladder } = await situationOf(stores, await readClocks(stores, locked));
        return { kind: 'escalated', ticket: locked, level, levelName: nameOf(ladder, level) };
      }
      const found = await mayEscalate(stores, locked, actor);
      if (found.kind !== 'may') return found;
      const { climb, ladder, levels, reasons } = found;
      const chosen = levels.includes(level) ? level : levels[0];
      const rule = reasons.includes(reason) ? reason : reasons[0];
      if (chosen === undefined || rule === undefined) return { kind: 'off' };

      const words = cleanText(text).trim();
      const content = { kind: 'said', text: words } as const;
      const note = { content, gestureKey: `${gestureKey}:note`, heard: null, at };
      const ticket = words ? await addNote(stores, found.ticket, actor, note, deps.ids) : found.ticket;
      const known = words ? await readClocks(stores, ticket) : found.known;
      const number = climb && !climb.endedAt ? climb.number : (climb?.number ?? 0) + 1;
      const step = { climb: number, level: chosen, reason: rule, repeat: 0, occurrences: [], isTold: true };
      const by = { actorId: actor.personId, gestureKey };
      const taking = { ladder, by, moment: { isStorm: false, at } };
      const escalated = await takeStep(stores, { ticket, known }, step, taking, deps.tellLevel);
      await keepClocks(stores, escalated.ticket);
      return { kind: 'escalated', ticket: escalated.ticket, level: chosen, levelName: nameOf(ladder, chosen) };
    });

interface MayEscalate {
  readonly kind: 'may';
  readonly ticket: Ticket;
  readonly known: KnownTicket;
  readonly climb: Climb | undefined;
  readonly ladder: PolicyVersion;
  /** Those that are left to call. */
  readonly levels: readonly Level[];
  readonly reasons: readonly EscalationReason[];
}

async function mayEscalate(
  stores: Stores,
  ticket: Ticket | undefined,
  actor: Person,
): Promise<EscalationRefusal | MayEscalate> {
  if (!ticket || !may(actor, 'see', ticket)) return { kind: 'unknown_ticket' };
  if (!may(actor, 'escalate', ticket)) return { kind: 'forbidden' };
  if (!mayChangeHands(ticket)) return { kind: 'refused', ticket };
  const known = await readClocks(stores, ticket);
  const { ladder } = await situationOf(stores, known);
  const { rules } = ladder.policy.escalation;
  const reasons = (['by_hand', 'skill_missing'] as const).filter((reason) => rules[reason].on);
  if (reasons.length === 0) return { kind: 'off' };
  const climb = climbOf(known.history);
  const reached = climb && !climb.endedAt ? climb.level : undefined;
  const levels = LEVELS.filter((level) => level > (reached ?? 0));
  if (reached && levels.length === 0)
    return { kind: 'at_the_top', ticket, level: reached, levelName: nameOf(ladder, reached) };
  return { kind: 'may', ticket, known, climb, ladder, levels, reasons };
}

const nameOf = ({ policy }: PolicyVersion, level: Level): string => policy.escalation.levels[level].name;
