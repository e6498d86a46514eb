/** The desk's time, handed to each use case as `at`. Real time (leases, back-off) is the database's. */
export interface Clock {
  now(): Date;
  /**
   * The desk's time at which something happened that its platform dates in real time. Never later than now; now itself
   * where the platform does not say, or says what makes no sense (ahead of us, or too long ago to be told only now).
   */
  timeOf(platformTime: Date | undefined): Date;
}

/** From this real time on, the desk's clock is ahead of the machine's by that much. */
export interface ClockMove {
  readonly movedAt: Date;
  readonly aheadMs: number;
}
