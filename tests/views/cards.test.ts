import { OFFERED_TYPES, RANKS } from '../../src/domain/ticket/ticket.ts';
import { PRESET_NAMES } from '../../src/policy/policy.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import type { Reader } from '../../src/texts/reader.ts';
import { typingReader } from '../../src/texts/typing.ts';
import { type Card, cardSchema } from '../../src/views/card.ts';
import { helpCard } from '../../src/views/help.ts';
import { requesterCard } from '../../src/views/requester-card.ts';
import { threadNote } from '../../src/views/thread-note.ts';
import { ticketDetails } from '../../src/views/ticket-details.ts';
import type { ClockedTicket } from '../../src/views/ticket-words.ts';
import { triageCard } from '../../src/views/triage-card.ts';
import {
  aShownTicket,
  aTicket,
  bugReport,
  buttonsOf,
  EVERY_STATE,
  nameOfState,
  READERS,
  wordsOf,
} from '../support/builders.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

const [french, english] = READERS;

const CARDS: Readonly<Record<string, (shown: ClockedTicket, reader: Reader) => Card>> = {
  'the triage card': triageCard,
  'the requester’s card': requesterCard,
  'the thread note': threadNote,
  'the details for an agent': (shown, reader) => ticketDetails(shown, 'agent', reader),
  'the details for a requester': (shown, reader) => ticketDetails(shown, 'requester', reader),
};

const everyDrawing = Object.keys(CARDS).flatMap((name) =>
  EVERY_STATE.flatMap((state) =>
    READERS.map((reader) => ({ name, state, stateName: nameOfState(state), language: reader.language, reader })),
  ),
);

