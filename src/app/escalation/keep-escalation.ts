import { min } from 'date-fns';
import { climbOf, stateOfClimb } from '../../domain/escalation/climb.ts';
import { nextStepAt, type Situation } from '../../domain/escalation/next-step.ts';
import type { TicketId } from '../../domain/ids.ts';
import type { Clock } from '../../domain/sla/clocks.ts';
import { lifeOf } from '../../domain/sla/life.ts';
import type { TermsOf } from '../../domain/sla/promise.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Policy, PolicyVersion } from '../../policy/policy.ts';
import { workingDayMs } from '../../policy/terms.ts';
import type { Stores } from '../ports/stores.ts';
import { heldBack } from './quiet-climb.ts';

/** A ticket's clocks with what they were worked out of: its ladder is worked out of the same. */
export interface KnownTicket {
  readonly history: readonly TicketEvent[];
  readonly clocks: readonly Clock[];
  readonly terms: TermsOf;
}

/** Where a ticket stands, and by which version of the policy: the one whose ladder it climbs, else the one that promises. */
export async function situationOf(
  { policies }: Stores,
  { history, clocks, terms }: KnownTicket,
): Promise<{ readonly situation: Situation; readonly ladder: PolicyVersion }> {
  const life = lifeOf(history);
  const climb = climbOf(history);
  const [first, last] = [life.changes[0]?.policyVersion ?? 1, life.changes.at(-1)?.policyVersion ?? 1];
  const ladder = await policies.version(climb && !climb.endedAt ? climb.policyVersion : last);
  const client = clientIn(history);
  const calendarOf = (version: number) => terms(version).calendar;
  return {
    ladder,
    situation: {
      ...{ history, life, clocks, calendarOf },
      setting: ladder.policy.escalation,
      workingDayMs: workingDayMs(ladder.policy, client),
      isVip: isVip((await policies.version(first)).policy, client),
    },
  };
}

/** Notes where the ticket stands on the ladder; with its clocks, in the same transaction, the ticket locked. */
export async function keepEscalation(stores: Stores, ticketId: TicketId, known: KnownTicket): Promise<void> {
  await storeEscalation(stores, ticketId, await situationOf(stores, known), null);
}

/** @param from nothing is looked for before it: it was just looked at */
export async function storeEscalation(
  { escalations }: Stores,
  ticketId: TicketId,
  { situation, ladder }: { readonly situation: Situation; readonly ladder: PolicyVersion },
  from: Date | null,
): Promise<void> {
  const climb = climbOf(situation.history);
  const held = heldBack({ situation, ladder })?.until;
  const looks = [nextStepAt(situation, from), held && (!from || held > from) ? held : null];
  await escalations.keep(ticketId, {
    climb: climb?.number ?? 0,
    state: stateOfClimb(climb),
    level: climb?.level ?? null,
    reason: climb?.reason ?? null,
    toldAt: climb?.toldAt ?? null,
    policyVersion: ladder.version,
    nextStepAt: looks.reduce((first, look) => (first && look ? min([first, look]) : (first ?? look))),
  });
}

function clientIn(history: readonly TicketEvent[]): string | null {
  return history.find((event) => event.kind === 'created')?.client ?? null;
}

/** By the record of the client that the ticket was asked for (C16). */
export const isVip = ({ clients }: Policy, client: string | null): boolean =>
  clients.some(({ id, vip }) => id === client && vip);
