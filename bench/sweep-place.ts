import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDesks } from '../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import type { InTransaction } from '../src/app/ports/stores.ts';
import { makeCreateTicket } from '../src/app/tickets/create-ticket.ts';
import type { DeskId, DraftId, TicketId } from '../src/domain/ids.ts';
import { presetPolicy } from '../src/policy/presets/presets.ts';

/** Tuesday at ten in Paris; four open hours later, at 16:00, the first answer is missed. */
const ASKED_AT = new Date('2026-11-24T09:00:00Z');
export const MISSED_AT = new Date('2026-11-24T15:01:00Z');
const FAR_AWAY = new Date('2027-11-24T09:00:00Z');
/** A moment at which nothing is due but what was made so. */
export const CLAIMED_AT = new Date('2026-11-24T10:00:00Z');

const TRIAGE_CHANNELS = ['CTRIAGE', 'CTRIAGE2'];
const AGENTS = 10;
const ROWS_AT_ONCE = 50_000;

const TYPED = {
  title: 'Formulaire de contact muet - monsite.com',
  description: 'Depuis ce matin, le bouton Envoyer du formulaire de contact ne fait plus rien.',
  url: 'https://www.monsite.com/contact',
  expected: 'Le message part et une page de remerciement s’affiche.',
  environment: 'production',
  urgency: 'important',
  screenshots_impossible: 'Rien ne s’affiche.',
};

export interface SweptDesk {
  readonly deskId: DeskId;
  readonly inTransaction: InTransaction;
  /** Places that a missed promise is told to: the team's channels, and each owner. */
  readonly destinations: number;
}

/** A desk with so many open tickets, the first `missed` of which miss their first answer at the same instant. */
export async function fillDesk(
  dataSource: DataSource,
  { tickets, missed }: { readonly tickets: number; readonly missed: number },
): Promise<SweptDesk> {
  const ids = createUuidV7Ids();
  const { deskId, connectionId } = await createDesks({ dataSource, ids }).ensureDesk(
    { platform: 'slack', externalId: `T${ids.next()}`, botUserId: 'UBOT', botId: 'BBOT' },
    { name: 'Studio', policy: presetPolicy('agence'), at: ASKED_AT },
  );
  const inTransaction = makeInTransaction({ dataSource, ids, wake: () => {} });
  const account = { connectionId, language: 'fr', timeZone: 'Europe/Paris', email: null } as const;
  const draftId = ids.next() as DraftId;
  const { requester, owners } = await inTransaction(deskId, async ({ channels, people, drafts }) => {
    await channels.remember({ connectionId, externalId: 'CSUPPORT', role: 'support', name: 'support' });
    for (const externalId of TRIAGE_CHANNELS)
      await channels.remember({ connectionId, externalId, role: 'triage', name: externalId });
    const owners: string[] = [];
    for (let number = 0; number < AGENTS; number += 1)
      owners.push(
        (await people.remember({ ...account, externalId: `UAGENT${number}`, name: `Agent ${number}`, role: 'agent' }))
          .personId,
      );
    const camille = { ...account, externalId: 'UCAMILLE', name: 'Camille', role: 'requester' } as const;
    const requester = await people.remember(camille);
    const where = { connectionId, conversation: 'CSUPPORT', messageId: null, threadId: null };
    await drafts.add(
      {
        ...{ draftId, personId: requester.personId, filledBy: null, type: 'bug', originalText: '', typed: TYPED },
        ...{ ...where, policyVersion: 1, ticketId: null, promptAnswered: false },
      } as const,
      ASKED_AT,
      FAR_AWAY,
    );
    return { requester, owners };
  });
  const created = await makeCreateTicket({ inTransaction, ids })({
    ...{ deskId, actor: requester, connectionId, draftId, type: 'bug', typed: TYPED, policyVersion: 1, at: ASKED_AT },
  });
  if (created.kind !== 'created') throw new Error(`the ticket was not created: ${created.kind}`);
  const desk = { deskId, ticketId: created.ticket.ticketId, owners, missed };
  for (let first = 2; first <= tickets + 1; first += ROWS_AT_ONCE)
    await cloneTicket(dataSource, desk, first, Math.min(tickets + 1, first + ROWS_AT_ONCE - 1));
  // The one that was copied is not one of them.
  await dataSource.query('update sla_clock set next_check_at = null where ticket_id = $1', [desk.ticketId]);
  await dataSource.query('update escalation set next_step_at = null where ticket_id = $1', [desk.ticketId]);
  await dataSource.query('delete from outbox_message where desk_id = $1', [deskId]);
  await dataSource.query('update destination set due_at = null where desk_id = $1', [deskId]);
  await analyseWhatWasFilled(dataSource);
  return { deskId, inTransaction, destinations: TRIAGE_CHANNELS.length + AGENTS };
}

