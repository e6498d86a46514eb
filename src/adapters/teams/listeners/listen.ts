import { apologyTo } from '../apology.ts';
import type { Listen } from '../app.ts';

/** What is done with what was heard in Teams. */
export function makeListen(): Listen {
  return async ({ activity }) => (activity.type === 'invoke' ? apologyTo(activity) : undefined);
}
