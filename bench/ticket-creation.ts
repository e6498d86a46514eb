import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createDesks } from '../src/adapters/db/desks.ts';
import { createDataSource } from '../src/adapters/db/engine/data-source.ts';
import { createUuidV7Ids } from '../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../src/adapters/db/stores/stores.ts';
import type { Ids } from '../src/app/ports/ids.ts';
import type { Person } from '../src/app/ports/stores.ts';
import { type CreateTicket, makeCreateTicket } from '../src/app/tickets/create-ticket.ts';
import type { ConnectionId, DeskId, DraftId } from '../src/domain/ids.ts';
import { presetPolicy } from '../src/policy/presets/presets.ts';
import { type Comparison, compare, inTurns } from './figures.ts';
import { capturedStatements, toPgbenchScript } from './pgbench-script.ts';

const CLIENTS = 16;
/** pgbench knows no limit: a disk that stands still for seconds is a part of both measures, not the end of one. */
const POOL = { poolSize: CLIENTS, statementTimeoutMs: 30_000, onPoolError: () => undefined };

/**
 * Desks and drafts are known by 12 digits, which end all their ids: pgbench can then count through them. The capture is
 * made on the highest of each.
 */
const FIRST_DESK = 800_000_000_000;
const CAPTURED_DESK = 899_999_999_999;
const FIRST_DRAFT = 100_000_000_000;
const CAPTURED_DRAFT = 999_999_999_999;

const TYPED = {
  title: 'Formulaire de contact muet - monsite.com',
  description: 'Depuis ce matin, le bouton Envoyer du formulaire de contact ne fait plus rien.',
  url: 'https://www.monsite.com/contact',
  expected: 'Le message part et une page de remerciement s’affiche.',
  environment: 'production',
  urgency: 'important',
  screenshots_impossible: 'Rien ne s’affiche.',
};

interface Desk {
  readonly number: number;
  readonly deskId: DeskId;
  readonly connectionId: ConnectionId;
  readonly requester: Person;
}

/** Tickets per second. */
export interface CreationFigures extends Comparison {
  /** What one creation sends, and pgbench sends alike. */
  readonly statements: readonly string[];
}

/**
 * How many tickets 16 clients create per second through the use case and the real stores, against pgbench running the
 * statements that the product was seen to send, prepared, with 16 clients.
 * @param desks over how many desks the tickets are spread; with one, all wait for the same counter
 */
