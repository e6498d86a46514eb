import type { Reading } from './signals.ts';
import type { MissingPoint } from './verdict.ts';

export function missingFrom(_raw: string, _reading: Reading): MissingPoint[] {
  return [];
}
