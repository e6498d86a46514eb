import type { PhraseKey } from './lexicon-fr.ts';

/** Fragments that belong to no language: what machines print. Same conventions as the lexicons. */
export const machinePhrases = {
  log_line: [
    'traceback|stack ?trace|exception in|[a-z]+(?:error|exception)(?=[: (]|$)|err!|errno|sqlstate|segmentation fault|core dumped|exit code [0-9]+|fatal(?: error)?:|\\[(?:error|fatal|warn|critical)\\]|error(?: code)?:? [0-9(x]+|uncaught|undefined (?:index|variable|method|function|offset|reference)|cannot read propert[a-z]+|connection refused|no space left|command not found|no such file|access denied for|permission denied|failed to [a-z]+|[a-z0-9_]+\\.(?:php|py|js|ts|tsx|jsx|java|rb|go|cs|c|cpp|h|sh):[0-9]+|\\.(?:php|py|js|ts|tsx|java|rb)"?,? (?:on )?line [0-9]+|0x[0-9a-f]{4,}|http\\/1\\.[01]|err_[a-z_]+|e(?:connrefused|resolve|acces|noent|timedout)|ora [0-9]{4,}|panic:|oom|out of memory|stderr|at [a-z0-9_.$]+ ?\\([^)\\n]{1,80}:[0-9]+',
  ],
  error_code: [
    '(?<!#)(?<!ticket )(?:40[0134589]|41[0369]|42[29]|50[0-4]|52[0-9])(?![0-9]|,[0-9]| ?(?:€|(?:euros|pages|users|comptes|produits|personnes|people|px|mo|go|mb|gb|clients|ms)\\b))',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MachineKey = keyof typeof machinePhrases;

/** Signals about the shape of the message; exactly one of the `length_…` always holds. */
export const shapeKeys = [
  'length_0',
  'length_1',
  'length_2_3',
  'length_4_6',
  'length_7_12',
  'length_13_25',
  'length_26_up',
  'question_mark',
  'exclamation',
  'shouting',
  'has_link',
  'only_link',
  'only_emoji',
  'starts_with_mention',
  'code_block',
  'only_code',
  'quoted_words',
  'close_pair',
  'distant_pair',
  'several_lines',
  'ellipsis',
  'pasted_template',
] as const;

export type ShapeKey = (typeof shapeKeys)[number];
export type PlainKey = PhraseKey | MachineKey | ShapeKey;

/** A named conjunction: in one clause, or in the message as a whole, one signal of each group of `all`, and none of `none`. */
export type Conjunction = {
  readonly of?: 'clause' | 'message';
  readonly all: readonly (readonly PlainKey[])[];
  readonly none?: readonly PlainKey[];
};

const FAULT: readonly PlainKey[] = [
  'negated_function',
  'cannot',
  'fault_word',
  'have_problem',
  'error_word',
  'error_code',
  'slow',
  'broken_state',
  'wrong_result',
  'nothing_happens',
  'weird',
  'security',
  'log_line',
];
const STRONG_FAULT: readonly PlainKey[] = [
  'negated_function',
  'cannot',
  'fault_word',
  'have_problem',
  'error_code',
  'broken_state',
  'nothing_happens',
  'security',
  'log_line',
];
const PRESENT_FAULT: readonly PlainKey[] = [
  'negated_function',
  'cannot',
  'broken_state',
  'wrong_result',
  'nothing_happens',
  'slow',
];
const DONE: readonly PlainKey[] = ['done_frame', 'just_did', 'works_again'];
const TOLD: readonly PlainKey[] = [
  'joke',
  'memory',
  'condition',
  'life_word',
  'ticket_opened',
  'rule_reminder',
  'cause_told',
];
const SOFTENED: readonly PlainKey[] = ['negated_problem', ...TOLD, ...DONE, 'advice', 'will_do', 'sorry'];
const REQUEST: readonly PlainKey[] = ['request_frame', 'need_frame', 'polite_please'];
const TYPO: readonly PlainKey[] = ['typo_word', 'close_pair'];
const TICKET: readonly PlainKey[] = ['ticket_word', 'my_request'];
const MEETING: readonly PlainKey[] = ['meeting_word', 'availability', 'move_meeting'];
const WHEN: readonly PlainKey[] = ['time_of_day', 'day_word'];
const SMALL_ASK: readonly PlainKey[] = [
  'favour',
  'tell_me',
  ...TYPO,
  'meeting_word',
  'availability',
  'life_word',
  'advice',
];
const THING: readonly PlainKey[] = ['work_noun', 'action_noun', 'new_thing'];
const OWN: readonly PlainKey[] = ['own_machine', 'first_person', 'since', 'when_doing', 'where_device', 'again_still'];

/** What a clause, or the message, shows only when its signals stand together. */
export const conjunctions = {
  fault_plain: {
    all: [FAULT],
    none: [...SOFTENED, 'second_person', 'question_mark', 'opinion', ...MEETING],
  },
  fault_unsoftened: { all: [FAULT], none: SOFTENED },
  strong_fault_plain: { all: [STRONG_FAULT], none: [...SOFTENED, 'second_person', 'opinion', ...TICKET] },
  fault_mine: { all: [FAULT, OWN], none: [...SOFTENED, 'second_person'] },
  fault_since: {
    all: [FAULT, ['since', 'when_doing', 'where_device']],
    none: ['negated_problem', 'joke', 'life_word', ...DONE],
  },
  fault_thing: { all: [FAULT, ['work_noun', 'own_machine']], none: SOFTENED },
  fault_softened: { all: [FAULT, [...TOLD, 'advice', 'will_do', 'sorry', 'opinion']] },
  fault_denied: { all: [['negated_problem']], none: ['request_frame', 'need_frame'] },
  fault_asked_of_you: {
    all: [FAULT, ['second_person'], ['question_mark', 'question_open']],
    none: ['first_person', 'request_frame'],
  },
  fault_of_yours: { all: [FAULT, ['second_person']], none: ['first_person', 'request_frame', 'help_call', 'look_at'] },
  fault_with_ticket: { all: [FAULT, TICKET] },
  fault_and_meeting: { all: [FAULT, MEETING, WHEN] },
  request_work: { all: [REQUEST, ['work_verb']], none: [...SMALL_ASK, ...TICKET] },
  request_work_thing: { all: [REQUEST, ['work_verb'], THING], none: [...TYPO, 'tell_me', 'advice', ...MEETING] },
  request_work_asked: {
    all: [REQUEST, ['work_verb'], ['question_mark', 'question_open']],
    none: [...SMALL_ASK, ...TICKET, ...DONE],
  },
  request_thing: { all: [REQUEST, THING], none: [...SMALL_ASK, ...TICKET] },
  request_large: {
    all: [
      [...REQUEST, 'work_verb'],
      ['scale', 'new_thing'],
    ],
    none: [...TYPO, 'tell_me', ...MEETING, 'advice'],
  },
  request_fault: { all: [REQUEST, FAULT], none: ['tell_me', 'negated_problem', 'joke', 'condition', ...TICKET] },
  request_plain: { all: [REQUEST], none: [...SMALL_ASK, ...TICKET, ...WHEN, 'second_person'] },
  request_of_you: { all: [['request_frame'], ['second_person']], none: [...SMALL_ASK, ...TICKET, ...WHEN] },
  request_favour: { all: [[...REQUEST, 'question_mark'], ['favour']], none: ['work_verb'] },
  request_answer: { all: [['tell_me']], none: STRONG_FAULT },
  work_without_request: {
    all: [['work_verb', 'action_noun'], THING],
    none: [...REQUEST, ...DONE, 'will_do', 'second_person', 'advice'],
  },
  please_work: { all: [['polite_please'], ['work_verb']], none: [...TYPO, 'favour', ...MEETING] },
  help_wanted: { all: [['help_call']], none: [...SOFTENED, 'thanks'] },
  look_wanted: {
    all: [['look_at'], [...REQUEST, 'question_mark']],
    none: [...SOFTENED, 'tell_me', ...TICKET, 'availability'],
  },
  fix_typo: { all: [TYPO, [...REQUEST, 'correct_verb']] },
  typo_told: { all: [TYPO], none: [...REQUEST, ...DONE] },
  typo_done: { all: [TYPO, DONE] },
  title_of_work: {
    all: [THING],
    none: [
      ...REQUEST,
      ...DONE,
      ...MEETING,
      'first_person',
      'second_person',
      'question_mark',
      'opinion',
      'info',
      'will_do',
      'ack_start',
      'thanks',
      'work_verb',
      ...TICKET,
    ],
  },
  done_clean: { all: [DONE], none: [...FAULT, 'question_mark', 'question_open', ...TICKET] },
  done_of_fault: {
    all: [DONE, ['fault_word', 'problem_word', 'error_word', 'have_problem']],
    none: ['question_mark', ...PRESENT_FAULT],
  },
  done_yet_fault: { all: [DONE, PRESENT_FAULT], none: ['question_mark'] },
  done_asked: { all: [DONE, ['question_mark', 'either_or']] },
  status_of_ticket: { all: [['status_frame', 'handled'], TICKET] },
  ticket_asked: { all: [['ticket_word'], ['question_mark']] },
  status_asked: { all: [['status_frame'], ['question_mark']], none: FAULT },
  meeting_when: { all: [MEETING, WHEN] },
  meeting_asked: { all: [MEETING, ['question_mark']] },
  time_proposed: { all: [WHEN], none: [...FAULT, ...REQUEST, ...DONE, 'absence', 'since'] },
  late_told: { all: [['late']], none: FAULT },
  question_plain: {
    all: [['question_mark'], ['question_open', 'either_or', 'permission']],
    none: [...FAULT, ...REQUEST, ...MEETING, ...TICKET],
  },
  question_of_you: {
    all: [['question_mark'], ['second_person']],
    none: [...FAULT, 'request_frame', ...MEETING, ...TICKET],
  },
  question_of_fact: { all: [['question_mark'], ['wh_open']], none: [...FAULT, ...TICKET, ...MEETING] },
  question_without_help: {
    all: [['question_mark']],
    none: [...FAULT, 'request_frame', 'need_frame', 'help_call', 'look_at', 'stuck_question', 'how_to'],
  },
  ack_short: {
    all: [
      ['ack_start', 'ack_phrase'],
      ['length_1', 'length_2_3', 'length_4_6'],
    ],
    none: [...FAULT, 'question_mark'],
  },
  ack_then_action: { all: [['will_do']], none: [...FAULT, 'question_mark', ...REQUEST] },
  ack_of_fault: { all: [['will_do', 'ack_phrase'], FAULT], none: ['question_mark'] },
  urgent_trouble: {
    all: [['urgency'], [...FAULT, ...REQUEST, 'problem_word', 'look_at', 'loss']],
    none: ['life_word', 'joke', 'negated_problem', ...DONE],
  },
  urgent_bare: {
    all: [['urgency']],
    none: [
      'life_word',
      'joke',
      'negated_problem',
      'rule_reminder',
      ...DONE,
      ...MEETING,
      ...TICKET,
      'thanks',
      'will_do',
    ],
  },
  loss_told: { all: [['loss']], none: ['joke', 'life_word', ...DONE, 'memory'] },
  client_unhappy: { all: [['client_relay'], ['displeasure']], none: ['praise', 'memory', 'joke'] },
  client_fault: { all: [['client_relay'], FAULT], none: ['negated_problem', 'memory', ...DONE] },
  client_wants: { all: [['client_relay'], ['need_frame', 'request_frame']], none: ['praise', ...MEETING, 'favour'] },
  displeased: { all: [['displeasure']], none: ['joke', 'memory', 'life_word', 'negated_problem'] },
  stuck_on_fault: {
    all: [
      ['stuck_question', 'how_to'],
      [...FAULT, 'own_machine', 'problem_word'],
    ],
    none: ['advice'],
  },
  thing_stated: {
    all: [['work_noun', 'own_machine']],
    none: [
      ...REQUEST,
      ...DONE,
      ...MEETING,
      ...TICKET,
      ...TOLD,
      'question_mark',
      'opinion',
      'info',
      'praise',
      'will_do',
      'second_person',
      'advice',
      'thanks',
      'negated_problem',
      'ack_start',
      'absence',
      'sorry',
      'snippet',
    ],
  },
  two_faults: {
    all: [
      FAULT,
      [
        'since',
        'when_doing',
        'again_still',
        'where_device',
        'client_relay',
        'urgency',
        'problem_word',
        'displeasure',
        'own_machine',
      ],
    ],
    none: SOFTENED,
  },
  how_to_own: { all: [['how_to'], ['first_person']] },
  advice_given: { all: [['advice', 'snippet']], none: ['polite_please', 'own_machine'] },
  snippet_told: { all: [['snippet']], none: [...FAULT, ...REQUEST] },
  opinion_given: { all: [['opinion']], none: [...REQUEST, 'help_call', 'question_mark'] },
  life_talk: { all: [['life_word']], none: ['work_noun'] },
  joke_of_fault: {
    all: [
      ['joke', 'life_word'],
      [...FAULT, 'urgency', 'problem_word'],
    ],
  },
  thanks_clean: { all: [['thanks']], none: [...FAULT, 'need_frame', 'request_frame', 'work_verb'] },
  nothing_asked: {
    of: 'message',
    all: [],
    none: [
      ...FAULT,
      ...REQUEST,
      'question_mark',
      'help_call',
      'look_at',
      'urgency',
      'displeasure',
      'problem_word',
      'work_verb',
      'stuck_question',
      'how_to',
      'loss',
      'action_noun',
    ],
  },
} as const satisfies Readonly<Record<string, Conjunction>>;

export type ConjunctionKey = keyof typeof conjunctions;
