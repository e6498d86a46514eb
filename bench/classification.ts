import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { classify } from '../src/domain/intake/classify.ts';
import { learntWords } from '../src/domain/intake/learnt-words.ts';
import { readVocabulary } from '../src/domain/intake/vocabulary.ts';
import { adversarialTexts } from './adversarial.ts';
import { type Latency, latencyOf, median } from './figures.ts';

const LONG_CHARACTERS = 4000;
const PASTE_CHARACTERS = 100_000;
const WARM_UP = 500;
const rowSchema = z.object({ text: z.string() });

export interface ClassificationFigures {
  readonly typicalCharacters: number;
  /** Milliseconds per message. */
  readonly typical: Latency;
  readonly long: Latency;
  /** Long ÷ typical. */
  readonly ratio: { readonly p50: number; readonly p99: number };
  /** Pastes of 100,000 characters, and what one costs beside one of 4,000: 25 would be linear. */
  readonly paste: Latency;
  readonly pasteRatio: number;
  /** The slowest of the inputs made to be slow: the best of three tries each, since a pause of the machine is not theirs. */
  readonly worst: { readonly milliseconds: number; readonly text: string; readonly inputs: number };
  /** What the model's weights take of the heap. */
  readonly modelBytes: number;
}

/** Messages as people write them, for training and for load. */
export async function readMessages(): Promise<readonly string[]> {
  const lines = (await readFile('data/triage/messages.jsonl', 'utf8')).trim().split('\n');
  return lines.map((line) => rowSchema.parse(JSON.parse(line)).text);
}

/** How long a verdict takes: on messages as they are, and on 4,000 characters made of them. */
export async function measureClassification(options: {
  readonly rounds: number;
  readonly adversarialInputs: number;
}): Promise<ClassificationFigures> {
  const messages = await readMessages();
  const long = messages.map((_, first) => [...messages.slice(first), ...messages].join('\n').slice(0, LONG_CHARACTERS));
  const pastes = messages.slice(0, WARM_UP).map((_, first) => [...messages.slice(first), ...messages].join('\n'));
  const pasted = pastes.map((text) =>
    text.repeat(Math.ceil(PASTE_CHARACTERS / text.length)).slice(0, PASTE_CHARACTERS),
  );
  timed(messages);
  timed(long);

  const typicalTook: number[] = [];
  const longTook: number[] = [];
  const pasteTook: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    typicalTook.push(...timed(messages));
    longTook.push(...timed(long));
    pasteTook.push(...timed(pasted));
  }
  const figures = { typical: latencyOf(typicalTook), long: latencyOf(longTook), paste: latencyOf(pasteTook) };
  return {
    ...figures,
    typicalCharacters: median(messages.map(({ length }) => length)),
    ratio: { p50: figures.long.p50 / figures.typical.p50, p99: figures.long.p99 / figures.typical.p99 },
    pasteRatio: figures.paste.p50 / figures.long.p50,
    worst: worstOf(options.adversarialInputs),
    modelBytes: bytesOfModel(),
  };
}

function worstOf(inputs: number): ClassificationFigures['worst'] {
  let worst = { milliseconds: 0, text: '', inputs };
  for (const text of adversarialTexts(inputs)) {
    const [first = 0] = timed([text]);
    if (first <= worst.milliseconds) continue;
    const milliseconds = Math.min(first, ...timed([text, text]));
    if (milliseconds > worst.milliseconds) worst = { milliseconds, text: text.slice(0, 60), inputs };
  }
  return worst;
}

/** A second copy of the vocabulary is laid out, since the first was there before anybody could measure. */
function bytesOfModel(): number {
  const held = () => {
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const copy = readVocabulary(learntWords);
  const bytes = held() - before;
  return copy.size > 0 ? bytes : 0;
}

function timed(texts: readonly string[]): number[] {
  return texts.map((text) => {
    const startedAt = performance.now();
    classify(text);
    return performance.now() - startedAt;
  });
}
