import type { JudgedSignal } from '../../protocol.ts';

/** A stretch of the sentence in which the same signals were seen; `signals` are their places, the strongest first. */
export interface Segment {
  readonly text: string;
  readonly signals: readonly number[];
}

/** The sentence cut where the words of a signal begin or end: put together again, it is what was typed. */
export function segmentsOf(text: string, signals: readonly Pick<JudgedSignal, 'span'>[]): readonly Segment[] {
  const edges = signals.flatMap(({ span }) => (span ? [span.start, span.end] : []));
  const cuts = [...new Set([0, ...edges, text.length])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const covering = signals.flatMap(({ span }, place) =>
      span && span.start <= start && span.end >= end ? [place] : [],
    );
    return { text: text.slice(start, end), signals: covering };
  });
}
