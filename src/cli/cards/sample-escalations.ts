import { LEVELS } from '../../domain/escalation/ladder.ts';
import type { StateName } from '../../domain/ticket/ticket.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import type { TypingReader } from '../../texts/typing.ts';
import type { Card } from '../../views/card.ts';
import { escalationCard, levelReached, type ShownClimb, type ShownReason } from '../../views/escalation-card.ts';
import { escalationDigest } from '../../views/escalation-digest.ts';
import { escalationForm } from '../../views/escalation-form.ts';
import type { ShownTicket } from '../../views/ticket-words.ts';
import type { Said } from './said.ts';

const MINUTE_MS = 60_000;
const policy = presetPolicy('workflow-support');
const dueAt = new Date('2026-11-23T10:00:00Z');

const late = { metric: 'first_response', state: 'late', amountMs: 40 * MINUTE_MS, dueAt } as const;

/** The cards of a climb as its story goes on, and what is told of many at once. */
export function sampleEscalations(
  sampleTicket: (state: StateName) => ShownTicket,
  reader: TypingReader,
  said: Said,
): readonly (readonly [string, Card])[] {
  const inProgress = sampleTicket('in_progress');
  const lea = said('Léa Fontaine');
  const climb: ShownClimb = {
    level: 2,
    levelName: 'Support technique',
    isOver: false,
    reasons: [{ rule: 'breach', metric: 'first_response' }],
    clocks: [late],
    client: null,
    acknowledged: null,
  };
  const resolution = { ...late, metric: 'resolution', dueAt: new Date('2026-11-23T13:00:00Z') } as const;
  const each: readonly ShownReason[] = [
    { rule: 'vip' },
    { rule: 'impact', impacts: ['revenue', 'all_users'] },
    { rule: 'unresolved', minutes: 30 },
    { rule: 'diagnosis_stalled', minutes: 30 },
    { rule: 'stuck', days: 3, state: 'in_progress' },
    { rule: 'skill_missing', by: lea },
    { rule: 'by_hand', by: lea },
    { rule: 'not_acknowledged', minutes: 15 },
    { rule: 'lapsed', minutes: 120 },
    { rule: 'nobody_reachable' },
  ];
  const vip = { name: said('Boulangerie Roux'), isVip: true };
  const soon: ShownClimb = {
    ...climb,
    level: 1,
    levelName: 'Support front',
    reasons: [{ rule: 'warning', metric: 'resolution' }],
    clocks: [{ ...resolution, state: 'soon', amountMs: 60 * MINUTE_MS }],
    acknowledged: { by: lea, until: new Date('2026-11-23T09:30:00Z') },
  };
  const over: ShownClimb = {
    ...climb,
    isOver: true,
    clocks: [
      { ...late, state: 'missed', amountMs: 55 * MINUTE_MS },
      { ...resolution, state: 'kept', amountMs: 190 * MINUTE_MS },
    ],
    acknowledged: { by: lea, until: null },
  };
  const paused = { ...resolution, state: 'paused', amountMs: 100 * MINUTE_MS } as const;
  const lines = [1, 2, 3].map((number) => ({ ticket: { ...inProgress.ticket, number }, level: LEVELS[1] }));
  return [
    ['escalation-soon', escalationCard(inProgress, soon, reader)],
    ['escalation-late', escalationCard(sampleTicket('new'), climb, reader)],
    ['escalation-paused', escalationCard(sampleTicket('waiting'), { ...climb, clocks: [paused] }, reader)],
    ['escalation-over', escalationCard(sampleTicket('resolved'), over, reader)],
    ...each.map((reason): [string, Card] => [
      `escalation-${reason.rule}`,
      escalationCard(
        sampleTicket('new'),
        {
          ...climb,
          level: 3,
          levelName: 'Développeur',
          reasons: [reason, ...climb.reasons],
          client: reason.rule === 'vip' ? vip : null,
        },
        reader,
      ),
    ]),
    ['escalation-reached', levelReached(12, 3, said('Développeur'), reader)],
    ['escalations', escalationDigest(lines, 14, policy, reader)],
    ['escalations-few', escalationDigest(lines, 3, policy, reader)],
  ];
}

/** The form in which an agent calls for a higher level. */
export const sampleEscalationForm = ({ ticket }: ShownTicket, reader: TypingReader) =>
  escalationForm(
    ticket,
    { ladder: { version: 1, policy }, levels: [2, 3, 4], reasons: ['by_hand', 'skill_missing'] },
    reader,
  );
