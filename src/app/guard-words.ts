import { maskSecrets } from '../domain/secrets/mask-secrets.ts';
import { maskTyped } from '../forms/mask-typed.ts';
import type { Content, Draft, InTransaction, Stores } from './ports/stores.ts';

/**
 * Transactions that keep no secret, whatever way words took to them (C12): drafts, tickets, what is said on them, and the
 * last minute's words are masked as they are written. Adapters mask before that, where a payload is first read; what is
 * masked already stays as it is.
 */
export function guardWords(inTransaction: InTransaction): InTransaction {
  return (deskId, work) => inTransaction(deskId, (stores) => work(guarded(stores)));
}

function guarded(stores: Stores): Stores {
  const { drafts, tickets, history, triage } = stores;
  return {
    ...stores,
    drafts: {
      ...drafts,
      add: (draft, at, expiresAt) => drafts.add(maskDraft(draft), at, expiresAt),
      save: (draft, at) => drafts.save(maskDraft(draft), at),
    },
    tickets: {
      ...tickets,
      create: (ticket, request, how) =>
        tickets.create({ ...ticket, title: maskWords(ticket.title) }, maskContent(request), how),
    },
    history: {
      ...history,
      append: (event, content, gestureKey) => history.append(event, content && maskContent(content), gestureKey),
    },
    triage: {
      ...triage,
      keepWords: (channelId, personId, message) =>
        triage.keepWords(channelId, personId, { ...message, text: maskWords(message.text) }),
    },
  };
}

const maskWords = (text: string): string => maskSecrets(text).text;

function maskDraft(draft: Draft): Draft {
  return { ...draft, originalText: maskWords(draft.originalText), typed: maskTyped(draft.typed).typed };
}

function maskContent<Kept extends Content>(content: Kept): Kept;
function maskContent(content: Content): Content {
  if (content.kind === 'said') return { ...content, text: maskWords(content.text) };
  const { title, values, originalText } = content;
  return {
    ...content,
    title: maskWords(title),
    values: maskTyped(values).typed,
    originalText: maskWords(originalText),
  };
}
