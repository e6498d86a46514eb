import type { Slot } from '../domain/sla/business-calendar.ts';
import { RANKS, type Rank, URGENCIES } from '../domain/ticket/ticket.ts';
import { calendarOf } from './calendar-of.ts';
import type { Destination } from './escalation.ts';
import type { Policy } from './policy.ts';
import type { Target } from './promises.ts';

/** What of a policy contradicts itself, though each of its values makes sense. */
export type Contradiction =
  /** A lesser rank is promised something sooner than a more urgent one, or is promised it at all. */
  | { readonly code: 'shrinks'; readonly above: Rank }
  | { readonly code: 'response_after_resolution' }
  | { readonly code: 'rank_rises'; readonly urgency: string }
  | { readonly code: 'unknown'; readonly what: 'calendar' | 'group' | 'rota' | 'client'; readonly name: string }
  | { readonly code: 'same_id' | 'same_channel' | 'same_domain'; readonly name: string; readonly other: string }
  /** Nobody is told of a ticket that nobody owns. */
  | { readonly code: 'owner_alone' }
  | { readonly code: 'ends_before_it_begins' }
  | { readonly code: 'never_aloud' };

export interface PlacedContradiction {
  /** As `targets.3.response`. */
  readonly place: string;
  readonly fault: Contradiction;
}

/**
 * Everything in a policy that contradicts itself, with its place. For what is to be applied: a version that was applied before
 * a rule existed stays readable.
 */
export function checkPolicy(policy: Policy): readonly PlacedContradiction[] {
  return [
    ...targetFaults(policy),
    ...rankFaults(policy),
    ...clientFaults(policy),
    ...destinationFaults(policy),
    ...rotaFaults(policy),
    ...quietFaults(policy),
  ];
}

const METRICS = ['response', 'resolution'] as const;

/** Compared in minutes, a working day being as long as a calendar says; once a place, whichever calendar shows it. */
function targetFaults(policy: Policy): readonly PlacedContradiction[] {
  const named = policy.clients.flatMap(({ calendar }) => (calendar && own(policy.calendars, calendar)) || []);
  const days = new Set([calendarOf(policy), ...named].map(({ nominalDayMinutes }) => nominalDayMinutes));
  const faults = [...days].flatMap((dayMinutes) => [
    ...METRICS.flatMap((metric) => shrinkingTargets(policy, metric, dayMinutes)),
    ...RANKS.filter((rank) => isLongerThan(policy, rank, dayMinutes)).map((rank) => ({
      place: `targets.${rank}.response`,
      fault: { code: 'response_after_resolution' } as const,
    })),
  ]);
  return [...new Map(faults.map((fault) => [`${fault.place} ${fault.fault.code}`, fault])).values()];
}

function shrinkingTargets(
  { targets }: Policy,
  metric: (typeof METRICS)[number],
  dayMinutes: number,
): readonly PlacedContradiction[] {
  return RANKS.slice(1).flatMap((rank, index): PlacedContradiction[] => {
    const above = RANKS[index] ?? 1;
    const [less, more] = [minutesOf(targets[rank][metric], dayMinutes), minutesOf(targets[above][metric], dayMinutes)];
    return less < more ? [{ place: `targets.${rank}.${metric}`, fault: { code: 'shrinks', above } }] : [];
  });
}

function isLongerThan({ targets }: Policy, rank: Rank, dayMinutes: number): boolean {
  const { response, resolution } = targets[rank];
  return resolution !== undefined && minutesOf(response, dayMinutes, 0) > minutesOf(resolution, dayMinutes);
}

/** What is not promised comes later than all that is. */
function minutesOf(target: Target | undefined, dayMinutes: number, unpromised = Number.POSITIVE_INFINITY): number {
  if (!target) return unpromised;
  return target.unit === 'business_days' ? target.amount * dayMinutes : target.amount;
}

function rankFaults({ ranks }: Policy): readonly PlacedContradiction[] {
  return Object.entries(ranks).flatMap(([type, byUrgency]) =>
    URGENCIES.slice(1).flatMap((urgency, index): PlacedContradiction[] => {
      const above = URGENCIES[index] ?? 'critical';
      if (byUrgency[urgency] >= byUrgency[above]) return [];
      return [{ place: `ranks.${type}.${urgency}`, fault: { code: 'rank_rises', urgency: above } }];
    }),
  );
}

