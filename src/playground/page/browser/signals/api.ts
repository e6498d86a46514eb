import type { Judgement } from '../../protocol.ts';
import type { JudgeBody } from '../../requests.ts';

/** What came back for a sentence; `lost` when the page's server did not answer. */
export type Judged =
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'too_long' }
  | { readonly kind: 'lost' };

/** What the page's server takes, in bytes of UTF-8. */
const MOST_BYTES = 20_000;

/** Asks the product's triage, through the page's server. */
export async function judge(asked: JudgeBody): Promise<Judged> {
  const body = JSON.stringify(asked);
  if (new TextEncoder().encode(body).length > MOST_BYTES) return { kind: 'too_long' };
  try {
    const response = await fetch('api/judge', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    if (!response.ok) return { kind: 'lost' };
    const judgement: Judgement = await response.json();
    return { kind: 'judged', judgement };
  } catch {
    return { kind: 'lost' };
  }
}
