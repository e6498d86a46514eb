import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { subHours } from 'date-fns/subHours';
import type { ChannelId, ContentId, DeskId, DraftId, PersonId, TicketId } from '../../domain/ids.ts';
import { classify } from '../../domain/intake/classify.ts';
import type { Reason, Verdict } from '../../domain/intake/verdict.ts';
import type { Language } from '../../domain/language.ts';
import { MASKS, SECRET_KINDS } from '../../domain/secrets/secret.ts';
import { EXPECTED, type Expected } from '../../domain/sla/promise.ts';
import { LIST_NAMES } from '../../domain/ticket/lists.ts';
import { MOVE_NAMES, MOVED_BY, type MoveName, type MoveRequest } from '../../domain/ticket/moves.ts';
import {
  OFFERED_TYPES,
  type OfferedType,
  STATE_NAMES,
  type StateName,
  type Ticket,
  type TicketState,
} from '../../domain/ticket/ticket.ts';
import { filesIn, filesOf } from '../../forms/answers.ts';
import type { FileReference } from '../../forms/file-reference.ts';
import type { FieldValue, Typed } from '../../forms/form.ts';
import { formOfMove } from '../../forms/move-forms.ts';
import type { Corrections } from '../../forms/read-submission.ts';
import type { Policy } from '../../policy/policy.ts';
import { presetPolicy } from '../../policy/presets/presets.ts';
import { type Reader, readerOf } from '../../texts/reader.ts';
import { type TypedOn, type TypingReader, typingReader } from '../../texts/typing.ts';
import { alreadyTicket } from '../../views/already-ticket.ts';
import { assignForm, assignmentNews } from '../../views/assignment.ts';
import type { Card } from '../../views/card.ts';
import { channelCard } from '../../views/channel-card.ts';
import { aloneClockWarning, type ClockNews, clockWarning, withdrawnWarning } from '../../views/clock-warning.ts';
import { misreadCommand } from '../../views/command-answers.ts';
import type { Dialog } from '../../views/dialog.ts';
import { explainedCard } from '../../views/explained-card.ts';
import { closedForSilence, closedForSilenceToTeam, reminderCard } from '../../views/follow-up.ts';
import { type GreetedAs, greetingCard, invitationCard } from '../../views/greeting.ts';
import { helpCard } from '../../views/help.ts';
import { agentHome, requesterHome } from '../../views/home.ts';
import { isSpokenMove, moveForm, replyDialog } from '../../views/move-form.ts';
import { askedForCard, promptCard, unsureCard } from '../../views/prompt.ts';
import { rankForm } from '../../views/rank-form.ts';
import { requesterCard } from '../../views/requester-card.ts';
import { ROUTED_NEWS, routedNews } from '../../views/routed-news.ts';
import { saidToRequester, saidToTeam } from '../../views/said.ts';
import { secretWarning } from '../../views/secret-warning.ts';
import { setupForm } from '../../views/setup-form.ts';
import { strangerCard } from '../../views/stranger.ts';
import { threadNote } from '../../views/thread-note.ts';
import { ticketDetails } from '../../views/ticket-details.ts';
import { ticketForm } from '../../views/ticket-form.ts';
import { ticketListCard } from '../../views/ticket-list.ts';
import { requesterNews, teamNews } from '../../views/ticket-news.ts';
import type { ClockedTicket } from '../../views/ticket-words.ts';
import { triageCard } from '../../views/triage-card.ts';
import { tryAgainCard } from '../../views/try-again.ts';
import { stories } from '../seed/stories.ts';
import { asTheySay, type Said } from './said.ts';
import { sampleClocks, sampleExplained } from './sample-clocks.ts';
import { sampleEscalationForm, sampleEscalations } from './sample-escalations.ts';
import { sampleSentences } from './sample-sentences.ts';

