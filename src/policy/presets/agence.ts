import { defaultThresholds } from '../../domain/intake/thresholds.ts';
import { officeCalendar } from '../calendar.ts';
import { defaultEscalation } from '../escalation.ts';
import { defaultFollowUps, defaultSla } from '../promises.ts';
import { offeredForms } from './forms.ts';

/** The web agency's rules (S0-18..32, C1): response times only, in business hours; rank 4 is planned, not timed. */
export const agence = {
  preset: 'agence',
  language: 'fr',
  timeZone: 'Europe/Paris',
  calendar: officeCalendar('Europe/Paris', 'metropole'),
  tone: 'courtois',
  triage: {
    answerFrom: defaultThresholds.high,
    unsureFrom: defaultThresholds.low,
    joinWithinSeconds: 60,
    quietMinutes: 10,
  },
  draftHours: 24,
  joinAccountsOn: [],
  ranks: {
    bug: { critical: 1, important: 2, normal: 3 },
    config_technique: { critical: 1, important: 2, normal: 3 },
    amelioration: { critical: 2, important: 3, normal: 3 },
    demande: { critical: 2, important: 2, normal: 3 },
  },
  targets: {
    1: { response: { amount: 60, unit: 'business_minutes' } },
    2: { response: { amount: 240, unit: 'business_minutes' } },
    // C1: the team is warned after 24 hours, the promise is missed after 48.
    3: { response: { amount: 2, unit: 'business_days', warnAtPercent: [50] } },
    4: {},
  },
  sla: defaultSla,
  followUps: defaultFollowUps,
  escalation: defaultEscalation,
  clients: [],
  routes: [],
  calendars: {},
  forms: offeredForms,
};
