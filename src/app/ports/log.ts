/** Ids and codes only: no message text, no token. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log lines. `error`: a person must act; `warn`: it mends itself; `info`: something happened to a ticket. */
export interface Log {
  child(fields: LogFields): Log;
  error(fields: LogFields, sentence: string): void;
  warn(fields: LogFields, sentence: string): void;
  info(fields: LogFields, sentence: string): void;
  debug(fields: LogFields, sentence: string): void;
}
