import type { Language } from '../domain/language.ts';
import type { MoveName } from '../domain/ticket/moves.ts';
import { OFFERED_TYPES, type Ticket } from '../domain/ticket/ticket.ts';
import type { Typed } from '../forms/form.ts';
import { type Reader, readerOf } from '../texts/reader.ts';
import type { Card } from '../views/card.ts';
import type { Dialog } from '../views/dialog.ts';
import type { HeardMessage } from './intake/heard-message.ts';
import type { Directory } from './ports/directory.ts';
import type { Ids } from './ports/ids.ts';
import type { Log } from './ports/log.ts';
import type { OnStage, Stage } from './ports/stage.ts';
import type { Draft, InTransaction, Person } from './ports/stores.ts';
import { makeUseCases, type UseCases } from './use-cases.ts';

/** How a platform draws what is said, without sending it. */
export interface Drawing {
  readonly card: (card: Card) => unknown;
  readonly dialog: (dialog: Dialog, reader: Reader) => unknown;
}

/**
 * Does once what the product is about to do often, before it says that it is ready. Code is compiled, expressions are built
 * and statements are planned at their first use: that is then over before anybody waits for an answer, and the memory that
 * it takes is taken. A rehearsal that fails is logged and keeps nobody from opening.
 */
export async function rehearse(log: Log, play: () => Promise<void>): Promise<void> {
  try {
    await play();
  } catch (error) {
    log.warn({ err: error }, 'a rehearsal failed: the first answers may take longer');
  }
}

const MOST_DAYS = 8;
/** The whole start is promised within 20 seconds. A day that was begun is played to its end. */
const NO_NEW_DAY_AFTER_MS = 1200;

/** Plays days of a desk: messages, prompts, forms, a ticket from its opening to its end, on a stage that stores nothing. */
export async function playDays({
  onStage,
  ids,
  drawing,
}: {
  readonly onStage: OnStage;
  readonly ids: Ids;
  readonly drawing: Drawing;
}): Promise<void> {
  const lastBegin = performance.now() + NO_NEW_DAY_AFTER_MS;
  await onStage(async (stage) => {
    const troupe = await gather(stage, ids, drawing);
    for (let day = 0; day < MOST_DAYS && performance.now() < lastBegin; day += 1) await playDay(troupe, day);
  });
}

/** Who plays, with what. */
interface Troupe extends Stage {
  readonly useCases: UseCases;
  readonly agent: Person;
  readonly ids: Ids;
  readonly drawing: Drawing;
}

const SUPPORT = 'support';
const TRIAGE = 'triage';

async function gather(stage: Stage, ids: Ids, drawing: Drawing): Promise<Troupe> {
  const { deskId, connectionId } = stage;
  const inTransaction = drawingWhatIsSaid(stage.inTransaction, drawing);
  const useCases = makeUseCases({ inTransaction, directory, ids });
  const agent = await inTransaction(deskId, async ({ channels, people }) => {
    await channels.remember({ connectionId, externalId: SUPPORT, role: 'support', name: '' });
    await channels.remember({ connectionId, externalId: TRIAGE, role: 'triage', name: '' });
    return people.remember({ ...accountOf('agent', 'fr'), connectionId, role: 'agent' });
  });
  return { ...stage, inTransaction, useCases, agent, ids, drawing };
}

/** No event was received, so none is marked as handled; and no worker comes to draw what is announced. */
function drawingWhatIsSaid(inTransaction: InTransaction, drawing: Drawing): InTransaction {
  return (deskId, work) =>
    inTransaction(deskId, (stores) =>
      work({
        ...stores,
        inbox: { done: async () => {} },
        outbox: {
          ...stores.outbox,
          announce: async (announcement) => {
            if (announcement.kind === 'card') drawing.card(announcement.card);
            await stores.outbox.announce(announcement);
          },
        },
      }),
    );
}

const accountOf = (externalId: string, language: Language) => ({
  externalId,
  name: externalId,
  language,
  timeZone: 'Europe/Paris',
  email: null,
  isExternal: false,
  isBot: false,
});

/** Everybody is known; those whose account begins with "en" read English. */
const directory: Directory = {
  describe: async (_connectionId, externalId) => accountOf(externalId, externalId.startsWith('en') ? 'en' : 'fr'),
  membersOf: async () => [],
  conversation: async () => undefined,
  join: async () => false,
  messagesNear: async () => [],
};

/** Of each kind that triage tells apart, short and long, in both languages, with letters outside Latin-1. */
const MESSAGES: readonly string[] = [
  'Salut, le site bug',
  'ok merci 👍',
  'Tu peux corriger « Acceuil » en « Accueil » sur la page d’accueil ?',
  'C’est en ligne ✅',
  'RDV demain 14h OK ?',
  'oui',
  'ok merci',
  'Thanks, that works',
  'où en est le #1 ?',
  'The checkout page shows a 500 error since this morning on https://shop.example/cart, Chrome 131 on Windows, urgent',
  'Bonjour, il faudrait ajouter un champ téléphone au formulaire de contact et configurer le DNS du sous-domaine',
  `Bonjour, depuis ce matin le formulaire de contact de https://www.site.example/contact ne marche plus du tout : quand on clique sur « Envoyer », rien ne se passe et nous perdons des commandes. J’ai essayé avec Chrome, Firefox et Safari, sur ordinateur et sur mobile, en navigation privée et après avoir vidé le cache. Sur la préproduction tout va bien. Est-ce que quelqu’un peut regarder dès que possible ? ${'Le détail de chaque essai est dans le document partagé. '.repeat(20)}`,
];

