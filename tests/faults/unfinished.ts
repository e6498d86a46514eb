import type { DataSource } from 'typeorm';
import { z } from 'zod';

const countSchema = z.tuple([z.object({ count: z.int() })]);

/** How many events are not handled, posts not sent, cards not up to date and destinations not asleep. */
export async function countUnfinished(dataSource: DataSource): Promise<number> {
  const [{ count }] = countSchema.parse(
    await dataSource.query(`
      select ((select count(*) from inbox_event    where state <> 'done')
            + (select count(*) from outbox_message where state not in ('sent', 'dropped'))
            + (select count(*) from surface        where dirty_turn is not null)
            + (select count(*) from destination    where due_at is not null))::int as count`),
  );
  return count;
}
