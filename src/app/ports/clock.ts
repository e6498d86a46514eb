/** The desk's time, handed to each use case as `at`. Real time (leases, back-off) is the database's. */
export interface Clock {
  now(): Date;
}
