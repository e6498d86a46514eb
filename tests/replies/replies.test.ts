import type { AddReplyResult } from '../../src/app/tickets/add-reply.ts';
import type { CreateTicketResult } from '../../src/app/tickets/create-ticket.ts';
import type { MoveTicketResult } from '../../src/app/tickets/move-ticket.ts';
import type { TakeTicketResult } from '../../src/app/tickets/take-ticket.ts';
import { presetPolicy } from '../../src/policy/presets/presets.ts';
import { replyToCreation, replyToMove, replyToReply, replyToTake } from '../../src/replies/replies.ts';
import { typingReader } from '../../src/texts/typing.ts';
import { aTicket, READERS } from '../support/builders.ts';
import { plainSpaces } from '../support/plain-spaces.ts';

/** One result of each kind: a new outcome does not compile until it stands here. */
type OneOfEach<Result extends { kind: string }> = {
  readonly [Kind in Result['kind']]: Extract<Result, { kind: Kind }>;
};

const policy = presetPolicy('agence');
const ticket = aTicket({ state: { name: 'to_test' } });

const taken: OneOfEach<TakeTicketResult> = {
  taken: { kind: 'taken', ticket },
  unknown_ticket: { kind: 'unknown_ticket' },
  forbidden: { kind: 'forbidden' },
  already_taken: { kind: 'already_taken', ticket, ownerName: 'Léa Petit' },
  refused: { kind: 'refused', ticket, from: 'to_test' },
};
const moved: OneOfEach<Exclude<MoveTicketResult, { kind: 'corrections' }>> = {
  moved: { kind: 'moved', ticket },
  unknown_ticket: { kind: 'unknown_ticket' },
  forbidden: { kind: 'forbidden' },
  requester_only: { kind: 'requester_only' },
  owned_by_other: { kind: 'owned_by_other', ticket, ownerName: 'Léa Petit' },
  refused: { kind: 'refused', ticket, from: 'to_test' },
};
const replied: OneOfEach<Exclude<AddReplyResult, { kind: 'corrections' }>> = {
  replied: { kind: 'replied', ticket },
  unknown_ticket: { kind: 'unknown_ticket' },
  closed: { kind: 'closed', ticket },
};
const created: OneOfEach<Exclude<CreateTicketResult, { kind: 'corrections' }>> = {
  created: { kind: 'created', ticket, forName: null },
  already_created: { kind: 'already_created', ticket },
  forbidden: { kind: 'forbidden' },
};

const sentences = READERS.map((reader) => ({
  language: reader.language,
  said: {
    ...said('take', Object.values(taken), (result) => replyToTake(result, policy, reader)),
    ...said('move', Object.values(moved), (result) => replyToMove(result, policy, reader)),
    ...said('reply', Object.values(replied), (result) => replyToReply(result, policy, reader)),
    ...said('create', Object.values(created), (result) => replyToCreation(result, typingReader(reader, 'slack'))),
  },
}));

describe('what a person reads of their own gesture', () => {
  test.each(sentences)('every outcome has its sentence in $language', ({ said }) => {
    expect(Object.keys(said)).toHaveLength(17);
    expect(Object.values(said).filter((words) => !/^[\p{Lu}].*[.]$/u.test(words))).toEqual([]);
    expect(Object.values(said).join('|')).not.toMatch(/undefined|null|\[object/);
  });

  test('no sentence is the same in both languages', () => {
    const [french, english] = sentences.map(({ said }) => said);

    expect(Object.keys(french ?? {}).filter((outcome) => french?.[outcome] === english?.[outcome])).toEqual([]);
  });

  test('an unknown ticket reads the same whatever was tried, and says nothing of its existence (architecture §4.4)', () => {
    for (const { said } of sentences)
      expect(
        new Set([said['take unknown_ticket'], said['move unknown_ticket'], said['reply unknown_ticket']]).size,
      ).toBe(1);
  });

  test.each([
    ['take already_taken', 'Léa Petit s’occupe déjà du ticket #12.'],
    ['take refused', 'Le ticket #12 est maintenant À TESTER : ce n’est plus possible.'],
    ['move requester_only', 'C’est au demandeur de le dire.'],
    ['move owned_by_other', 'Léa Petit s’occupe du ticket #12 : voyez ensemble avant de le changer.'],
    ['create created', 'C’est noté : ticket #12. Vous recevez la suite en message privé.'],
    ['create already_created', 'Cette demande est déjà le ticket #12.'],
  ])('%s', (outcome, words) => {
    expect(plainSpaces(sentences[0]?.said[outcome] ?? '')).toBe(words);
  });
});

function said<Result extends { readonly kind: string }>(
  gesture: string,
  results: readonly Result[],
  replyTo: (result: Result) => string,
): Record<string, string> {
  return Object.fromEntries(results.map((result) => [`${gesture} ${result.kind}`, replyTo(result)]));
}
