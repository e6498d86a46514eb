import type { ListName } from '../ticket/lists.ts';
import type { ClosingReason, Rank, StateName } from '../ticket/ticket.ts';

/** The lists that a person may ask for by a command. */
export const LISTED_BY_COMMAND = [
  'mine',
  'open',
  'late',
  'due',
  'queue',
  'waiting',
] as const satisfies readonly ListName[];
type ListedByCommand = (typeof LISTED_BY_COMMAND)[number];

/** Commands that stand alone, then lists and search, then those that name a ticket. */
export type CommandName =
  | 'help'
  | 'setup'
  | 'here'
  | 'new'
  | ListedByCommand
  | 'search'
  | 'show'
  | 'why'
  | 'take'
  | 'assign'
  | 'release'
  | 'rank'
  | 'escalate'
  | 'status'
  | 'close'
  | 'reopen';

/**
 * How each command may be typed, without accents and in small letters; whoever types is not asked for their language. The
 * first spelling of a language is the one that suggestions show.
 */
export const COMMAND_WORDS: Readonly<
  Record<CommandName, { readonly fr: readonly string[]; readonly en: readonly string[] }>
> = {
  help: { fr: ['aide', 'aidez-moi', '?', "mode d'emploi"], en: ['help', 'usage'] },
  setup: { fr: ['configurer', 'configuration', 'installer'], en: ['setup', 'set up', 'configure'] },
  here: { fr: ['ici', 'ce salon', 'dans ce salon'], en: ['here', 'this channel', 'in this channel'] },
  new: { fr: ['nouveau', 'nouveau ticket', 'ouvrir', 'creer'], en: ['new', 'new ticket', 'create'] },
  mine: { fr: ['mes', 'mes tickets', 'mes demandes', 'les miens'], en: ['mine', 'my tickets', 'my'] },
  open: { fr: ['ouverts', 'ouvert', 'tickets ouverts'], en: ['open', 'open tickets'] },
  late: { fr: ['en retard', 'retard', 'retards', 'tickets en retard'], en: ['late', 'overdue', 'late tickets'] },
  due: {
    fr: ["echeances aujourd'hui", 'echeances aujourdhui', 'echeances du jour', 'echeances', 'echeance'],
    en: ['due today', 'due', 'due tickets'],
  },
  queue: { fr: ['file', "file d'attente", 'la file'], en: ['queue', 'the queue'] },
  waiting: { fr: ['en attente', 'attente', 'tickets en attente'], en: ['waiting', 'on hold', 'waiting tickets'] },
  search: { fr: ['chercher', 'cherche', 'trouver', 'rechercher'], en: ['search', 'find'] },
  show: { fr: ['voir', 'ticket', 'montrer'], en: ['show', 'view'] },
  why: { fr: ['pourquoi'], en: ['why'] },
  take: { fr: ['prendre', 'prends'], en: ['take'] },
  assign: { fr: ['affecter', 'affecte', 'assigner', 'assigne', 'confier', 'attribuer'], en: ['assign'] },
  release: { fr: ['liberer', 'libere', 'relacher', 'relache', 'rendre'], en: ['release', 'unassign'] },
  rank: { fr: ['priorite', 'rang'], en: ['rank', 'priority'] },
  escalate: { fr: ['escalader', 'escalade'], en: ['escalate'] },
  status: { fr: ['statut', 'etat'], en: ['status', 'state'] },
  close: { fr: ['fermer', 'ferme', 'clore', 'cloturer'], en: ['close'] },
  reopen: { fr: ['rouvrir', 'rouvre', 'reouvrir'], en: ['reopen'] },
};

/** How a state may be named behind `status 12`, whatever the preset calls it. */
export const STATE_WORDS: Readonly<Record<StateName, readonly string[]>> = {
  new: ['nouveau', 'ouvert', 'reception', 'new', 'open'],
  in_progress: ['en cours', 'cours', 'diagnostic', 'repris', 'in progress', 'progress', 'resumed'],
  waiting: ['en attente', 'attente', 'attend', 'waiting', 'wait', 'on hold', 'pending'],
  to_test: ['a tester', 'tester', 'a valider', 'a confirmer', 'to test', 'test', 'testing'],
  resolved: ['resolu', 'resolue', 'regle', 'corrige', 'resolved', 'solved', 'fixed'],
  closed: ['ferme', 'fermee', 'clos', 'close', 'cloture', 'closed'],
};

/** How a reason may be named behind `close 12`. */
export const CLOSING_WORDS: Readonly<Record<ClosingReason, readonly string[]>> = {
  done: ['termine', 'fini', 'fait', 'done'],
  cancelled: ['annule', 'annulee', 'abandonne', 'cancelled', 'canceled'],
  duplicate: ['doublon', 'duplicate'],
  merged: ['fusionne', 'merged'],
  no_answer: ['sans reponse', 'no answer', 'no reply'],
};

/** How a rank may be named behind `rank 12`, whatever the preset calls it (C5). */
export const RANK_WORDS: Readonly<Record<Rank, readonly string[]>> = {
  1: ['1', 'p1', 'critique', 'p1 critique', 'critical', 'p1 critical', 'urgent', 'urgente'],
  2: ['2', 'p2', 'important', 'importante', 'haute', 'majeur', 'p2 majeur', 'majeure', 'high', 'major', 'p2 major'],
  3: ['3', 'p3', 'normal', 'normale', 'modere', 'p3 modere', 'moderee', 'moderate', 'p3 moderate', 'moyenne', 'medium'],
  4: [
    '4',
    'p4',
    'quand possible',
    'when possible',
    'basse',
    'mineur',
    'p4 mineur',
    'mineure',
    'low',
    'minor',
    'p4 minor',
  ],
};
