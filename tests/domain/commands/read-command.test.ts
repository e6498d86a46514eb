import fc from 'fast-check';
import { COMMAND_WORDS } from '../../../src/domain/commands/command-words.ts';
import { readAddressed } from '../../../src/domain/commands/read-addressed.ts';
import { readCommand } from '../../../src/domain/commands/read-command.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { typedOn } from '../../../src/texts/typing.ts';

describe('what stands behind /ticket', () => {
  test.each([
    ['', { kind: 'open', text: '' }],
    ['  ', { kind: 'open', text: '' }],
    ['nouveau', { kind: 'open', text: '' }],
    ['New ticket', { kind: 'open', text: '' }],
    ['le site bug', { kind: 'open', text: 'le site bug' }],
    ['panne', { kind: 'open', text: 'panne' }],
    ['99999999999', { kind: 'open', text: '99999999999' }],
    ['aide', { kind: 'help' }],
    [' HELP ', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['Mode d’emploi', { kind: 'help' }],
    ['configurer', { kind: 'setup' }],
    ['set up', { kind: 'setup' }],
    ['12', { kind: 'show', number: 12 }],
    ['#12', { kind: 'show', number: 12 }],
    ['ticket n°12', { kind: 'show', number: 12 }],
    ['État 12', { kind: 'show', number: 12 }],
    ['mes', { kind: 'list', which: 'mine' }],
    ['Mes Tickets', { kind: 'list', which: 'mine' }],
    ['mine page 3', { kind: 'list', which: 'mine' }],
    ['ouverts 2', { kind: 'list', which: 'open' }],
    ['open p2', { kind: 'list', which: 'open' }],
    ['EN RETARD', { kind: 'list', which: 'late' }],
    ['late', { kind: 'list', which: 'late' }],
    ['due today', { kind: 'list', which: 'due' }],
    ['Échéances', { kind: 'list', which: 'due' }],
    ['échéances aujourd’hui', { kind: 'list', which: 'due' }],
    ['échéances du jour page 2', { kind: 'list', which: 'due' }],
    ['file d’attente', { kind: 'list', which: 'queue' }],
    ['queue', { kind: 'list', which: 'queue' }],
    ['tickets en attente', { kind: 'list', which: 'waiting' }],
    ['chercher panier vide', { kind: 'search', words: 'panier vide' }],
    ['search: the basket stays empty on Monday', { kind: 'search', words: 'the basket stays empty on Monday' }],
    ['search bar broken on the home page', { kind: 'open', text: 'search bar broken on the home page' }],
    ['prendre 12', { kind: 'take', number: 12 }],
    ['pourquoi #12', { kind: 'why', number: 12 }],
    ['why 12', { kind: 'why', number: 12 }],
    ['pourquoi 12 erreurs', { kind: 'open', text: 'pourquoi 12 erreurs' }],
    ['Prends le #12', { kind: 'take', number: 12 }],
    ['take ticket 12', { kind: 'take', number: 12 }],
    ['libérer 12', { kind: 'release', number: 12 }],
    ['RELACHER 12', { kind: 'release', number: 12 }],
    ['release #12', { kind: 'release', number: 12 }],
    ['affecter 12', { kind: 'assign', number: 12, who: null }],
    ['assign 12 me', { kind: 'assign', number: 12, who: { kind: 'me' } }],
    ['assigner 12 à moi', { kind: 'assign', number: 12, who: { kind: 'me' } }],
    ['affecter 12 @Léa Martin', { kind: 'assign', number: 12, who: { kind: 'name', name: 'Léa Martin' } }],
    ['assign 12 to Léa', { kind: 'assign', number: 12, who: { kind: 'name', name: 'Léa' } }],
    ['rank 12 1', { kind: 'rank', number: 12, rank: 1, isSure: true }],
    ['Priorité 12 : P1', { kind: 'rank', number: 12, rank: 1, isSure: true }],
    ['rang du 12', { kind: 'open', text: 'rang du 12' }],
    ['rang 12 Quand possible', { kind: 'rank', number: 12, rank: 4, isSure: true }],
    ['priority #12 high since the client waits', { kind: 'rank', number: 12, rank: 2, isSure: false }],
    ['priorité 12', { kind: 'rank', number: 12, rank: null, isSure: false }],
    ['priorité 12 bleue', { kind: 'rank', number: 12, rank: null, isSure: false }],
    ['statut 12 : résolu', { kind: 'status', number: 12, state: 'resolved', said: '' }],
    ['status 12 waiting', { kind: 'status', number: 12, state: 'waiting', said: '' }],
    [
      'statut 12 À tester, le cache est vidé',
      { kind: 'status', number: 12, state: 'to_test', said: 'le cache est vidé' },
    ],
    ['status 12 in progress', { kind: 'status', number: 12, state: 'in_progress', said: '' }],
    ['statut 12 clos', { kind: 'status', number: 12, state: 'closed', said: '' }],
    ['statut 12 bleu', { kind: 'unknown_state', word: 'bleu' }],
    ['fermer 12', { kind: 'close', number: 12, reason: null, said: '' }],
    ['clore 12 doublon du 11', { kind: 'close', number: 12, reason: 'duplicate', said: 'du 11' }],
    ['close 12 no answer', { kind: 'close', number: 12, reason: 'no_answer', said: '' }],
    ['close #12 seen on the phone', { kind: 'close', number: 12, reason: null, said: 'seen on the phone' }],
    ['rouvrir 12 le bug est revenu', { kind: 'reopen', number: 12, said: 'le bug est revenu' }],
    ['priorite', { kind: 'incomplete', word: 'priorite', example: 'priorité 12 1' }],
    ['prendre', { kind: 'incomplete', word: 'prendre', example: 'prendre 12' }],
    ['assign @Léa', { kind: 'incomplete', word: 'assign', example: 'assign 12 @Sam' }],
  ])('%s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  test('a recognised mention is an account, whatever its name', () => {
    expect(readCommand('affecter 12 à @lea.martin', ['ULEA'])).toEqual({
      kind: 'assign',
      number: 12,
      who: { kind: 'account', externalId: 'ULEA' },
    });
  });

  test.each([
    ['prendr', 'prendr', 'prendre 12'],
    ['prendr 12', 'prendr', 'prendre 12'],
    ['tkae 12', 'tkae', 'take 12'],
    ['aidde', 'aidde', 'aide'],
    ['affectr 12 @Léa', 'affectr', 'affecter 12 @Léa'],
    ['afecter 12 à @Léa Martin', 'afecter', 'affecter 12 à @Léa Martin'],
    ['libérrer 12', 'libérrer', 'libérer 12'],
    ['sttatus 12 resolved', 'sttatus', 'status 12 resolved'],
    ['retrad', 'retrad', 'retard'],
    ['échéancs', 'échéancs', 'échéances'],
  ])('%s is nearly a command', (text, word, nearest) => {
    expect(readCommand(text)).toEqual({ kind: 'unknown', word, nearest });
  });

  test.each([
    'aide moi sur le panier',
    '12 pages en erreur',
    'le site est lent',
    'échéances demain',
    'due to a bug',
    'aujourd’hui',
    'today',
    'prendre 12 photos du site',
    'fermer 12 onglets fait planter le site',
    'fermer le panier au clic ne marche pas',
    'mes tickets sont où ?',
    'voir 12.5 dans le panier',
    'prends rdv avec le client',
    'statut 12 commandes restent bloquées',
    'prendr le train',
  ])('%s is a request, word for word', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'open', text });
  });
});

