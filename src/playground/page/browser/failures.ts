import type { Outcome } from './api.ts';
import type { Words } from './words.ts';

/** What to tell the person when a gesture did not go through; undefined when it did. */
export function failureOf(outcome: Outcome, words: Words): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
    case 'corrections':
      return undefined;
    case 'refused':
      return words.failures.refused(outcome.detail);
    case 'lost':
      return words.failures.page;
    case 'failed':
      return outcome.reason === 'http_error'
        ? words.failures.http_error(String(outcome.detail ?? outcome.status ?? ''))
        : words.failures[outcome.reason];
  }
}
