import type { AnswerMessageResult } from '../intake/answer-message.ts';
import type { Measures } from '../ports/measures.ts';
import type { UseCases } from '../use-cases.ts';

/** The same use cases, with what triage said of each message measured once it is committed. */
export function measuredTriage<Called extends Pick<UseCases, 'answerMessage' | 'judgeAgain'>>(
  useCases: Called,
  measures: Measures,
): Called {
  const tell = (result: AnswerMessageResult): AnswerMessageResult => {
    if (result.kind === 'judged') measures.verdict(result.verdict.label, result.outcome);
    else if (result.kind === 'status_given') measures.verdict('status_query', result.kind);
    else measures.verdict('not_judged', result.kind);
    return result;
  };
  return {
    ...useCases,
    answerMessage: async (message) => tell(await useCases.answerMessage(message)),
    judgeAgain: async (message) => tell(await useCases.judgeAgain(message)),
  };
}
