import { notQuietAt } from '../../domain/sla/quiet-hours.ts';
import type { Stores } from '../ports/stores.ts';

/**
 * The first instant at or after `at` at which the desk may write to somebody in private on its own initiative: `at` itself
 * outside its quiet hours. Who is on call is written to at any time.
 */
export async function notQuietFrom({ policies }: Pick<Stores, 'policies'>, at: Date): Promise<Date> {
  const { quietHours, timeZone } = (await policies.current()).policy;
  return quietHours ? notQuietAt(quietHours, timeZone, at) : at;
}
