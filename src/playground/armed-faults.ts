export interface ArmedFaults<Fault> {
  arm(fault: Fault): void;
  disarmAll(): void;
  /** The first armed fault that fits, used up by one. */
  take<Kind extends Fault>(fits: (fault: Fault) => fault is Kind): Kind | undefined;
}

/** The faults that a test has armed in a simulator, the oldest first; each is met as often as it says, else once. */
export function createArmedFaults<Fault extends { readonly kind: string }>(): ArmedFaults<Fault> {
  const armed: { readonly fault: Fault; left: number }[] = [];
  return {
    arm(fault) {
      const times = 'times' in fault && typeof fault.times === 'number' ? fault.times : 1;
      armed.push({ fault, left: times });
    },
    disarmAll() {
      armed.length = 0;
    },
    take(fits) {
      for (const entry of armed) {
        const { fault } = entry;
        if (!fits(fault)) continue;
        entry.left -= 1;
        if (entry.left <= 0) armed.splice(armed.indexOf(entry), 1);
        return fault;
      }
      return undefined;
    },
  };
}