const draftId = 'draft-1' as DraftId;
const agency = presetPolicy('agence');
const policy = agency;
const at = new Date('2026-11-23T09:00:00Z');
/** When the tickets below are shown: half an hour after they were made. */
const HALF_PAST = addMinutes(at, 30);
const channelId = 'channel-1' as ChannelId;
const GREETED = ['support', 'triage', 'client'] as const satisfies readonly GreetedAs[];
/** Longer than a field of a form. */
const LONG = 'Salut, le site bug. '.repeat(200);

/** Where each gesture leads: what is said with it is shown beside that state. */
const STATE_AFTER: Readonly<Record<MoveName, StateName>> = {
  ask: 'waiting',
  resume: 'in_progress',
  propose_fix: 'to_test',
  confirm_fix: 'resolved',
  refuse_fix: 'in_progress',
  resolve: 'resolved',
  validate: 'closed',
  close: 'closed',
  reopen: 'in_progress',
};

const STATES: Readonly<Record<StateName, TicketState>> = {
  new: { name: 'new' },
  in_progress: { name: 'in_progress' },
  waiting: { name: 'waiting', reason: 'information' },
  to_test: { name: 'to_test' },
  resolved: { name: 'resolved', at },
  closed: { name: 'closed', at, reason: 'done' },
};

const moves = (said: Said): readonly MoveRequest[] => [
  { name: 'ask', reason: 'information', text: said('Sur quelle page exactement ?') },
  { name: 'resume' },
  { name: 'propose_fix', text: said('Corrigé sur la préproduction.') },
  { name: 'confirm_fix' },
  { name: 'refuse_fix', text: said('Le dernier lien est encore coupé.') },
  { name: 'resolve', text: said('Cache vidé, images recompressées.') },
  { name: 'validate' },
  { name: 'close', reason: 'done', text: '' },
  { name: 'reopen', text: said('Le problème est revenu ce matin.') },
];

