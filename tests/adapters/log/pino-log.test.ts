import { z } from 'zod';
import { createPinoLog } from '../../../src/adapters/log/pino-log.ts';

/** The error of a line as it is written. */
function written(err: unknown): string {
  let line = '';
  createPinoLog({
    level: 'info',
    destination: {
      write: (words) => {
        line = words;
      },
    },
  }).error({ err, ticketId: 'one' }, 'it failed');
  return line;
}

const parseErrorOf = (text: string) => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
};

test.each([
  ['JSON that cannot be read', () => parseErrorOf('MOTSECRET is no JSON')],
  ['values that are not as expected', () => z.object({ MOTSECRE: z.int() }).safeParse({ MOTSECRE: 'MOTSECRET' }).error],
  ['something thrown that is no error', () => 'MOTSECRET'],
  [
    'a database that quotes the value',
    () =>
      Object.assign(new Error('invalid input: "MOTSECRET"'), { severity: 'ERROR', code: '22P02', detail: 'MOTSECRET' }),
  ],
  ['a cause that quotes', () => new Error('outer', { cause: parseErrorOf('MOTSECRET') })],
])('%s is written without what it quotes', (_what, error) => {
  expect(written(error())).not.toContain('MOTSECRET');
});

test('an error keeps its kind, sentence, code, place and cause', () => {
  const cause = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });

  expect(JSON.parse(written(new Error('not done', { cause })))).toMatchObject({
    ticketId: 'one',
    msg: 'it failed',
    err: {
      type: 'Error',
      message: 'not done',
      stack: expect.stringMatching(/^\s+at /),
      cause: { message: 'connection refused', code: 'ECONNREFUSED' },
    },
  });
});

test('a violated constraint is named', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "ticket_pkey"'), {
    severity: 'ERROR',
    code: '23505',
    table: 'ticket',
    constraint: 'ticket_pkey',
    detail: 'Key (title)=(MOTSECRET) already exists.',
  });

  const line = written(error);

  expect(line).not.toContain('MOTSECRET');
  expect(JSON.parse(line)).toMatchObject({ err: { code: '23505', table: 'ticket', constraint: 'ticket_pkey' } });
});
