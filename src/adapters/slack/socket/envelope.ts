import { z } from 'zod';

const debugInfo = z.looseObject({ host: z.string().optional() }).optional();

/** What Slack says over a connection: docs.slack.dev/apis/events-api/using-socket-mode. */
export const frameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().default(''), debug_info: debugInfo }),
  z.object({
    type: z.enum(['events_api', 'slash_commands', 'interactive']),
    envelope_id: z.string(),
    payload: z.record(z.string(), z.unknown()),
    accepts_response_payload: z.boolean().default(false),
    retry_attempt: z.number().optional(),
    retry_reason: z.string().optional(),
  }),
]);
export type Frame = z.infer<typeof frameSchema>;

/** An event, a command or an interaction, as it would have come over HTTP. */
export type Envelope = Extract<Frame, { envelope_id: string }>;

/** The frame that tells Slack "received", with the answer where Slack takes one. */
export function acknowledgementOf(envelope: Envelope, answer: unknown): string {
  const isEmpty = answer === undefined || answer === '';
  if (isEmpty || !envelope.accepts_response_payload) return JSON.stringify({ envelope_id: envelope.envelope_id });
  const payload = typeof answer === 'string' ? { text: answer } : answer;
  return JSON.stringify({ envelope_id: envelope.envelope_id, payload });
}
