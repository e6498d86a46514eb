import type { Verdict } from '../../domain/intake/verdict.ts';
import { toldReasons } from '../../views/prompt.ts';
import type { AnswerMessageResult } from '../intake/answer-message.ts';
import type { HeardMessage } from '../intake/heard-message.ts';
import type { Log } from '../ports/log.ts';
import type { Measures } from '../ports/measures.ts';
import type { UseCases } from '../use-cases.ts';

/** The same use cases, with what triage said of each message measured and logged once it is committed. */
export function measuredTriage<Called extends Pick<UseCases, 'answerMessage' | 'judgeAgain'>>(
  useCases: Called,
  measures: Measures,
  log: Log,
): Called {
  const tell = (message: HeardMessage, result: AnswerMessageResult): AnswerMessageResult => {
    if (result.kind === 'judged') {
      measures.verdict(result.verdict.label, result.outcome);
      const { deskId, conversation, messageId } = message;
      const { outcome, verdict } = result;
      log.info({ deskId, conversation, messageId, outcome, ...verdictFields(verdict) }, 'a message was judged');
    } else if (result.kind === 'status_given') measures.verdict('status_query', result.kind);
    else measures.verdict('not_judged', result.kind);
    return result;
  };
  return {
    ...useCases,
    answerMessage: async (message) => tell(message, await useCases.answerMessage(message)),
    judgeAgain: async (message) => tell(message, await useCases.judgeAgain(message)),
  };
}

/** What a log may hold of a verdict: the signals of its reasons, by name, and none of the words that showed them. */
function verdictFields(verdict: Verdict) {
  return {
    label: verdict.label,
    band: verdict.band,
    probability: Number(verdict.probability.toFixed(4)),
    signals: toldReasons(verdict).map(({ signal }) => signal),
  };
}
