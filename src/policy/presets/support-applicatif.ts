import { officeCalendar } from '../calendar.ts';
import { agence } from './agence.ts';

/** Application support (S1-04, S1-05, C1): four priorities with a response time each. */
export const supportApplicatif = {
  ...agence,
  preset: 'support-applicatif',
  timeZone: 'America/Martinique',
  calendar: officeCalendar('America/Martinique', 'martinique'),
  targets: {
    1: { response: { amount: 60, unit: 'business_minutes' } },
    2: { response: { amount: 240, unit: 'business_minutes' } },
    3: { response: { amount: 1, unit: 'business_days' } },
    4: { response: { amount: 3, unit: 'business_days' } },
  },
};
