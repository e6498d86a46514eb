import { createArmedFaults } from '../armed-faults.ts';
import type { Fault, Operation } from './simulator-types.ts';

/** A fault of a call that the app makes. */
export type CallFault = Extract<Fault, { operation: unknown }>;

export interface Faults {
  arm(fault: Fault): void;
  disarmAll(): void;
  /** The fault that this call meets, used up by one. */
  takeForCall(operation: Operation): CallFault | undefined;
  /** How often the next activity is to be sent. */
  takeCopies(): number;
  takeLostAnswer(): boolean;
  /** How many activities the next batch holds before it is sent backwards; undefined when none is armed. */
  takeReordering(): number | undefined;
}

export function createFaults(): Faults {
  const { arm, disarmAll, take } = createArmedFaults<Fault>();
  return {
    arm,
    disarmAll,
    takeForCall: (operation) =>
      take(
        (fault): fault is CallFault =>
          'operation' in fault && (fault.operation === operation || fault.operation === '*'),
      ),
    takeCopies: () => take((fault) => fault.kind === 'duplicate_delivery')?.copies ?? 1,
    takeLostAnswer: () => take((fault) => fault.kind === 'lost_answer') !== undefined,
    takeReordering: () => take((fault) => fault.kind === 'reordered_delivery')?.count,
  };
}