describe('every card in every state and language', () => {
  test.each(everyDrawing)('$name of a ticket that is $stateName, in $language', ({ name, state, reader }) => {
    for (const preset of PRESET_NAMES) {
      const shown = aShownTicket({ ticket: { state }, policy: presetPolicy(preset), ownerName: 'Léa Petit' });
      const card = CARDS[name]?.(shown, reader);

      expect(cardSchema.parse(card)).toEqual(card);
      expect(card && wordsOf(card).filter((words) => words.trim() === '' && words !== ' ')).toEqual([]);
      expect(card && wordsOf(card).join('|')).not.toMatch(/undefined|null|NaN|\[object/);
      expect(card?.plain).toContain('#12');
      expect(card?.plain).toContain(reader.texts.states[preset][state.name]);
    }
  });
});

describe('the card that agents work from', () => {
  test('shows what is asked, how urgent, by whom, where and how well said', () => {
    const shown = aShownTicket({
      ticket: { urgency: 'critical', rank: 1 },
      values: bugReport({ urgency: 'critical', justification: 'Perte estimée 2000 €/jour' }),
    });
    const words = wordsOf(triageCard(shown, french));

    expect(words).toEqual(
      expect.arrayContaining([
        '#12 [BUG CRITIQUE] Formulaire de contact muet - monsite.com',
        'NOUVEAU',
        'Bug',
        '1 · Critique',
        'Camille Roux',
        'personne pour l’instant',
        'Production',
        'https://www.monsite.com/contact',
        '70 / 100',
        'Navigateur, Tests déjà faits',
        'Justification :',
        'Perte estimée 2000 €/jour',
      ]),
    );
  });

  test('in English too', () => {
    const words = wordsOf(triageCard(aShownTicket({ ownerName: 'Léa Petit' }), english));

    expect(words).toEqual(
      expect.arrayContaining([
        '#12 [BUG] Formulaire de contact muet - monsite.com',
        'NEW',
        '2 · Important',
        'Léa Petit',
        'Browser, Already tried',
      ]),
    );
  });

  test.each([
    [{ name: 'new' }, ['ticket.reply', 'ask', 'close', 'ticket.assign']],
    [{ name: 'in_progress' }, ['ticket.reply', 'propose_fix', 'resolve', 'ask', 'close', 'ticket.assign']],
    [{ name: 'waiting', reason: 'information' }, ['ticket.reply', 'resolve', 'resume', 'close', 'ticket.assign']],
    [{ name: 'to_test' }, ['ticket.reply', 'resume', 'close', 'ticket.assign']],
    [{ name: 'resolved', at: new Date(0) }, ['ticket.reply', 'reopen', 'close']],
    [{ name: 'closed', at: new Date(0), reason: 'done' }, []],
  ] as const)(
    'in %j an agent may %j, change its rank while it is open, take it while nobody owns it, release it while somebody does',
    (state, actions) => {
      const isOpen = actions.some((action) => action === 'ticket.assign');
      const owned = aShownTicket({ ticket: { state, ownerId: aTicket().requesterId } });
      const free = aShownTicket({ ticket: { state, ownerId: null } });
      const take = state.name === 'new' ? ['ticket.take'] : [];

      expect(actionsOf(triageCard(owned, french))).toEqual([
        ...take,
        ...actions,
        ...(isOpen ? ['ticket.rank', 'ticket.escalate', 'ticket.release'] : []),
        ...(state.name === 'closed' ? [] : ['ticket.explain']),
      ]);
      expect(actionsOf(triageCard(free, french))).toEqual([
        ...(isOpen ? ['ticket.take'] : []),
        ...actions,
        ...(isOpen ? ['ticket.rank', 'ticket.escalate'] : []),
        ...(state.name === 'closed' ? [] : ['ticket.explain']),
      ]);
    },
  );

  test('more than five gestures leave four buttons and a menu', () => {
    const { parts } = triageCard(aShownTicket({ ticket: { state: { name: 'in_progress' } } }), french);
    const row = parts.find((part) => part.kind === 'buttons');

    expect(row?.buttons).toHaveLength(4);
    expect(row?.more?.gestures.map(({ label }) => plainSpaces(label))).toEqual([
      'Demander une info',
      'Fermer',
      'Affecter…',
      'Changer le rang…',
      'Escalader…',
      'Pourquoi cette échéance ?',
    ]);
  });

  test('a long description is cut in sight', () => {
    const words = wordsOf(triageCard(aShownTicket({ values: bugReport({ description: 'a'.repeat(3000) }) }), french));

    expect(words.filter((each) => each.includes('aaa'))).toEqual([`${'a'.repeat(599)}…`]);
  });

  test('a field that an administrator added is missing by its own name', () => {
    const policy = presetPolicy('agence');
    const bug = {
      fields: [
        ...policy.forms.bug.fields,
        { id: 'branch', kind: 'line', required: false, quality: 5, label: { fr: 'Agence', en: 'Branch' } } as const,
      ],
    };
    const shown = aShownTicket({
      ticket: { missing: ['branch'] },
      policy: { ...policy, forms: { ...policy.forms, bug } },
    });

    expect(wordsOf(triageCard(shown, english))).toContain('Branch');
  });
});

describe('the requester’s card (S1-12, S3-13)', () => {
  test('says the number, what happens next, and what would help', () => {
    const words = wordsOf(requesterCard(aShownTicket(), french));

    expect(words).toEqual(
      expect.arrayContaining([
        'Ticket #12 enregistré',
        '[BUG] Formulaire de contact muet - monsite.com',
        'Et maintenant ? ',
        ' L’équipe va l’analyser. Inutile de relancer avant le délai annoncé : vous serez prévenu à chaque étape.',
        'Pour aller plus vite, ajoutez : Navigateur, Tests déjà faits.',
      ]),
    );
  });

  test('goes by its state once somebody has it', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'in_progress' } } });

    const words = wordsOf(requesterCard(shown, french));
    expect(words[0]).toBe('Ticket #12 : EN COURS');
    expect(words.at(-1)).toBe('Le ticket #12 est EN COURS. Quelqu’un y travaille. Restez joignable pour une question.');
  });

  const everyPromise = PRESET_NAMES.flatMap((preset) => RANKS.map((rank) => ({ preset, rank })));
  const PROMISES = {
    agence: [
      ['avant mar. 24 nov. 11:00 (Paris)', 'non engagée'],
      ['avant mar. 24 nov. 16:00 (Paris)', 'non engagée'],
      ['avant jeu. 26 nov. 10:00 (Paris)', 'non engagée'],
      ['planifiée avec vous, sans délai engagé', 'non engagée'],
    ],
    'support-applicatif': [
      ['avant mar. 24 nov. 15:00 (Paris) · 10:00 (Martinique)', 'non engagée'],
      ['avant mar. 24 nov. 20:00 (Paris) · 15:00 (Martinique)', 'non engagée'],
      ['avant mar. 24 nov. 23:00 (Paris) · 18:00 (Martinique)', 'non engagée'],
      ['avant jeu. 26 nov. 23:00 (Paris) · 18:00 (Martinique)', 'non engagée'],
    ],
    'workflow-support': [
      ['avant mar. 24 nov. 10:15 (Paris)', 'avant mar. 24 nov. 16:00 (Paris)'],
      ['avant mar. 24 nov. 11:00 (Paris)', 'avant mer. 25 nov. 11:00 (Paris)'],
      ['avant mar. 24 nov. 16:00 (Paris)', 'avant jeu. 26 nov. 10:00 (Paris)'],
      ['avant mer. 25 nov. 10:00 (Paris)', 'avant mar. 1 déc. 10:00 (Paris)'],
    ],
  };
  test.each(everyPromise)(
    'promises what $preset promises for rank $rank, and invents nothing (C1)',
    ({ preset, rank }) => {
      const shown = aShownTicket({ ticket: { rank }, policy: presetPolicy(preset) });
      const facts = new Map(
        factsOf(requesterCard(shown, french)).map(({ label, value }) => [label, value.replace(/\s/g, ' ')]),
      );

      expect([facts.get('Première réponse'), facts.get('Résolution')]).toEqual(PROMISES[preset][rank - 1]);
    },
  );

  test.each([
    [{ name: 'new' }, ['ticket.reply', 'ticket.explain']],
    [{ name: 'in_progress' }, ['ticket.reply']],
    [{ name: 'waiting', reason: 'information' }, ['ticket.reply']],
    [{ name: 'to_test' }, ['confirm_fix', 'refuse_fix']],
    [{ name: 'resolved', at: new Date(0) }, ['validate', 'reopen', 'ticket.reply']],
    [{ name: 'closed', at: new Date(0), reason: 'done' }, []],
  ] as const)('in %j the requester may %j (S0-33..38)', (state, actions) => {
    expect(actionsOf(requesterCard(aShownTicket({ ticket: { state } }), french))).toEqual(actions);
  });

  test('asks for nothing while a third party is awaited', () => {
    const shown = aShownTicket({ ticket: { state: { name: 'waiting', reason: 'third_party' } } });

    expect(wordsOf(requesterCard(shown, french))).toContain(
      'Nous attendons une réponse extérieure. Rien à faire de votre côté.',
    );
  });
});