/** Every card of the product by name, in one language, on a believable ticket. */
export function sampleCards(
  language: Language,
  said: Said = asTheySay,
  where: TypedOn = 'slack',
): ReadonlyMap<string, Card> {
  const reader = typingReader(readerOf({ language, timeZone: 'Europe/Paris' }), where);
  const fresh = sampleTicket('new', said);
  const ines = said('Inès Bernard');
  const verdict = sampleVerdict(said);
  const cards = new Map<string, Card>([
    ['prompt', promptCard(verdict, draftId, 'courtois', reader)],
    ['prompt-ferme', promptCard(verdict, draftId, 'ferme', reader)],
    ['prompt-unsure', unsureCard(draftId, reader)],
    ['prompt-asked', askedForCard(draftId, null, reader)],
    ['prompt-asked-for-other', askedForCard(draftId, said('Camille Roy'), reader)],
    ['prompt-became-ticket', alreadyTicket(fresh.ticket, reader)],
    ['prompt-late', tryAgainCard({ action: 'draft.open', value: { draftId } }, reader)],
    [
      'prompt-late-long',
      tryAgainCard({ action: 'ticket.move', value: {}, words: said('Le bug est revenu. '.repeat(120)) }, reader),
    ],
    ['secret', secretWarning(['password'], undefined, reader)],
    ['secrets', secretWarning(SECRET_KINDS, undefined, reader)],
    ['stranger', strangerCard()],
    ['help', helpCard(reader)],
    ['command-unknown', misread({ kind: 'unknown', word: said('prendr'), nearest: 'prendre 12' }, reader)],
    ['command-incomplete', misread({ kind: 'incomplete', word: said('prendre'), example: 'prendre 12' }, reader)],
    ['command-unknown-state', misread({ kind: 'unknown_state', word: said('presque fini') }, reader)],
    ['assigned', assignmentNews(fresh, { kind: 'given', by: ines }, reader)],
    ['assigned-in-turn', assignmentNews(fresh, { kind: 'given', by: null }, reader)],
    ['assigned-to-other', assignmentNews(fresh, { kind: 'taken_away', by: ines, to: said('Marc Dubois') }, reader)],
    ['ranked', assignmentNews(fresh, { kind: 'ranked', by: ines }, reader)],
    ['released', assignmentNews(fresh, { kind: 'released', by: ines }, reader)],
    ...sampleClocked(reader, said),
    ...sampleEscalations((state) => sampleTicket(state, said), reader, said),
    ...sampleLists(reader, said),
    ...sampleHomes(reader, said),
    ...GREETED.map((role): [string, Card] => [`greeting-${role}`, greetingCard(role, policy.draftHours, reader)]),
    ['invitation', invitationCard({ channelId, name: said('clients') }, null, reader)],
    [
      'invitation-others-decide',
      invitationCard({ channelId, name: said('clients') }, [said('Camille Roy'), ines], reader),
    ],
    ...sampleChannels(reader),
    ...sampleClockAlerts(reader, said),
    ...sampleFollowUps(reader, said),
    ...sampleSentences(
      { open: sampleTicket('waiting', said).ticket, closed: sampleTicket('closed', said).ticket },
      policy,
      reader,
      said,
    ),
  ]);
  for (const state of STATE_NAMES) {
    const shown = sampleTicket(state, said);
    cards.set(`triage-card-${state}`, triageCard(shown, reader));
    cards.set(`requester-card-${state}`, requesterCard(shown, reader));
    cards.set(`thread-note-${state}`, threadNote(shown, reader));
    cards.set(`details-agent-${state}`, ticketDetails(shown, 'agent', reader));
    cards.set(`details-requester-${state}`, ticketDetails(shown, 'requester', reader));
  }
  const lea = said('Léa Fontaine');
  cards.set('news-ranked', requesterNews(sampleTicket('new', said), { kind: 'ranked' }, reader));
  cards.set('news-taken', requesterNews(sampleTicket('in_progress', said), { kind: 'taken', by: lea }, reader));
  for (const move of moves(said)) {
    const moved = { kind: 'moved', by: lea, move } as const;
    const done = { ...moved, by: said('Camille Roy') };
    const after = sampleTicket(STATE_AFTER[move.name], said);
    if (MOVED_BY[move.name] !== 'requester') cards.set(`news-${move.name}`, requesterNews(after, moved, reader));
    const forTeam = teamNews(after, done, reader);
    if (forTeam) cards.set(`team-news-${move.name}`, forTeam);
  }
  for (const happened of ROUTED_NEWS)
    cards.set(`routed-${happened}`, routedNews(sampleTicket('resolved', said), happened, lea, reader));
  const shown = sampleTicket('in_progress', said);
  const text = said('Chrome 131, et aussi sur mobile.');
  const words = { kind: 'kept', text, files: [], isEdited: false } as const;
  const withFiles = { ...words, files: sampleFiles(said) };
  const answered = { by: lea, words };
  cards
    .set('said-replied', saidToTeam(shown, { as: 'replied', by: said('Camille Roy'), words: withFiles }, reader))
    .set('said-answered', saidToTeam(shown, { as: 'answered', ...answered }, reader))
    .set('said-noted', saidToTeam(shown, { as: 'noted', ...answered }, reader))
    .set('said-edited', saidToTeam(shown, { as: 'noted', ...answered, words: { ...words, isEdited: true } }, reader))
    .set('said-removed', saidToTeam(shown, { as: 'noted', ...answered, words: { kind: 'removed' } }, reader))
    .set('said-to-requester', saidToRequester(shown, answered, reader));
  return cards;
}

/** What a silent requester is reminded of, and what they and the team read once the ticket is closed. */
function sampleFollowUps(reader: Reader, said: Said): ReadonlyMap<string, Card> {
  const questions: Readonly<Record<Expected, string>> = {
    waiting: said('Sur quelle page exactement ?'),
    to_test: said('Corrigé sur la préproduction.'),
    resolved: '',
  };
  return new Map(
    EXPECTED.flatMap((expected): [string, Card][] => {
      const shown = sampleTicket(expected, said);
      const closed = sampleTicket('closed', said).ticket;
      const about = { expected, days: 3, question: questions[expected], closesAt: addHours(at, 97) };
      return [
        [`reminder-${expected}`, reminderCard(shown, about, reader)],
        [`closed-for-silence-${expected}`, closedForSilence(closed, expected, 10, reader)],
        [`team-closed-for-silence-${expected}`, closedForSilenceToTeam(closed, expected, 10, reader)],
      ];
    }),
  );
}

