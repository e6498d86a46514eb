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

interface Armed {
  readonly fault: Fault;
  left: number;
}

export function createFaults(): Faults {
  const armed: Armed[] = [];

  const take = <Kind extends Fault>(fits: (fault: Fault) => fault is Kind): Kind | undefined => {
    for (const entry of armed) {
      if (!fits(entry.fault)) continue;
      entry.left -= 1;
      if (entry.left <= 0) armed.splice(armed.indexOf(entry), 1);
      return entry.fault;
    }
    return undefined;
  };

  return {
    arm(fault) {
      armed.push({ fault, left: 'times' in fault ? (fault.times ?? 1) : 1 });
    },
    disarmAll() {
      armed.length = 0;
    },
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
