import { type DestinationStream, type Logger, pino } from 'pino';
import type { Log } from '../../app/ports/log.ts';

/** Structured lines on standard output. Errors are written without the values of a failed statement: they may be people's words. */
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

// A database error quotes rows in `detail` and `parameters`; its message, code and stack are facts.
function withoutWords(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' && { code }),
    ...(error.cause instanceof Error && { cause: withoutWords(error.cause) }),
  };
}
