import { type Policy, type PresetName, policySchema } from '../policy.ts';
import { agence } from './agence.ts';
import { supportApplicatif } from './support-applicatif.ts';
import { workflowSupport } from './workflow-support.ts';

const documents: Readonly<Record<PresetName, unknown>> = {
  agence,
  'support-applicatif': supportApplicatif,
  'workflow-support': workflowSupport,
};

/** A preset as a whole policy, checked like one that comes from a file (C1). */
export function presetPolicy(name: PresetName): Policy {
  return policySchema.parse(documents[name]);
}
