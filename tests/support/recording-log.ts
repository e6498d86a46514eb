import type { Log, LogFields } from '../../src/app/ports/log.ts';

/** A log line as it was written. */
export type LogLine = LogFields & { readonly level: 'error' | 'warn' | 'info' | 'debug'; readonly sentence: string };

export interface RecordingLog extends Log {
  readonly lines: readonly LogLine[];
}

/** Keeps what is logged, to be looked at. */
export function createRecordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const logOf = (about: LogFields): RecordingLog => {
    const line = (level: LogLine['level']) => (fields: LogFields, sentence: string) =>
      void lines.push({ ...about, ...fields, level, sentence });
    return {
      lines,
      child: (fields) => logOf({ ...about, ...fields }),
      error: line('error'),
      warn: line('warn'),
      info: line('info'),
      debug: line('debug'),
    };
  };
  return logOf({});
}
