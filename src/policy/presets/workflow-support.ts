import { defaultEscalation } from '../escalation.ts';
import { agence } from './agence.ts';

/** The workflow template `wf-support` (S4-04, C1): P1 to P4, a response and a resolution time each. */
export const workflowSupport = {
  ...agence,
  preset: 'workflow-support',
  /** The levels of S4-08; P1 and P2 are what S4-10 calls major. */
  escalation: {
    ...defaultEscalation,
    levels: {
      1: { ...defaultEscalation.levels[1], name: 'Support front' },
      2: { ...defaultEscalation.levels[2], name: 'Support technique' },
      3: { ...defaultEscalation.levels[3], name: 'Développeur' },
      4: { ...defaultEscalation.levels[4], name: 'Lead / Architecte' },
    },
    rules: {
      ...defaultEscalation.rules,
      diagnosis_stalled: { on: true, ranks: [1, 2], level: 2, minutes: 30 },
      impact: { on: true, level: 3, impacts: ['revenue', 'all_users', 'security', 'legal'] },
    },
  },
  ranks: {
    bug: { critical: 1, important: 2, normal: 3 },
    config_technique: { critical: 1, important: 2, normal: 3 },
    amelioration: { critical: 2, important: 3, normal: 4 },
    demande: { critical: 2, important: 3, normal: 3 },
  },
  targets: {
    1: { response: { amount: 15, unit: 'business_minutes' }, resolution: { amount: 240, unit: 'business_minutes' } },
    2: { response: { amount: 60, unit: 'business_minutes' }, resolution: { amount: 480, unit: 'business_minutes' } },
    3: { response: { amount: 240, unit: 'business_minutes' }, resolution: { amount: 2, unit: 'business_days' } },
    4: { response: { amount: 1, unit: 'business_days' }, resolution: { amount: 5, unit: 'business_days' } },
  },
};
