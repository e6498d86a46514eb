import { z } from 'zod';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import { makeCheckClocks } from '../../../src/app/sla/check-clocks.ts';
import { type EscalateForAlert, type FollowUp, makeCheckNextClock } from '../../../src/app/sla/check-next-clock.ts';
import { makeFollowUp } from '../../../src/app/sla/follow-up.ts';
import { makeTellAlert } from '../../../src/app/sla/tell-alert.ts';
import type { DeskId, TicketId } from '../../../src/domain/ids.ts';
import type { Desk } from '../../support/a-desk.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

/** A worker of that desk's clocks, as the product has it; what of it is given takes its place. */
export function aWorkerOf(
  desk: Desk,
  but: {
    readonly inTransaction?: InTransaction;
    readonly escalateForAlert?: EscalateForAlert;
    readonly followUp?: FollowUp;
    /** Desks that are looked at before this one. */
    readonly desksBefore?: readonly DeskId[];
  } = {},
) {
  const log = createRecordingLog();
  const {
    inTransaction = desk.inTransaction,
    escalateForAlert = async () => 'no_rule',
    followUp = makeFollowUp({ ids: createUuidV7Ids() }),
    desksBefore = [],
  } = but;
  const checkNextClock = makeCheckNextClock({
    ...{ inTransaction, escalateForAlert, followUp, log },
    tellAlert: makeTellAlert({ ids: createUuidV7Ids() }),
  });
  const step = makeCheckClocks({
    ...{ inTransaction, checkNextClock, log },
    checkFirst: [],
    checkOthers: [],
    desks: async () => [...desksBefore, desk.deskId],
    clock: desk.clock,
  });
  return {
    log,
    checkNextClock,
    /** Looks at clocks until nothing is due. */
    async polls(): Promise<void> {
      while (await step());
    },
  };
}

const alertRows = z.array(z.object({ told: z.string() }));

/** What was noted of a ticket's clocks, in the order in which it was seen. */
export async function notedOf(desk: Desk, ticketId: TicketId): Promise<string[]> {
  const rows = await desk.dataSource.query(
    `select concat_ws(' ', metric, kind, level, outcome) as told from sla_alert where ticket_id = $1
      order by metric, cycle, revision, level`,
    [ticketId],
  );
  return alertRows.parse(rows).map(({ told }) => told);
}

/** When a worker looks at the ticket's first answer again. */
export async function nextCheckOf(desk: Desk, ticketId: TicketId): Promise<Date | null | undefined> {
  const clocks = await desk.stores((stores) => stores.clocks.of(ticketId));
  return clocks.find(({ metric }) => metric === 'first_response')?.nextCheckAt;
}