export async function measureCreation(options: {
  readonly databaseUrl: string;
  readonly pgbench: string;
  readonly desks: number;
  readonly rounds: number;
  readonly ticketsPerClient: number;
}): Promise<CreationFigures> {
  const { databaseUrl, desks, rounds, ticketsPerClient } = options;
  const dataSource = await createDataSource({ databaseUrl, ...POOL }).initialize();
  const folder = await mkdtemp(path.join(tmpdir(), 'guichet-bench-'));
  try {
    const captured = await captureCreation(databaseUrl);
    const served: Desk[] = [];
    for (let number = 0; number < desks; number += 1) served.push(await openDesk(dataSource, FIRST_DESK + number));

    const script = path.join(folder, 'create-ticket.sql');
    const { sql, variables } = toPgbenchScript(captured, { draft: CAPTURED_DRAFT, desk: CAPTURED_DESK });
    await writeFile(script, sql);

    const createTicket = createTicketOn(dataSource, createUuidV7Ids());
    let nextDraft = FIRST_DRAFT;
    const withDrafts = async (work: (firstDraft: number) => Promise<number>) => {
      const firstDraft = nextDraft;
      nextDraft += CLIENTS * ticketsPerClient;
      await addDrafts(dataSource, served, firstDraft, CLIENTS * ticketsPerClient);
      return work(firstDraft);
    };
    const measure = {
      product: () => withDrafts((first) => ticketsPerSecond(createTicket, served, first, ticketsPerClient)),
      reference: () =>
        withDrafts((first) =>
          pgbenchPerSecond(options, script, {
            ...variables,
            first,
            per_client: ticketsPerClient,
            first_desk: FIRST_DESK,
          }),
        ),
    };
    await measure.product();
    await measure.reference();
    const compared = compare(await inTurns(rounds, measure), (perSecond) => perSecond);
    return { ...compared, statements: captured.map(({ name }) => name) };
  } finally {
    await dataSource.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

const createTicketOn = (dataSource: DataSource, ids: Ids): CreateTicket =>
  makeCreateTicket({ inTransaction: makeInTransaction({ dataSource, ids, wake: () => {} }), ids });

async function captureCreation(databaseUrl: string) {
  const dataSource = await createDataSource({ databaseUrl, ...POOL, poolSize: 1 }).initialize();
  try {
    const desk = await openDesk(dataSource, CAPTURED_DESK);
    let ids = createUuidV7Ids();
    const createTicket = createTicketOn(dataSource, { next: () => ids.next() });
    await addDrafts(dataSource, [desk], CAPTURED_DRAFT - 1, 2);
    // The first ticket reads the policy, which is then remembered.
    await create(createTicket, desk, CAPTURED_DRAFT - 1);
    ids = numberedIds('e', CAPTURED_DRAFT);
    return await capturedStatements(dataSource, () => create(createTicket, desk, CAPTURED_DRAFT));
  } finally {
    await dataSource.destroy();
  }
}

async function openDesk(dataSource: DataSource, number: number): Promise<Desk> {
  const ids = numberedIds('d', number);
  const { deskId, connectionId } = await createDesks({ dataSource, ids }).ensureDesk(
    { platform: 'slack', externalId: `T${number}`, botUserId: 'UBOT', botId: 'BBOT' },
    { name: 'Studio', policy: presetPolicy('agence'), at: new Date() },
  );
  return makeInTransaction({ dataSource, ids, wake: () => {} })(deskId, async ({ channels, people }) => {
    await channels.remember({ connectionId, externalId: 'CSUPPORT', role: 'support', name: 'support' });
    await channels.remember({ connectionId, externalId: 'CTRIAGE', role: 'triage', name: 'triage' });
    const account = { externalId: 'UCAMILLE', name: 'Camille', language: 'fr', timeZone: 'Europe/Paris' } as const;
    const requester = await people.remember({
      ...account,
      connectionId,
      role: 'requester',
      email: null,
    });
    return { number, deskId, connectionId, requester };
  });
}

/** Ids that end in these 12 digits and are told apart by their beginning. */
function numberedIds(kind: string, number: number): Ids {
  let made = 0;
  return {
    next() {
      made += 1;
      return `${kind}00000${String(made).padStart(2, '0')}-0000-7000-8000-${number}`;
    },
  };
}

const draftIdOf = (number: number) => `f0000000-0000-7000-8000-${number}` as DraftId;

/** Drafts as messages leave them, spread over the desks in turn. */
async function addDrafts(dataSource: DataSource, desks: readonly Desk[], first: number, count: number): Promise<void> {
  await dataSource.query(
    `insert into draft (desk_id, draft_id, person_id, connection_id, conversation, message_id, thread_id, type,
                        original_text, typed, policy_version, ticket_id, prompt_answered, touched_at, expires_at)
     select desk.id, ('f0000000-0000-7000-8000-' || number)::uuid, desk.person, desk.connection, 'CSUPPORT',
            '1764000000.' || number, '1764000000.' || number, 'bug', 'Salut, le site bug', $5, 1, null, false, now(),
            now() + interval '1 day'
       from generate_series($6::bigint, $6::bigint + $7::bigint - 1) as number
       join unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[]) as desk (place, id, person, connection)
         on desk.place = number % cardinality($1::int[])`,
    [
      desks.map((_, place) => place),
      desks.map(({ deskId }) => deskId),
      desks.map(({ requester }) => requester.personId),
      desks.map(({ connectionId }) => connectionId),
      JSON.stringify({ title: 'Salut, le site bug' }),
      first,
      count,
    ],
  );
}

async function create(createTicket: CreateTicket, desk: Desk, draft: number): Promise<void> {
  const { kind } = await createTicket({
    deskId: desk.deskId,
    actor: desk.requester,
    connectionId: desk.connectionId,
    draftId: draftIdOf(draft),
    type: 'bug',
    policyVersion: 1,
    typed: TYPED,
    at: new Date(),
  });
  if (kind !== 'created') throw new Error(`a ticket was not created: ${kind}`);
}

async function ticketsPerSecond(
  createTicket: CreateTicket,
  desks: readonly Desk[],
  firstDraft: number,
  ticketsPerClient: number,
): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let ticket = 0; ticket < ticketsPerClient; ticket += 1) {
        const draft = firstDraft + client * ticketsPerClient + ticket;
        const desk = desks[draft % desks.length];
        if (desk) await create(createTicket, desk, draft);
      }
    }),
  );
  return (1000 * CLIENTS * ticketsPerClient) / (performance.now() - startedAt);
}

const tpsSchema = z.coerce.number().positive();

async function pgbenchPerSecond(
  options: { databaseUrl: string; pgbench: string; desks: number; ticketsPerClient: number },
  script: string,
  variables: Readonly<Record<string, string | number>>,
): Promise<number> {
  const defined = Object.entries({ ...variables, desks: options.desks, ticket: -1 });
  const { stdout, stderr } = await promisify(execFile)(options.pgbench, [
    ...['--no-vacuum', '--protocol=prepared', `--file=${script}`],
    ...[`--client=${CLIENTS}`, '--jobs=2', `--transactions=${options.ticketsPerClient}`],
    ...defined.map(([name, value]) => `--define=${name}=${value}`),
    options.databaseUrl,
  ]);
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0';
  if (failed !== '0') throw new Error(`pgbench failed: ${stderr}`);
  return tpsSchema.parse(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
}