function clientFaults({ clients, calendars }: Policy): readonly PlacedContradiction[] {
  const claims = { same_id: new Map<string, string>(), same_channel: new Map(), same_domain: new Map() } as const;
  const claim = (code: keyof typeof claims, name: string, place: string, id: string): PlacedContradiction[] => {
    const key = name.replace(/^#/, '').toLowerCase();
    const other = claims[code].get(key);
    if (other === undefined) claims[code].set(key, id);
    return other === undefined ? [] : [{ place, fault: { code, name, other } }];
  };
  return clients.flatMap(({ id, calendar, channels, emailDomains }, index) => {
    const place = `clients.${index}`;
    return [
      ...claim('same_id', id, `${place}.id`, id),
      ...(calendar !== undefined && !own(calendars, calendar)
        ? [unknown('calendar', calendar, `${place}.calendar`)]
        : []),
      ...channels.flatMap((name, nth) => claim('same_channel', name, `${place}.channels.${nth}`, id)),
      ...emailDomains.flatMap((name, nth) => claim('same_domain', name, `${place}.emailDomains.${nth}`, id)),
    ];
  });
}

function destinationFaults({ escalation, routes, clients }: Policy): readonly PlacedContradiction[] {
  const { groups, rotas } = escalation;
  const lost = (tell: readonly Destination[], place: string): readonly PlacedContradiction[] =>
    tell.flatMap((to, index) => {
      if (to.kind === 'group' && !own(groups, to.group)) return [unknown('group', to.group, `${place}.${index}.group`)];
      if (to.kind === 'on_call' && !own(rotas, to.rota)) return [unknown('rota', to.rota, `${place}.${index}.rota`)];
      return [];
    });
  const levels = Object.entries(escalation.levels).flatMap(([level, { tell }]): readonly PlacedContradiction[] => {
    const place = `escalation.levels.${level}.tell`;
    return tell.every(({ kind }) => kind === 'owner') ? [{ place, fault: { code: 'owner_alone' } }] : lost(tell, place);
  });
  const ways = routes.flatMap(({ tell, when }, index) => [
    ...(when.clients ?? []).flatMap((client, nth) =>
      clients.some(({ id }) => id === client) ? [] : [unknown('client', client, `routes.${index}.when.clients.${nth}`)],
    ),
    ...lost(tell, `routes.${index}.tell`),
  ]);
  return [...levels, ...ways];
}

function rotaFaults({ escalation }: Policy): readonly PlacedContradiction[] {
  return Object.entries(escalation.rotas).flatMap(([name, { swaps }]) =>
    swaps.flatMap(({ from, until }, index): PlacedContradiction[] =>
      from <= until
        ? []
        : [{ place: `escalation.rotas.${name}.swaps.${index}.until`, fault: { code: 'ends_before_it_begins' } }],
    ),
  );
}

/** Quiet hours are the desk's: within all of its opening hours nobody would ever be told anything. */
function quietFaults(policy: Policy): readonly PlacedContradiction[] {
  const { quietHours } = policy;
  const calendar = calendarOf(policy);
  if (!quietHours || calendar.timeZone !== policy.timeZone) return [];
  const slots = Object.values(calendar.hours).flatMap((day) => day ?? []);
  return slots.every((slot) => isQuiet(slot, quietHours))
    ? [{ place: 'quietHours', fault: { code: 'never_aloud' } }]
    : [];
}

/** Times of day compare as texts; the quiet may span midnight. */
function isQuiet([opens, closes]: Slot, { from, until }: { readonly from: string; readonly until: string }): boolean {
  if (from < until) return from <= opens && closes <= until;
  return from <= opens || closes <= until;
}

const unknown = (
  what: Extract<Contradiction, { code: 'unknown' }>['what'],
  name: string,
  place: string,
): PlacedContradiction => ({ place, fault: { code: 'unknown', what, name } });

const own = <Value>(named: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(named, name) ? named[name] : undefined;
