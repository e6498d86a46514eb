import { OFFERED_TYPES } from '../domain/ticket/ticket.ts';
import { maskTyped } from '../forms/mask-typed.ts';
import type { Corrections } from '../forms/read-submission.ts';
import {
  replyToAssignment,
  replyToCreation,
  replyToEscalation,
  replyToMove,
  replyToRanking,
  replyToReply,
  replyToSetup,
} from '../replies/replies.ts';
import type { Dialog } from '../views/dialog.ts';
import type { Acting } from './acting.ts';
import type { GestureDeps } from './deps.ts';
import type { FormGiven } from './form-given.ts';
import { maskedForm } from './form-masked.ts';
import {
  assignmentSchema,
  escalationSchema,
  moveIdsSchema,
  rankSchema,
  ticketFormIdsSchema,
  ticketIdsSchema,
} from './ids.ts';

interface FormSent extends FormGiven {
  /** Names the form: sent twice, it counts once. */
  readonly gestureKey: string;
  /** The platform's forms take no files. */
  readonly filesComeLater?: boolean;
}

export type SentAnswer =
  /** The form closes; what came of it is seen on the cards. */
  | { readonly show: 'nothing' }
  /** The form gives way to a sentence, and the prompt that it was opened from to another. */
  | { readonly show: 'sentence'; readonly title: string; readonly words: string; readonly insteadOfPrompt?: string }
  /** The form stays, with what was typed and what is wrong with it. */
  | { readonly show: 'corrections'; readonly corrections: Corrections }
  | { readonly show: 'form'; readonly dialog: Dialog };

type AnswerToForm = (deps: GestureDeps, sent: FormSent, acting: Acting) => Promise<SentAnswer>;

const FORMS: Readonly<Record<Dialog['submits'], AnswerToForm>> = {
  'ticket.submit': async (
    { useCases, clock },
    { context, typed, gestureKey, filesComeLater = false },
    { deskId, connectionId, actor, reader },
  ) => {
    const { draftId, type, policyVersion } = ticketFormIdsSchema.parse(context);
    const at = clock.now();
    const chosen = OFFERED_TYPES.find((known) => known === typed['type'] && known !== type);
    if (chosen) {
      // Sent before the form could show the fields of the type that was just chosen.
      const changed = await useCases.changeFormType({ deskId, actor, draftId, type: chosen, typed, at });
      if (changed.kind === 'form') return { show: 'form', dialog: changed.dialog };
    }
    const form = { draftId, type, policyVersion, typed, filesComeLater, gestureKey };
    const result = await useCases.createTicket({ deskId, actor, connectionId, ...form, at });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    const { created } = reader.texts;
    return {
      show: 'sentence',
      title: created.modalTitle,
      words: replyToCreation(result, reader),
      ...(result.kind !== 'forbidden' && { insteadOfPrompt: created.became(result.ticket.number) }),
    };
  },

  'ticket.move': async ({ useCases, clock }, { context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = moveIdsSchema.parse(context);
    const result = await useCases.moveTicket({ deskId, actor, ...ids, typed, gestureKey, at: clock.now() });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    if (result.kind === 'moved') return { show: 'nothing' };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToMove(result, policy, reader) };
  },

  'ticket.assign': async ({ useCases, clock }, { context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = ticketIdsSchema.parse(context);
    const chosen = assignmentSchema.safeParse(typed);
    if (!chosen.success) return { show: 'corrections', corrections: { owner: { code: 'required' } } };
    const to = { kind: 'person', personId: chosen.data.owner } as const;
    const result = await useCases.assignTicket({ deskId, actor, ...ids, to, gestureKey, at: clock.now() });
    if (result.kind === 'assigned') return { show: 'nothing' };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToAssignment(result, policy, reader) };
  },

  'ticket.rank': async ({ useCases, clock }, { context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = ticketIdsSchema.parse(context);
    const chosen = rankSchema.safeParse(typed);
    if (!chosen.success) return { show: 'corrections', corrections: { rank: { code: 'required' } } };
    const result = await useCases.rankTicket({ deskId, actor, ...ids, ...chosen.data, gestureKey, at: clock.now() });
    if (result.kind === 'ranked') return { show: 'nothing' };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToRanking(result, policy, reader) };
  },

  'ticket.escalate': async ({ useCases, clock }, { context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = ticketIdsSchema.parse(context);
    const chosen = escalationSchema.safeParse(typed);
    if (!chosen.success) return { show: 'corrections', corrections: { escalation_level: { code: 'required' } } };
    const { escalation_level: level, escalation_reason: reason, text } = chosen.data;
    const asked = { deskId, actor, ...ids, level, reason, text, gestureKey, at: clock.now() };
    const result = await useCases.escalateTicket(asked);
    if (result.kind === 'escalated') return { show: 'nothing' };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToEscalation(result, policy, reader) };
  },

  'desk.setup': async ({ useCases, clock, log }, { typed }, { deskId, connectionId, actor, reader }) => {
    const result = await useCases.setUpDesk({ deskId, connectionId, actor, typed, at: clock.now() });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    // Not waited for: everybody in the team's channel may be unknown yet. What fails is made up for when somebody joins or
    // leaves it, and at each start.
    if (result.kind === 'set_up')
      void useCases
        .syncAgents({ deskId })
        .catch((error: unknown) => log.warn({ err: error, deskId }, 'the agents could not be named yet'));
    return { show: 'sentence', title: reader.texts.setup.form.title, words: replyToSetup(result, reader) };
  },

  'ticket.reply': async ({ useCases, clock }, { context, typed, gestureKey }, { deskId, actor, reader }) => {
    const ids = ticketIdsSchema.parse(context);
    const result = await useCases.addReply({ deskId, actor, ...ids, typed, gestureKey, at: clock.now() });
    if (result.kind === 'corrections') return { show: 'corrections', corrections: result.corrections };
    const { policy } = await useCases.currentPolicy(deskId);
    return { show: 'sentence', title: reader.texts.desk, words: replyToReply(result, policy, reader) };
  },
};

/**
 * What a form that was sent comes to: a ticket asked for, a gesture on a ticket with its words, a reply, the desk's setup. One
 * in which a secret was typed comes back once, with the secret masked.
 * @throws ZodError when the form is not one of ours
 */
export async function answerForm(
  deps: GestureDeps,
  { submits, ...sent }: FormSent & { readonly submits: Dialog['submits'] },
  acting: Acting,
): Promise<SentAnswer> {
  const { typed, corrections } = maskTyped(sent.typed);
  const { context } = sent;
  const holdsSecrets = Object.keys(corrections).length > 0;
  const dialog = holdsSecrets ? await maskedForm(deps, { submits, context, typed, corrections }, acting) : undefined;
  return dialog ? { show: 'form', dialog } : FORMS[submits](deps, { ...sent, typed }, acting);
}