/** The pictures of the sample ticket, and a file that is none. */
function sampleFiles(said: Said): readonly FileReference[] {
  const pictures = filesIn(sampleAnswers('bug', said), 'screenshots');
  return pictures.flatMap((picture) => [
    picture,
    { ...picture, id: 'log', name: said('erreurs.log'), mimeType: 'text/plain' },
  ]);
}

/** What somebody answered in a form of that type; choices and numbers are not theirs to word. */
function sampleAnswers(type: OfferedType, said: Said): Typed {
  const { typed = {} } = stories.find((story) => story.type === type) ?? {};
  const chosen = new Set(policy.forms[type].fields.flatMap(({ id, options }) => (options ? [id] : [])));
  return Object.fromEntries(
    Object.entries(typed).map(([field, answer]): [string, FieldValue] => {
      if (typeof answer === 'string') return [field, chosen.has(field) ? answer : said(answer)];
      const files = filesOf(answer);
      return [field, files.length > 0 ? files.map((file) => ({ ...file, name: said(file.name) })) : answer];
    }),
  );
}

/** Why the sample message needs a ticket, with the words that decided as its author typed them. */
function sampleVerdict(said: Said): Verdict {
  const verdict = classify('Salut, le site bug');
  const [first, ...others] = verdict.reasons;
  const inTheirWords = (reason: Reason): Reason => (reason.words ? { ...reason, words: said(reason.words) } : reason);
  return { ...verdict, reasons: [inTheirWords(first), ...others.map(inTheirWords)] };
}

const misread = (command: Parameters<typeof misreadCommand>[0], reader: TypingReader): Card =>
  misreadCommand(command, policy, reader);

/** Every form of the product by name, in one language. */
export function sampleForms(
  language: Language,
  said: Said = asTheySay,
  where: TypedOn = 'slack',
): ReadonlyMap<string, Dialog> {
  const reader = typingReader(readerOf({ language, timeZone: 'Europe/Paris' }), where);
  const forms = new Map<string, Dialog>();
  for (const type of OFFERED_TYPES) {
    const originalText = said('Salut, le site bug');
    const draft = { draftId, type, typed: sampleAnswers(type, said), originalText, policyVersion: 1 };
    forms.set(`ticket-form-${type}`, ticketForm(draft, policy, {}, reader));
  }
  const bug = { draftId, type: 'bug', typed: {}, originalText: '', policyVersion: 1 } as const;
  const long = { ...bug, typed: { ...sampleAnswers('amelioration', said), screenshots: [...sampleFiles(said)] } };
  forms
    .set('ticket-form-empty', ticketForm(bug, policy, {}, reader))
    .set(
      'ticket-form-for-other',
      ticketForm({ ...long, type: 'amelioration', originalText: LONG }, policy, {}, reader, said('Camille Roy')),
    )
    .set('ticket-form-corrections', ticketForm(bug, policy, sampleCorrections(said), reader))
    .set(
      'ticket-form-secret',
      ticketForm(
        { ...bug, type: 'config_technique', typed: { access: `${said('admin')} / ${MASKS.password}` } },
        policy,
        { access: { code: 'secret', kinds: ['password'] } },
        reader,
      ),
    );
  const { ticket } = sampleTicket('in_progress', said);
  for (const move of MOVE_NAMES) {
    const form = formOfMove(move, move === 'reopen' ? 'resolved' : 'in_progress');
    if (form && isSpokenMove(move)) forms.set(`move-form-${move}`, moveForm(ticket, move, form, reader));
  }
  const asked = formOfMove('resolve', 'in_progress');
  if (asked)
    forms.set('move-form-typed', moveForm(ticket, 'resolve', asked, reader, { text: said('Cache vidé. Merci !') }));
  const team = [{ personId: 'person-2' as PersonId, name: said('Léa Fontaine') }];
  return forms
    .set(
      'setup-form',
      setupForm({ support: [], triage: null, preset: 'agence', language, worksElsewhere: false }, reader),
    )
    .set('reply-form', replyDialog(ticket, 'requester', reader))
    .set('answer-form', replyDialog(ticket, 'agent', reader))
    .set('assign-form', assignForm(ticket, team, reader))
    .set('rank-form', rankForm({ ticket, policy }, 1, reader))
    .set('escalation-form', sampleEscalationForm(sampleTicket('in_progress', said), reader));
}

