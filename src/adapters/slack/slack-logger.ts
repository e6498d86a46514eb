import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../../app/ports/log.ts';

/**
 * Slack's SDK logs through ours. Its debug and info lines hold message texts, so they go nowhere; what it calls an error
 * is handled by us, or mends itself.
 */
export function toSlackLogger(log: Log): Logger {
  const warn = (...said: unknown[]) => log.warn({ said: said.map(String) }, 'the Slack SDK reports a problem');
  return {
    debug: () => {},
    info: () => {},
    warn,
    error: warn,
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
