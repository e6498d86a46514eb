import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { classify } from '../src/domain/intake/classify.ts';
import { type Latency, latencyOf, median } from './figures.ts';

const LONG_CHARACTERS = 4000;
const rowSchema = z.object({ text: z.string() });

export interface ClassificationFigures {
  readonly typicalCharacters: number;
  /** Milliseconds per message. */
  readonly typical: Latency;
  readonly long: Latency;
  /** Long ÷ typical. */
  readonly ratio: { readonly p50: number; readonly p99: number };
}

/** Messages as people write them, for training and for load. */
export async function readMessages(): Promise<readonly string[]> {
  const lines = (await readFile('data/triage/messages.jsonl', 'utf8')).trim().split('\n');
  return lines.map((line) => rowSchema.parse(JSON.parse(line)).text);
}

/** How long a verdict takes: on messages as they are, and on 4,000 characters made of them. */
export async function measureClassification(options: { readonly rounds: number }): Promise<ClassificationFigures> {
  const messages = await readMessages();
  const long = messages.map((_, first) => [...messages.slice(first), ...messages].join('\n').slice(0, LONG_CHARACTERS));
  timed(messages);
  timed(long);

  const typicalTook: number[] = [];
  const longTook: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    typicalTook.push(...timed(messages));
    longTook.push(...timed(long));
  }
  const figures = { typical: latencyOf(typicalTook), long: latencyOf(longTook) };
  return {
    ...figures,
    typicalCharacters: median(messages.map(({ length }) => length)),
    ratio: { p50: figures.long.p50 / figures.typical.p50, p99: figures.long.p99 / figures.typical.p99 },
  };
}

function timed(texts: readonly string[]): number[] {
  return texts.map((text) => {
    const startedAt = performance.now();
    classify(text);
    return performance.now() - startedAt;
  });
}