describe('whatever is typed', () => {
  const starts = new Set(
    Object.values(COMMAND_WORDS)
      .flatMap(({ fr, en }) => [...fr, ...en])
      .map((spelling) => spelling.split(' ')[0]),
  );
  const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();
  const word = fc.oneof(
    fc.stringMatching(/^[a-zàâéèêîôûç']{1,12}$/),
    fc.constantFrom('12', '#12', 'résolu', 'prendr', 'affectr', 'le', 'ticket', 'page', 'à'),
  );

  test('nothing is too strange to be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.array(fc.string()), (text, mentioned) => {
        expect(readCommand(text, mentioned).kind).toEqual(expect.any(String));
      }),
    );
  });

  test('a sentence of four words or more that does not begin with a command opens the form, word for word', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 12 }), (words) => {
        fc.pre(!starts.has(plain(words[0] ?? '')));
        const text = words.join(' ');
        expect(readCommand(text)).toEqual({ kind: 'open', text });
      }),
    );
  });

  test('capitals and accents change no command', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMED_LINES), (line) => {
        expect(readCommand(line.toUpperCase())).toEqual(readCommand(line));
      }),
    );
  });
});

const NAMED_LINES = Object.values(COMMAND_WORDS)
  .flatMap(({ fr, en }) => [...fr, ...en])
  .flatMap((spelling) => [spelling, `${spelling} 12`])
  .filter((line) => !['open', 'incomplete', 'unknown'].includes(readCommand(line).kind));

/** What a line asks for: of lists, which one. */
function askedBy(line: string): string {
  const command = readCommand(line);
  return command.kind === 'list' ? `list ${command.which}` : command.kind;
}

describe.each(['fr', 'en'] as const)('the help in %s', (language) => {
  const texts = textsFor(language);
  const { commands } = texts.help;
  const behind = (command: string) => command.replace(/^ticket ?/, '');

  test.each(commands.map(({ command, reads }) => [command, reads] as const))(
    '“%s” is what it says',
    (command, reads) => {
      expect(readCommand(behind(command)).kind).toBe(reads);
    },
  );

  test.each(commands.map(({ command, reads }) => [command, reads] as const))(
    'in Teams, “%s” is what it says behind the name of the app or a slash in a channel, and by itself alone with it',
    (command, reads) => {
      const named = typedOn('teams_channel', command, { texts }).replace('@Guichet', '').trim();
      const typed = typedOn('teams_chat', command, { texts });

      expect(readAddressed(named, 'by_name')?.kind).toBe(reads);
      expect(readAddressed(typed, 'by_slash')?.kind).toBe(reads);
      expect(readAddressed(typed, 'alone')?.kind).toBe(reads);
    },
  );

  test('names each command that other sentences name too', () => {
    expect(commands.map(({ command }) => command)).toEqual(expect.arrayContaining(Object.values(texts.typed)));
  });

  test('leaves out nothing that is understood', () => {
    const told = new Set(commands.map(({ command }) => askedBy(behind(command))));

    expect([...new Set(NAMED_LINES.map(askedBy))].filter((asked) => !told.has(asked))).toEqual([]);
  });
});
