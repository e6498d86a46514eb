import type { z } from 'zod';
import { isObject } from '../json.ts';

/** One complaint of Slack about Block Kit, and the JSON pointer of what it is about. */
export interface Fault {
  readonly says: string;
  readonly pointer: string;
}

/** As `response_metadata.messages` shows it. */
export const writtenOut = (fault: Fault): string => `[ERROR] ${shortly(fault)}`;

/** As the `errors` list shows it. */
export const shortly = (fault: Fault): string => `${fault.says} [json-pointer:${fault.pointer}]`;

const MOST_FAULTS = 20;

/** Puts zod's findings in the words that Slack uses for the same. */
export function faultsOf(error: z.ZodError, input: unknown, base: string): Fault[] {
  return error.issues.slice(0, MOST_FAULTS).flatMap((issue) => faultsOfIssue(issue, input, base));
}

function faultsOfIssue(issue: z.core.$ZodIssue, input: unknown, base: string): Fault[] {
  const pointer = pointerOf(base, issue.path);
  const given = valueAt(input, issue.path);
  const last = issue.path.at(-1);
  if (given === undefined && typeof last === 'string' && issue.code !== 'custom') {
    return [{ says: `missing required field: ${last}`, pointer: pointerOf(base, issue.path.slice(0, -1)) }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ says: `invalid additional property: ${key}`, pointer }));
  }
  return [{ says: wordsFor(issue, given, last), pointer }];
}

function wordsFor(issue: z.core.$ZodIssue, given: unknown, last: PropertyKey | undefined): string {
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
    if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
    return `must be less than or equal to ${issue.maximum}`;
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
    if (issue.origin === 'array') return `no fewer than ${issue.minimum} items allowed`;
    return `must be greater than or equal to ${issue.minimum}`;
  }
  if (last === 'type' && (issue.code === 'invalid_union' || issue.code === 'invalid_value')) {
    return `unsupported type: ${String(given)}`;
  }
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return `must provide ${withArticle(issue.expected)}`;
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message;
  return 'failed to match all allowed schemas';
}

const withArticle = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);

const pointerOf = (base: string, path: readonly PropertyKey[]): string => [base, ...path.map(String)].join('/');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((held, key) => {
    if (Array.isArray(held)) return held[Number(key)];
    return isObject(held) && Object.hasOwn(held, String(key)) ? held[String(key)] : undefined;
  }, input);
}
