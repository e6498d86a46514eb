import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ClockMove } from '../../app/ports/clock.ts';
import { maybeOne, one, run, statement, withClient } from './engine/statement.ts';

/** By how much a playground's clock may be ahead at most, in ms: open time is counted for two centuries only. */
const FURTHEST_AHEAD_MS = 20 * 366 * 24 * 60 * 60_000;

/** The moves of the clock of a playground's desks, in the database. */
export interface DeskTimeMoves {
  /** Oldest first. */
  all(): Promise<readonly ClockMove[]>;
  /** Those that count: none where the database serves anybody else than the playground, whose installations have these ids. */
  count(ids: readonly string[]): Promise<readonly ClockMove[]>;
  /**
   * Moves the clock forward by so many ms. Refused, and nothing is changed, where moves do not count, or the clock is far
   * enough ahead already.
   */
  forward(byMs: number, ids: readonly string[]): Promise<'moved' | 'refused'>;
  /** When the desk must next act on a ticket, after `now`; null when nothing is due. Desk time. */
  nextDueAfter(now: Date): Promise<Date | null>;
}

const moveRow = z.object({ movedAt: z.date(), aheadMs: z.number() });
const COLUMNS = 'moved_at as "movedAt", ahead_ms::double precision as "aheadMs"';
/** Somebody real has an installation here. */
const SERVES_OTHERS = 'exists (select from connection where external_id <> all ($1::text[]))';

const all = statement({
  name: 'desk_time_moves',
  text: `select ${COLUMNS} from desk_time order by moved_at`,
  row: moveRow,
});

const counting = statement({
  name: 'desk_time_counting',
  text: `select ${COLUMNS} from desk_time where not ${SERVES_OTHERS} order by moved_at`,
  row: moveRow,
});

const forward = statement({
  name: 'desk_time_forward',
  text: `
    insert into desk_time (ahead_ms)
    select before.ahead_ms + $2::bigint
      from (select coalesce(max(ahead_ms), 0) as ahead_ms from desk_time) as before
     where before.ahead_ms + $2::bigint <= ${FURTHEST_AHEAD_MS}
       and not ${SERVES_OTHERS}
    returning moved_at as "movedAt"`,
  row: z.object({ movedAt: z.date() }),
});

const nextDue = statement({
  name: 'desk_time_next_due',
  text: 'select min(due_at) as "dueAt" from ticket where due_at > $1',
  row: z.object({ dueAt: z.date().nullable() }),
});

export function createDeskTimeMoves({ dataSource }: { dataSource: DataSource }): DeskTimeMoves {
  return {
    all: () => withClient(dataSource, (client) => run(client, all)),
    count: (ids) => withClient(dataSource, (client) => run(client, counting, [ids])),
    forward: (byMs, ids) =>
      withClient(dataSource, async (client) =>
        (await maybeOne(client, forward, [ids, Math.round(byMs)])) ? 'moved' : 'refused',
      ),
    nextDueAfter: (now) => withClient(dataSource, async (client) => (await one(client, nextDue, [now])).dueAt),
  };
}
