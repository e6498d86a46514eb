import type { Measures } from '../ports/measures.ts';
import type { UseCases } from '../use-cases.ts';

/** The same use cases, with what people say of triage's verdicts counted once it is committed. */
export function measuredVotes<Called extends Pick<UseCases, 'dismissDraft' | 'createTicket'>>(
  useCases: Called,
  measures: Measures,
): Called {
  return {
    ...useCases,
    dismissDraft: async (request) => {
      const result = await useCases.dismissDraft(request);
      if (result.kind === 'dismissed' && result.isVote) measures.vote('was_fine');
      return result;
    },
    createTicket: async (submission) => {
      const result = await useCases.createTicket(submission);
      if (result.kind === 'created' && result.isVote) measures.vote('needed_ticket');
      return result;
    },
  };
}
