import { addHours, subHours } from 'date-fns';
import type { ContentId, DeskId, DraftId, PersonId, TicketId } from '../../domain/ids.ts';
import { classify } from '../../domain/intake/classify.ts';
import type { Language } from '../../domain/language.ts';
import { LIST_NAMES } from '../../domain/ticket/lists.ts';
import { MOVE_NAMES, type MoveRequest } from '../../domain/ticket/moves.ts';
import {
  OFFERED_TYPES,
  STATE_NAMES,
  type StateName,
  type Ticket,
  type TicketState,
} from '../../domain/ticket/ticket.ts';
import { filesIn } from '../../forms/answers.ts';
import type { FileReference } from '../../forms/file-reference.ts';
import { formOfMove } from '../../forms/move-forms.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import { type Reader, readerOf } from '../../texts/reader.ts';
import { assignForm, assignmentNews } from '../../views/assignment.ts';
import type { Card } from '../../views/card.ts';
import type { Dialog } from '../../views/dialog.ts';
import { helpCard } from '../../views/help.ts';
import { isSpokenMove, moveForm, replyDialog } from '../../views/move-form.ts';
import { promptCard, unsureCard } from '../../views/prompt.ts';
import { requesterCard } from '../../views/requester-card.ts';
import { saidToRequester, saidToTeam } from '../../views/said.ts';
import { threadNote } from '../../views/thread-note.ts';
import { ticketDetails } from '../../views/ticket-details.ts';
import { ticketForm } from '../../views/ticket-form.ts';
import { ticketListCard } from '../../views/ticket-list.ts';
import { requesterNews, teamNews } from '../../views/ticket-news.ts';
import type { ShownTicket } from '../../views/ticket-words.ts';
import { triageCard } from '../../views/triage-card.ts';
import { stories } from '../seed/stories.ts';

const draftId = 'draft-1' as DraftId;
const policy = presetPolicy('agence');
const at = new Date('2026-11-23T09:00:00Z');

const STATES: Readonly<Record<StateName, TicketState>> = {
  new: { name: 'new' },
  in_progress: { name: 'in_progress' },
  waiting: { name: 'waiting', reason: 'information' },
  to_test: { name: 'to_test' },
  resolved: { name: 'resolved', at },
  closed: { name: 'closed', at, reason: 'done' },
};

const MOVES: readonly MoveRequest[] = [
  { name: 'ask', reason: 'information', text: 'Sur quelle page exactement ?' },
  { name: 'resume' },
  { name: 'propose_fix', text: 'Corrigé sur la préproduction.' },
  { name: 'confirm_fix' },
  { name: 'refuse_fix', text: 'Le dernier lien est encore coupé.' },
  { name: 'resolve', text: 'Cache vidé, images recompressées.' },
  { name: 'close', reason: 'done', text: '' },
  { name: 'reopen', text: 'Le problème est revenu ce matin.' },
];

/** Every card of the product by name, in one language, on a believable ticket. */
export function sampleCards(language: Language): ReadonlyMap<string, Card> {
  const reader = readerOf({ language, timeZone: 'Europe/Paris' });
  const cards = new Map<string, Card>([
    ['prompt', promptCard(classify('Salut, le site bug'), draftId, 'courtois', reader)],
    ['prompt-ferme', promptCard(classify('Salut, le site bug'), draftId, 'ferme', reader)],
    ['prompt-unsure', unsureCard(draftId, reader)],
    ['help', helpCard(reader)],
    ['assigned', assignmentNews(sampleTicket('new'), { kind: 'given', by: 'Inès Bernard' }, reader)],
    ['assigned-in-turn', assignmentNews(sampleTicket('new'), { kind: 'given', by: null }, reader)],
    ...sampleLists(reader),
  ]);
  for (const state of STATE_NAMES) {
    const shown = sampleTicket(state);
    cards.set(`triage-card-${state}`, triageCard(shown, reader));
    cards.set(`requester-card-${state}`, requesterCard(shown, reader));
    cards.set(`thread-note-${state}`, threadNote(shown, reader));
    cards.set(`details-agent-${state}`, ticketDetails(shown, 'agent', reader));
    cards.set(`details-requester-${state}`, ticketDetails(shown, 'requester', reader));
  }
  for (const move of MOVES) {
    const news = { kind: 'moved', by: 'Léa Fontaine', move } as const;
    cards.set(`news-${move.name}`, requesterNews(sampleTicket('in_progress'), news, reader));
    const forTeam = teamNews(sampleTicket('in_progress'), news, reader);
    if (forTeam) cards.set(`team-news-${move.name}`, forTeam);
  }
  const shown = sampleTicket('in_progress');
  const words = { kind: 'kept', text: 'Chrome 131, et aussi sur mobile.', files: [], isEdited: false } as const;
  const withFiles = { ...words, files: sampleFiles() };
  const answered = { by: 'Léa Fontaine', words };
  cards
    .set('said-replied', saidToTeam(shown, { as: 'replied', by: 'Camille Martin', words: withFiles }, reader))
    .set('said-answered', saidToTeam(shown, { as: 'answered', ...answered }, reader))
    .set('said-noted', saidToTeam(shown, { as: 'noted', ...answered }, reader))
    .set('said-edited', saidToTeam(shown, { as: 'noted', ...answered, words: { ...words, isEdited: true } }, reader))
    .set('said-removed', saidToTeam(shown, { as: 'noted', ...answered, words: { kind: 'removed' } }, reader))
    .set('said-to-requester', saidToRequester(shown, answered, reader));
  return cards;
}

