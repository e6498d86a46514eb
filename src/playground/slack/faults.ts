import { createArmedFaults } from '../armed-faults.ts';
import type { Fault } from './simulator-types.ts';

/** A fault of the Web API, or of posts to a response_url. */
export type ApiFault = Extract<Fault, { method: string }>;

export interface Faults {
  arm(fault: Fault): void;
  disarmAll(): void;
  /** The fault that this call meets, used up by one. `*` is every method, `response_url` the posts to one. */
  takeForCall(method: string): ApiFault | undefined;
  /** How often the next event is to be sent. */
  takeCopies(): number;
  takeExpiredTrigger(): boolean;
  takeLateAck(): boolean;
  /** How many events the next batch holds before it is sent backwards; undefined when none is armed. */
  takeReordering(): number | undefined;
}

export function createFaults(): Faults {
  const { arm, disarmAll, take } = createArmedFaults<Fault>();
  return {
    arm,
    disarmAll,
    takeForCall: (method) =>
      take((fault): fault is ApiFault => 'method' in fault && (fault.method === method || fault.method === '*')),
    takeCopies: () => take((fault) => fault.kind === 'duplicate_delivery')?.copies ?? 1,
    takeExpiredTrigger: () => take((fault) => fault.kind === 'expired_trigger') !== undefined,
    takeLateAck: () => take((fault) => fault.kind === 'late_ack') !== undefined,
    takeReordering: () => take((fault) => fault.kind === 'reordered_delivery')?.count,
  };
}