/** Each fault of an answer once, on the fields of a bug. */
function sampleCorrections(said: Said): Corrections {
  return {
    title: { code: 'too_long', max: 150 },
    description: { code: 'too_short', min: 20 },
    url: { code: 'not_a_url' },
    expected: { code: 'required' },
    environment: { code: 'not_an_option' },
    justification: { code: 'whim' },
    screenshots: { code: 'wrong_files', ofType: [said('virus.exe')], tooLarge: [said('vidéo.mp4')] },
    screenshots_impossible: { code: 'too_many_files', max: 10 },
  };
}

function sampleLists(reader: TypingReader, said: Said): [string, Card][] {
  const lines = STATE_NAMES.map((state, index) => {
    const { ticket, ownerName, requesterName } = sampleTicket(state, said);
    const dueAt = state === 'new' ? subHours(at, 2) : state === 'in_progress' ? addHours(at, 3) : null;
    return { ticket: { ...ticket, number: 12 - index }, ownerName, requesterName, dueAt };
  });
  const page = { lines, before: null, after: { turn: 'after', place: '3..14.7' }, count: 100, policy, at } as const;
  return [
    ['list', ticketListCard(page, { list: 'asked' }, reader)],
    [
      'list-found',
      ticketListCard({ ...page, lines: lines.slice(0, 1), after: null, count: 1 }, { words: said('boutique') }, reader),
    ],
    [
      'list-nothing-found',
      ticketListCard({ ...page, lines: [], after: null, count: 0 }, { words: said('boutique') }, reader),
    ],
    ...LIST_NAMES.map((list): [string, Card] => [
      `list-empty-${list}`,
      ticketListCard({ ...page, lines: [], after: null, count: 0 }, { list }, reader),
    ]),
  ];
}

function sampleClockAlerts(reader: TypingReader, said: Said): [string, Card][] {
  const { ticket } = sampleTicket('in_progress', said);
  const news = { ticket, counted: 'business', amountMs: 15 * 60_000, dueAt: addHours(at, 1) } as const;
  const metrics: readonly ClockNews['metric'][] = ['first_response', 'resolution'];
  return metrics.flatMap((metric): [string, Card][] => [
    [`clock-warning-${metric}`, clockWarning({ ...news, metric, kind: 'warning' }, reader)],
    [`clock-breach-${metric}`, clockWarning({ ...news, metric, kind: 'breach', counted: 'calendar' }, reader)],
    [`clock-warning-private-${metric}`, aloneClockWarning({ ...news, metric, kind: 'warning' }, reader)],
    [`clock-withdrawn-${metric}`, withdrawnWarning(ticket, metric, reader)],
  ]);
}

function sampleChannels(reader: TypingReader): [string, Card][] {
  const normal = { sensitivity: 'normal', learnt: { offset: 0, votes: 0, people: 0 }, isMuted: false } as const;
  const less = { offset: -0.4, votes: 6, people: 4 };
  return [
    ['channel-support', channelCard({ ...normal, role: 'support', mayTune: false }, reader)],
    ['channel-muted', channelCard({ ...normal, role: 'support', isMuted: true, mayTune: false }, reader)],
    [
      'channel-tuned',
      channelCard({ ...normal, role: 'support', sensitivity: 'discreet', learnt: less, mayTune: true }, reader),
    ],
    ['channel-ignored', channelCard({ ...normal, role: 'ignored', mayTune: false }, reader)],
  ];
}

