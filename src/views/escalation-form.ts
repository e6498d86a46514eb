import type { Level, Rule } from '../domain/escalation/ladder.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Field } from '../forms/form.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { Reader } from '../texts/reader.ts';
import type { Dialog } from './dialog.ts';
import { dialogField } from './dialog-field.ts';
import { titleWords } from './ticket-words.ts';

/** Why an agent calls for a higher level (S4-09). */
export type EscalationReason = Extract<Rule, 'by_hand' | 'skill_missing'>;

/** The small form in which an agent chooses a level by its name, says why, and leaves a note to those who come. */
export function escalationForm(
  ticket: Ticket,
  asked: {
    readonly ladder: PolicyVersion;
    /** Those that are left to call. */
    readonly levels: readonly Level[];
    readonly reasons: readonly EscalationReason[];
  },
  reader: Reader,
): Dialog {
  const { levels, reasons } = asked;
  const { escalation } = asked.ladder.policy;
  const { form, levelName } = reader.texts.escalation;
  const choice = { kind: 'choice', required: true, quality: 0 } as const;
  const level: Field = { id: 'escalation_level', ...choice, options: levels.map(String) };
  const reason: Field = { id: 'escalation_reason', ...choice, options: [...reasons] };
  const text: Field = { id: 'text', kind: 'paragraph', required: false, quality: 0 };
  const proposed = levels.find((each) => each >= escalation.rules.skill_missing.level) ?? levels[0];
  return {
    submits: 'ticket.escalate',
    title: form.title,
    submitLabel: form.submit,
    closeLabel: reader.texts.form.close,
    context: { ticketId: ticket.ticketId },
    intro: [`#${ticket.number} ${titleWords(ticket, reader)}`, form.intro],
    fields: [
      {
        ...dialogField(level, reader),
        optionLabels: Object.fromEntries(
          levels.map((each) => [String(each), levelName(each, escalation.levels[each].name)]),
        ),
      },
      dialogField(reason, reader),
      { ...dialogField(text, reader), label: form.text },
    ],
    typed: {
      ...(proposed && { escalation_level: String(proposed) }),
      ...(reasons[0] && { escalation_reason: reasons[0] }),
    },
    corrections: {},
  };
}
