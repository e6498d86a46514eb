import { agence } from './agence.ts';

/** The workflow template `wf-support` (S4-04, C1): P1 to P4, a response and a resolution time each. */
export const workflowSupport = {
  ...agence,
  preset: 'workflow-support',
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