/** The pictures of the sample ticket, and a file that is none. */
function sampleFiles(): readonly FileReference[] {
  const pictures = filesIn(stories[0]?.typed ?? {}, 'screenshots');
  return pictures.flatMap((picture) => [
    picture,
    { ...picture, id: 'log', name: 'erreurs.log', mimeType: 'text/plain' },
  ]);
}

/** Every form of the product by name, in one language. */
export function sampleForms(language: Language): ReadonlyMap<string, Dialog> {
  const reader = readerOf({ language, timeZone: 'Europe/Paris' });
  const forms = new Map<string, Dialog>();
  for (const type of OFFERED_TYPES) {
    const typed = stories.find((story) => story.type === type)?.typed ?? {};
    const draft = { draftId, type, typed, originalText: 'Salut, le site bug', policyVersion: 1 };
    forms.set(`ticket-form-${type}`, ticketForm(draft, policy, {}, reader));
  }
  const { ticket } = sampleTicket('in_progress');
  for (const move of MOVE_NAMES) {
    const form = formOfMove(move, move === 'reopen' ? 'resolved' : 'in_progress');
    if (form && isSpokenMove(move)) forms.set(`move-form-${move}`, moveForm(ticket, move, form, reader));
  }
  const team = [{ personId: 'person-2' as PersonId, name: 'Léa Fontaine' }];
  return forms
    .set('reply-form', replyDialog(ticket, 'requester', reader))
    .set('answer-form', replyDialog(ticket, 'agent', reader))
    .set('assign-form', assignForm(ticket, team, reader));
}

function sampleLists(reader: Reader): [string, Card][] {
  const lines = STATE_NAMES.map((state, index) => {
    const { ticket, ownerName, requesterName } = sampleTicket(state);
    const dueAt = state === 'new' ? subHours(at, 2) : state === 'in_progress' ? addHours(at, 3) : null;
    return { ticket: { ...ticket, number: 12 - index }, ownerName, requesterName, dueAt };
  });
  const page = { lines, before: null, after: { turn: 'after', place: '3..14.7' }, count: 100, policy, at } as const;
  return [
    ['list', ticketListCard(page, { list: 'asked' }, reader)],
    [
      'list-found',
      ticketListCard({ ...page, lines: lines.slice(0, 1), after: null, count: 1 }, { words: 'boutique' }, reader),
    ],
    ...LIST_NAMES.map((list): [string, Card] => [
      `list-empty-${list}`,
      ticketListCard({ ...page, lines: [], after: null, count: 0 }, { list }, reader),
    ]),
  ];
}

function sampleTicket(state: StateName): ShownTicket {
  const values = stories[0]?.typed ?? {};
  return {
    ticket: ticketIn(STATES[state]),
    values,
    originalText: '',
    requesterName: 'Camille Roy',
    ownerName: state === 'new' ? null : 'Léa Fontaine',
    policy,
  };
}

function ticketIn(state: TicketState): Ticket {
  return {
    deskId: 'desk-1' as DeskId,
    ticketId: 'ticket-1' as TicketId,
    number: 12,
    type: 'bug',
    title: 'Boutique inaccessible, erreur 500 - lumiere-deco.example',
    urgency: 'critical',
    rank: 1,
    environment: 'production',
    state,
    requesterId: 'person-1' as PersonId,
    ownerId: state.name === 'new' ? null : ('person-2' as PersonId),
    quality: 86,
    missing: ['system', 'cms'],
    reopenedCount: 0,
    follows: null,
    requestContentId: 'content-1' as ContentId,
    policyVersion: 1,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
}
