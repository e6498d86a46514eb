import { type DestinationStream, type Logger, pino } from 'pino';
import { z } from 'zod';
import type { Log } from '../../app/ports/log.ts';

/** Structured lines on standard output. Errors are written without what they quote: it may be people's words. */
export function createPinoLog(options: { readonly level: string; readonly destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutWords },
  };
  return asLog(options.destination ? pino(settings, options.destination) : pino(settings));
}

function asLog(logger: Logger): Log {
  return {
    child: (fields) => asLog(logger.child(fields)),
    error: (fields, sentence) => logger.error(fields, sentence),
    warn: (fields, sentence) => logger.warn(fields, sentence),
    info: (fields, sentence) => logger.info(fields, sentence),
    debug: (fields, sentence) => logger.debug(fields, sentence),
  };
}

const issuesSchema = z.object({ issues: z.array(z.object({ path: z.array(z.unknown()), code: z.string() })) });
const databaseErrorSchema = z.object({
  severity: z.string(),
  code: z.string(),
  table: z.string().optional(),
  column: z.string().optional(),
  constraint: z.string().optional(),
});
/** Class 22, data exceptions: their messages quote the value that PostgreSQL could not take. */
const QUOTES_A_VALUE = /^22/;

/**
 * What is known of an error, without anything that it quotes: a database error has rows in `detail` and `parameters`, one of
 * JSON the text around the fault, one of zod the values. Its kind, code and frames are facts.
 */
function withoutWords(error: unknown): unknown {
  const issues = issuesSchema.safeParse(error).data?.issues;
  if (issues) return { type: 'ZodError', fields: issues.map(({ path, code }) => `${path.join('.')}: ${code}`) };
  // Somebody threw a value: it may be anybody's words.
  if (!(error instanceof Error)) return { type: typeof error };
  const known = databaseErrorSchema.safeParse(error).data;
  const code = 'code' in error ? error.code : undefined;
  const quotes = error instanceof SyntaxError || QUOTES_A_VALUE.test(known?.code ?? '');
  return {
    type: error.name,
    ...(!quotes && { message: error.message }),
    // Its first lines are the message again.
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(typeof code === 'string' && { code }),
    ...(known && { table: known.table, column: known.column, constraint: known.constraint }),
    ...(error.cause !== undefined && { cause: withoutWords(error.cause) }),
  };
}