function sampleHomes(reader: TypingReader, said: Said): [string, Card][] {
  const line = (state: StateName, number: number) => {
    const { ticket, ownerName, requesterName } = sampleTicket(state, said);
    const ticketId = `ticket-${number}` as TicketId;
    return { ticket: { ...ticket, number, ticketId }, ownerName, requesterName, dueAt: null };
  };
  const pageOf = (states: readonly StateName[], number: number) => ({
    lines: states.map((state, index) => line(state, number - index)),
    before: null,
    after: null,
    count: states.length,
    policy,
    at,
  });
  const counts = { queue: 3, mine: 2, late: 1, waiting: 100, asked: 0 };
  const none = pageOf([], 0);
  return [
    [
      'home-requester',
      requesterHome(
        {
          awaited: pageOf(['to_test', 'waiting'], 12),
          open: pageOf(['new', 'in_progress'], 10),
          done: pageOf(['closed'], 5),
        },
        reader,
      ),
    ],
    ['home-requester-empty', requesterHome({ awaited: none, open: none, done: none }, reader)],
    ['home-agent-queue', agentHome({ list: 'queue', page: pageOf(['new', 'new', 'new'], 12), counts }, reader)],
    ['home-agent-late', agentHome({ list: 'late', page: pageOf(['in_progress'], 12), counts }, reader)],
  ];
}

function sampleTicket(
  state: StateName,
  said: Said,
  { shownAt = HALF_PAST, movedAt = addMinutes(at, 20), policy = agency }: SampleOf = {},
): ClockedTicket {
  const ticket = ticketIn(STATES[state], said);
  return {
    ...sampleClocks(ticket, policy, shownAt, movedAt),
    ticket,
    values: sampleAnswers('bug', said),
    originalText: state === 'new' ? '' : said('Salut, la boutique ne répond plus du tout, erreur 500 partout'),
    requesterName: said('Camille Roy'),
    ownerName: state === 'new' ? null : said('Léa Fontaine'),
    policy,
  };
}

interface SampleOf {
  readonly shownAt?: Date;
  readonly movedAt?: Date;
  readonly policy?: Policy;
}

/** Clocks that run, are warned of, are late, stand still and have ended, under a policy that also promises a resolution. */
function sampleClocked(reader: Reader, said: Said): [string, Card][] {
  const support = presetPolicy('workflow-support');
  const there = readerOf({ language: reader.language, timeZone: 'America/Martinique' });
  const movedAt = addMinutes(at, 20);
  const moments = [
    ['running', 'new', 5],
    ['warned', 'new', 12],
    ['late', 'new', 55],
    ['answered', 'in_progress', 30],
    ['resolution-late', 'in_progress', 24 * 60],
    ['paused', 'waiting', 120],
    ['kept', 'resolved', 120],
  ] as const;
  return moments.flatMap(([name, state, minutes]): [string, Card][] => {
    const shownAt = addMinutes(at, minutes);
    const shown = sampleTicket(state, said, { policy: support, shownAt, movedAt });
    const explained = sampleExplained(shown.ticket, support, shownAt, movedAt);
    return [
      [`clocks-${name}-triage-card`, triageCard(shown, reader)],
      [`clocks-${name}-agent`, ticketDetails(shown, 'agent', reader)],
      [`clocks-${name}-requester`, requesterCard(shown, there)],
      [`clocks-${name}-explained`, explainedCard(shown, explained, 'agent', reader)],
      [`clocks-${name}-explained-to-requester`, explainedCard(shown, explained, 'requester', there)],
    ];
  });
}

function ticketIn(state: TicketState, said: Said): Ticket {
  return {
    deskId: 'desk-1' as DeskId,
    ticketId: 'ticket-1' as TicketId,
    number: 12,
    type: 'bug',
    title: said('Boutique inaccessible, erreur 500 - lumiere-deco.example'),
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
    client: null,
    requestContentId: 'content-1' as ContentId,
    policyVersion: 1,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
}