describe('the thread note, which everybody in the channel reads (architecture §4.4)', () => {
  const secret = {
    ticket: { title: 'TITRE-SECRET', missing: ['url'] },
    values: Object.fromEntries(Object.keys(bugReport()).map((id) => [id, `SECRET-${id}`])),
    originalText: 'MESSAGE-SECRET',
    requesterName: 'DEMANDEUR-SECRET',
    ownerName: 'RESPONSABLE-SECRET',
  };

  test.each(everyState())('tells only number, state and promise ($stateName, $language)', ({ state, reader }) => {
    for (const preset of PRESET_NAMES) {
      const shown = aShownTicket({
        ...secret,
        ticket: { ...secret.ticket, state },
        policy: presetPolicy(preset),
      });

      expect(wordsOf(threadNote(shown, reader)).join(' ')).not.toMatch(/SECRET/);
      expect(buttonsOf(threadNote(shown, reader))).toEqual([]);
    }
  });

  test('reads so', () => {
    const plain = (shown: ClockedTicket) => threadNote(shown, french).plain.replace(/\s/g, ' ');

    expect(plain(aShownTicket())).toBe('Ticket #12 · NOUVEAU · première réponse avant mar. 24 nov. 16:00 (Paris)');
    expect(plain(aShownTicket({ ticket: { state: { name: 'to_test' } } }))).toBe('Ticket #12 · À TESTER');
  });
});

