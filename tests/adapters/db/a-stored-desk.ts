import type { DataSource } from 'typeorm';
import { createDesks } from '../../../src/adapters/db/desks.ts';
import { createUuidV7Ids } from '../../../src/adapters/db/engine/uuid-v7.ts';
import { makeInTransaction } from '../../../src/adapters/db/stores/stores.ts';
import type { Address, Announcement, Content, Draft, Person, Stores, Surface } from '../../../src/app/ports/stores.ts';
import type { ContentId, DraftId, SurfaceId, TicketId } from '../../../src/domain/ids.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { presetPolicy } from '../../../src/policy/presets/presets.ts';

export const ids = createUuidV7Ids();
export const at = new Date('2026-11-23T09:00:00.123Z');
export const aRequest: Extract<Content, { kind: 'request' }> = {
  kind: 'request',
  title: 'Le panier est vide',
  values: { title: 'Le panier est vide', impacts: ['revenue'] },
  originalText: 'Salut, le panier est vide 🙃',
};

export type StoredDesk = Awaited<ReturnType<typeof aStoredDesk>>;

/** A new desk in the database, with one Slack connection, a requester, an agent, and shortcuts to its stores. */
export async function aStoredDesk(dataSource: DataSource, wake: () => void = () => undefined) {
  const desks = createDesks({ dataSource, ids });
  const { deskId, connectionId, externalId } = await desks.ensureDesk(
    { platform: 'slack', externalId: `T${ids.next()}`, botUserId: 'UBOT', botId: 'BBOT' },
    { name: 'Studio', policy: presetPolicy('agence'), at },
  );
  const inTransaction = makeInTransaction({ dataSource, ids, wake });
  const stores = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(deskId, work);

  const hasPerson = (name: string, role: Person['role']) =>
    stores(({ people }) =>
      people.remember({
        connectionId,
        externalId: `U${name}`,
        name,
        role,
        language: 'fr',
        timeZone: 'Europe/Paris',
        email: null,
      }),
    );
  const requester = await hasPerson('Nora', 'requester');
  const agent = await hasPerson('Léa', 'agent');

  const aDraft = (changes: Partial<Draft> = {}): Draft => ({
    draftId: ids.next() as DraftId,
    personId: requester.personId,
    connectionId,
    conversation: 'CSUPPORT',
    messageId: '1.1',
    threadId: '1.1',
    type: 'bug',
    originalText: aRequest.originalText,
    typed: { title: 'Le panier' },
    policyVersion: 1,
    ticketId: null,
    promptAnswered: false,
    filledBy: null,
    ...changes,
  });

  const aNewTicket = (changes: Partial<Ticket> = {}): Omit<Ticket, 'number'> => ({
    deskId,
    ticketId: ids.next() as TicketId,
    type: 'bug',
    title: aRequest.title,
    urgency: 'critical',
    rank: 1,
    environment: 'production',
    state: { name: 'new' },
    requesterId: requester.personId,
    ownerId: null,
    quality: 60,
    missing: ['url', 'screenshots'],
    reopenedCount: 0,
    follows: null,
    client: null,
    requestContentId: ids.next() as ContentId,
    policyVersion: 1,
    revision: 1,
    createdAt: at,
    updatedAt: at,
    ...changes,
  });

  const createIn = ({ tickets }: Stores, draft: Draft = aDraft(), ticket = aNewTicket()) =>
    tickets.create(ticket, aRequest, {
      actorId: requester.personId,
      draftId: draft.draftId,
      origin: { connectionId, conversation: draft.conversation, threadId: draft.threadId },
    });

  const addressOf = (conversation: string, more: Partial<Address> = {}): Address => ({
    connectionId,
    conversation,
    ...more,
  });

  return {
    deskId,
    connectionId,
    externalId,
    desks,
    stores,
    requester,
    agent,
    aDraft,
    aNewTicket,
    createIn,
    addressOf,
    hasTicket: (draft?: Draft) => stores((inside) => createIn(inside, draft)),
    aCard: (plain: string, conversation: string, more: Partial<Announcement> = {}) => ({
      key: `said:${ids.next()}`,
      to: addressOf(conversation),
      ticketId: null,
      ...more,
      kind: 'card' as const,
      card: { plain, parts: [] },
    }),
    aSurface: (ticket: Ticket, conversation: string, more: Partial<Address> = {}): Surface => ({
      surfaceId: ids.next() as SurfaceId,
      ticketId: ticket.ticketId,
      kind: 'triage_card',
      address: addressOf(conversation, more),
    }),
  };
}

/** The first post of a surface. */
export function firstPostOf(surface: Surface): Announcement {
  return {
    key: `surface:${surface.surfaceId}`,
    to: surface.address,
    ticketId: surface.ticketId,
    kind: 'surface',
    surfaceId: surface.surfaceId,
  };
}
