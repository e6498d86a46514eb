import { climbsOf } from '../../domain/escalation/climb.ts';
import { acknowledgedUntil, type Situation } from '../../domain/escalation/next-step.ts';
import { thresholdsOf } from '../../domain/sla/alerts.ts';
import { breachedAt, type Clock, elapsedMs } from '../../domain/sla/clocks.ts';
import type { TicketEvent } from '../../domain/ticket/history.ts';
import type { Rank, Ticket } from '../../domain/ticket/ticket.ts';
import type { Policy } from '../../policy/policy.ts';
import { type Reader, readerOf } from '../../texts/reader.ts';
import type { Card } from '../../views/card.ts';
import { escalationCard, type ShownClock, type ShownReason } from '../../views/escalation-card.ts';
import type { Stores, Surface } from '../ports/stores.ts';
import { readClocks } from '../sla/keep-clocks.ts';
import { personName } from '../tickets/person-name.ts';
import { deskReader, showTicket } from '../tickets/shown-ticket.ts';
import { personIn } from '../tickets/tell.ts';
import { isVip, situationOf } from './keep-escalation.ts';

/** The card of a climb as it stands now; not worth posting any more once it is over. */
export async function drawEscalation(
  stores: Stores,
  ticket: Ticket,
  { climb: number, address }: Extract<Surface, { kind: 'escalation_card' }>,
  at: Date,
): Promise<{ readonly card: Card; readonly revision: number; readonly isStillSo: boolean } | undefined> {
  const known = await readClocks(stores, ticket);
  const climb = climbsOf(known.history).find((each) => each.number === number);
  if (!climb) return undefined;
  const person = await personIn(stores, address);
  const reader = person ? readerOf(person) : await deskReader(stores);
  const { policy } = await stores.policies.version(climb.policyVersion);
  const { situation } = await situationOf(stores, known);
  const reasons: ShownReason[] = [];
  for (const event of known.history)
    if (event.kind === 'escalated' && event.climb === number)
      reasons.unshift(...(await reasonsOf(stores, event, situation, policy, reader)));
  const client = policy.clients.find(({ id }) => id === ticket.client);
  const { acknowledged } = climb;
  const card = escalationCard(
    await showTicket(stores, ticket, reader),
    {
      level: climb.level,
      levelName: policy.escalation.levels[climb.level].name,
      isOver: climb.endedAt !== null,
      reasons,
      clocks: known.clocks.flatMap((clock) => shownClock(clock, situation, at)),
      client: client ? { name: client.name, isVip: isVip(policy, client.id) } : null,
      acknowledged: acknowledged && {
        by: acknowledged.by ? await personName(stores, acknowledged.by, reader) : reader.texts.unknownPerson,
        until: climb.endedAt ? null : acknowledgedUntil(situation, climb),
      },
    },
    reader,
  );
  return { card, revision: ticket.revision, isStillSo: climb.endedAt === null };
}

type Escalated = Extract<TicketEvent, { kind: 'escalated' }>;

/** What an event says in words: the reason of its level, then what fired with it. */
async function reasonsOf(
  stores: Stores,
  event: Escalated,
  { setting, history }: Situation,
  policy: Policy,
  reader: Reader,
): Promise<readonly ShownReason[]> {
  const { rules } = policy.escalation;
  const rank = rankAt(history, event);
  switch (event.rule) {
    case 'not_acknowledged':
      return [{ rule: 'not_acknowledged', minutes: rules.not_acknowledged.minutes[rank] }];
    case 'lapsed':
      return [{ rule: 'lapsed', minutes: setting.acknowledgedMinutes[rank] }];
    case 'nobody_reachable':
      return [{ rule: 'nobody_reachable' }];
    case 'skill_missing':
    case 'by_hand': {
      const by = event.actorId ? await personName(stores, event.actorId, reader) : reader.texts.unknownPerson;
      return [{ rule: event.rule, by }];
    }
    default:
      return (event.occurrences ?? []).flatMap((occurrence) => reasonOf(occurrence, policy, history));
  }
}

/** `stuck:new:2026-…`, `breach:resolution:1:0`: the rule, and what it is about. */
function reasonOf(
  occurrence: string,
  { escalation: { rules } }: Policy,
  history: readonly TicketEvent[],
): readonly ShownReason[] {
  const [rule = '', about] = occurrence.split(':');
  switch (rule) {
    case 'warning':
    case 'breach':
      return about === 'first_response' || about === 'resolution' ? [{ rule, metric: about }] : [];
    case 'diagnosis_stalled':
    case 'unresolved':
      return [{ rule, minutes: rules[rule].minutes }];
    case 'stuck': {
      const state = STUCK_IN.find((name) => name === about);
      return state ? [{ rule, state, days: rules.stuck.days[state] }] : [];
    }
    case 'vip':
      return [{ rule }];
    case 'impact': {
      const created = history.find((event) => event.kind === 'created');
      return [{ rule, impacts: rules.impact.impacts.filter((impact) => created?.impacts?.includes(impact)) }];
    }
    default:
      return [];
  }
}

const STUCK_IN = ['new', 'in_progress', 'waiting', 'to_test'] as const;

/** The rank that a ticket had when that happened. */
function rankAt(history: readonly TicketEvent[], { sequence }: Escalated): Rank {
  return history.reduce<Rank>(
    (rank, event) =>
      event.sequence < sequence && (event.kind === 'created' || event.kind === 'ranked') ? event.rank : rank,
    4,
  );
}

/** A promise as it stands; what is kept of no promise is not shown. */
function shownClock(clock: Clock, { calendarOf }: Situation, at: Date): readonly ShownClock[] {
  const { metric, targetMs, dueAt, state } = clock;
  if (metric === 'requester' || metric === 'closing' || targetMs === null || state === 'void') return [];
  const elapsed = elapsedMs(clock, calendarOf, clock.stoppedAt ?? at);
  const isLate = breachedAt(clock, at) !== null;
  const shown = { metric, dueAt };
  if (state === 'stopped') return [{ ...shown, state: isLate ? 'missed' : 'kept', amountMs: elapsed }];
  if (state === 'paused')
    return [{ ...shown, state: isLate ? 'paused_late' : 'paused', amountMs: Math.max(0, targetMs - elapsed) }];
  if (isLate) return [{ ...shown, state: 'late', amountMs: elapsed - targetMs }];
  const isSoon = thresholdsOf(clock, calendarOf).some(
    (threshold) => threshold.kind === 'warning' && threshold.at <= at,
  );
  return [{ ...shown, state: isSoon ? 'soon' : 'due', amountMs: targetMs - elapsed }];
}