describe('what a requester sees of a ticket', () => {
  test('is neither the agents’ buttons nor their facts', () => {
    const card = ticketDetails(aShownTicket({ ticket: { state: { name: 'in_progress' } } }), 'requester', french);

    expect(actionsOf(card)).toEqual(['ticket.reply']);
    expect(wordsOf(card)).not.toContain('Camille Roux');
  });
});

describe('hostile words', () => {
  const hostile = '<!channel> <@U1> *bold* `code` <https://evil.example|click> &amp; [x](javascript:1)';

  test.each(everyState())('stay words, as typed, in every card ($stateName, $language)', ({ state, reader }) => {
    const values = bugReport({ description: hostile, url: hostile, justification: hostile });
    const shown = aShownTicket({
      ticket: { state, title: hostile },
      values,
      requesterName: hostile,
      ownerName: hostile,
    });

    for (const draw of [triageCard, requesterCard]) {
      const card = draw(shown, reader);
      expect(wordsOf(card).filter((words) => words.includes('evil') && !words.includes(hostile))).toEqual([]);
      expect(JSON.stringify(card)).not.toContain('"link"');
      expect(JSON.stringify(buttonsOf(card))).not.toContain('evil');
    }
  });
});

test.each(READERS)('the help names the commands as one types them in Slack ($language)', (reader) => {
  const words = wordsOf(helpCard(typingReader(reader, 'slack')));

  expect(words).toContain('/ticket');
  expect(words).toContain('/ticket 12');
  expect(words.join(' ')).toContain('🎫');
});

test.each(READERS)(
  'and in Teams, which has a slash in channels only, and no reaction of ours ($language)',
  (reader) => {
    const inChannel = wordsOf(helpCard(typingReader(reader, 'teams_channel')));
    const alone = wordsOf(helpCard(typingReader(reader, 'teams_chat')));

    expect(inChannel).toContain('@Guichet ticket');
    expect(inChannel).toContain('@Guichet ticket 12');
    expect(alone).toContain('ticket 12');
    for (const words of [inChannel, alone]) {
      expect(words.filter((each) => each.startsWith('/'))).toEqual([]);
      expect(words.join(' ')).not.toContain('🎫');
      expect(words.filter((each) => each.includes('/ticket'))).toHaveLength(1);
    }
  },
);

test.each(OFFERED_TYPES)('a %s has its tag in the title (S0-12)', (type) => {
  const card = triageCard(aShownTicket({ ticket: { type } }), french);

  expect(card.title).toBe(`#12 [${french.texts.titleTags[type]}] Formulaire de contact muet - monsite.com`);
});

function everyState() {
  return EVERY_STATE.flatMap((state) =>
    READERS.map((reader) => ({ state, stateName: nameOfState(state), language: reader.language, reader })),
  );
}

function actionsOf(card: Card): string[] {
  const inMenus = card.parts.flatMap((part) => (part.kind === 'buttons' ? (part.more?.gestures ?? []) : []));
  return [...buttonsOf(card), ...inMenus].map(({ action, value }) => value['move'] ?? action);
}

function factsOf(card: Card) {
  return card.parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []));
}