/** One person's day: what they say in the channel, then their request until it is closed. */
async function playDay(troupe: Troupe, day: number): Promise<void> {
  const { deskId, connectionId, useCases, ids } = troupe;
  const author = `${day % 2 === 0 ? 'fr' : 'en'}-${day}`;
  const place = { deskId, connectionId, author, conversation: SUPPORT, isDirect: false, threadId: null, files: [] };
  const heard: readonly HeardMessage[] = MESSAGES.map((text, index) => ({
    ...place,
    text,
    inboxKey: ids.next(),
    messageId: `${day}.${index}`,
    at: new Date(),
  }));
  for (const message of heard) await useCases.answerMessage(message);

  const [first] = heard;
  const requester = await useCases.identifyPerson({ deskId, connectionId, externalId: author });
  const draft = first && (await draftOf(troupe, first));
  if (requester && draft) await playTicket(troupe, requester, draft, day);
}

function draftOf({ inTransaction, deskId }: Troupe, message: HeardMessage): Promise<Draft | undefined> {
  const { connectionId, conversation, messageId } = message;
  return inTransaction(deskId, ({ drafts }) => drafts.byMessage(connectionId, conversation, messageId));
}

/** Enough for any of the forms. */
const TYPED: Typed = {
  title: 'Formulaire de contact muet',
  description: 'Le formulaire de contact dit merci, mais aucun message n’arrive depuis lundi.',
  url: 'https://www.site.example/contact',
  expected: 'Chaque envoi arrive.',
  environment: 'production',
  urgency: 'important',
  screenshots_impossible: 'Rien ne s’affiche.',
  project: 'Site',
  domain: 'site.example',
  budget: 'included',
};

const MOVES: readonly { readonly move: MoveName; readonly by: 'agent' | 'requester'; readonly typed: Typed }[] = [
  { move: 'ask', by: 'agent', typed: { reason: 'information', text: 'Sur quelle page ?' } },
  { move: 'resume', by: 'agent', typed: {} },
  { move: 'propose_fix', by: 'agent', typed: { text: 'Corrigé sur la préproduction.' } },
  { move: 'confirm_fix', by: 'requester', typed: {} },
  { move: 'close', by: 'agent', typed: { reason: 'done' } },
];

async function playTicket(troupe: Troupe, requester: Person, { draftId }: Draft, day: number): Promise<void> {
  const { deskId, connectionId, useCases, agent, drawing, ids } = troupe;
  const type = OFFERED_TYPES[day % OFFERED_TYPES.length] ?? 'bug';
  const form = { deskId, actor: requester, connectionId, draftId, type, at: new Date() };
  const policyVersion = 1;

  const opened = await useCases.openForm(form);
  const redrawn = await useCases.changeFormType({ ...form, typed: {} });
  for (const shown of [opened, redrawn]) if (shown.kind === 'form') drawing.dialog(shown.dialog, readerOf(requester));
  await useCases.createTicket({ ...form, policyVersion, typed: {} });
  const created = await useCases.createTicket({ ...form, policyVersion, typed: TYPED });
  if (created.kind !== 'created') return;

  const { ticketId, number } = created.ticket;
  const gesture = { deskId, ticketId, at: new Date() };
  await drawSurfaces(troupe, created.ticket);
  await useCases.takeTicket({ ...gesture, actor: agent });
  for (const { move, by, typed } of MOVES) {
    const actor = by === 'agent' ? agent : requester;
    const started = await useCases.startMove({ deskId, ticketId, actor, move });
    if (started.kind === 'form') drawing.dialog(started.dialog, readerOf(actor));
    await useCases.moveTicket({ ...gesture, actor, move, typed, gestureKey: ids.next() });
    await useCases.addReply({
      ...gesture,
      actor: requester,
      typed: { text: TYPED['title'] ?? '' },
      gestureKey: ids.next(),
    });
  }
  await drawSurfaces(troupe, created.ticket);
  drawing.card(await useCases.giveStatus({ deskId, actor: requester, number, at: new Date() }));
}

async function drawSurfaces({ deskId, inTransaction, useCases, drawing }: Troupe, { ticketId }: Ticket): Promise<void> {
  const surfaces = await inTransaction(deskId, (stores) => stores.surfaces.of(ticketId));
  for (const { surfaceId } of surfaces) {
    const drawn = await useCases.drawSurface(deskId, surfaceId);
    if (drawn) drawing.card(drawn.card);
  }
}
