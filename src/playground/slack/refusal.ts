import { type Fault, shortly, writtenOut } from './block-kit/faults-of.ts';
import type { JsonObject } from './json.ts';

/** `ok: false` with this error: thrown by whatever finds the call wrong, answered by the server. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  readonly errors: readonly string[];

  constructor(code: string, details: { messages?: readonly string[]; errors?: readonly string[] } = {}) {
    super([code, ...(details.messages ?? [])].join(' '));
    this.name = 'SlackRefusal';
    this.code = code;
    this.messages = details.messages ?? [];
    this.errors = details.errors ?? [];
  }

  answer(): JsonObject {
    return {
      ok: false,
      error: this.code,
      ...(this.errors.length > 0 ? { errors: this.errors } : {}),
      ...(this.messages.length > 0 ? { response_metadata: { messages: this.messages } } : {}),
    };
  }
}

/** Refused Block Kit, each fault with its JSON pointer. */
export function refusedBlocks(code: 'invalid_blocks' | 'invalid_arguments', faults: readonly Fault[]): SlackRefusal {
  const errors = code === 'invalid_blocks' ? faults.map(shortly) : [];
  return new SlackRefusal(code, { messages: faults.map(writtenOut), errors });
}