const tableRows = z.array(z.object({ name: z.string() }));

/**
 * What a server's autovacuum does. It leaves a table alone that was never written; had we told PostgreSQL that
 * such a table is empty, it would go on reading all of it for the plan it made then, while the storm fills it.
 */
async function analyseWhatWasFilled(dataSource: DataSource): Promise<void> {
  const filled = await dataSource.query(
    `select oid::regclass::text as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0`,
  );
  for (const { name } of tableRows.parse(filled)) await dataSource.query(`vacuum (analyze) ${name}`);
}

interface Template {
  readonly deskId: DeskId;
  readonly ticketId: TicketId;
  readonly owners: readonly string[];
  readonly missed: number;
}

const numbered = (kind: number) =>
  `('${String(kind).padStart(8, '0')}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const TICKET_ID = numbered(1);
const CONTENT_ID = numbered(2);

/** What a copy has of its own, by table and column. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ticket: {
    ticket_id: TICKET_ID,
    number: 'n',
    draft_id: numbered(3),
    request_content_id: CONTENT_ID,
    owner_id: '($4::uuid[])[1 + n % cardinality($4::uuid[])]',
  },
  ticket_content: { content_id: CONTENT_ID, ticket_id: TICKET_ID },
  ticket_event: {
    ticket_id: TICKET_ID,
    content_id: CONTENT_ID,
    codes: `codes || jsonb_build_object('number', n)`,
  },
  sla_clock: {
    ticket_id: TICKET_ID,
    next_check_at: `case when n <= $5 + 1 or next_check_at is null then next_check_at else $6 end`,
    due_at: `case when n <= $5 + 1 or due_at is null then due_at else $6 end`,
  },
  escalation: { ticket_id: TICKET_ID, next_step_at: `case when n <= $5 + 1 then next_step_at else $6 end` },
};

/** Read of a ticket whose clocks are looked at: those that nobody looks at have none. */
const READ = new Set(['ticket_content', 'ticket_event']);

const columnRows = z.array(z.object({ column_name: z.string() }));

async function cloneTicket(
  dataSource: DataSource,
  { deskId, ticketId, owners, missed }: Template,
  first: number,
  last: number,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    // The rows are right by construction: looking each reference up would take longer than all the rest.
    await manager.query('set local session_replication_role = replica');
    for (const [table, own] of Object.entries(OWN)) {
      const columns = columnRows
        .parse(
          await manager.query(
            `select column_name from information_schema.columns
              where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER'`,
            [table],
          ),
        )
        .map(({ column_name }) => column_name);
      await manager.query(
        `with given as (select $4::uuid[] as owners, $5::int as missed, $6::timestamptz as far)
         insert into ${table} (${columns.join(', ')})
         select ${columns.map((column) => own[column] ?? `${table}.${column}`).join(', ')}
           from given cross join ${table} cross join generate_series($2::int, $3::int) as n
          where ${table}.desk_id = $7 and ${table}.ticket_id = $1`,
        [ticketId, first, READ.has(table) ? Math.min(last, missed + 1) : last, owners, missed, FAR_AWAY, deskId],
      );
    }
  });
}
