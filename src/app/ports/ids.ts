/** Makes UUIDv7 ids: they sort by time, so new rows land at the end of their index. */
export interface Ids {
  next(): string;
}
