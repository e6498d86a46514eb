import type { Field } from '../forms/form.ts';
import type { Reader } from '../texts/reader.ts';
import type { DialogField } from './dialog.ts';
import { knownFields } from './ticket-words.ts';

/**
 * A field with its words: the administrator's own where given, the catalogue's otherwise.
 * @param fields the form that it is in, where one field may say when another is required
 */
export function dialogField(field: Field, reader: Reader, fields: readonly Field[] = []): DialogField {
  const { texts, language } = reader;
  const known = knownFields(texts)[field.id];
  const hint = field.hint?.[language] ?? (field.kind === 'links' ? texts.form.linksHint : known?.hint);
  return {
    field,
    label: labelOf(field, reader),
    hint: hint ?? requirementWords(field, reader, fields),
    placeholder: known?.placeholder ?? null,
    optionLabels: Object.fromEntries(
      (field.options ?? []).map((option) => [option, optionLabelOf(field, option, reader)]),
    ),
    isRequired: field.required === true,
    kept: field.kind === 'files' ? { label: texts.form.kept, hint: texts.form.keptHint } : null,
    redraws: false,
  };
}

function labelOf(field: Field, { texts, language }: Reader): string {
  return field.label?.[language] ?? knownFields(texts)[field.id]?.label ?? field.id;
}

function optionLabelOf(field: Field, option: string, { texts, language }: Reader): string {
  return field.optionLabels?.[option]?.[language] ?? knownOptions(texts)[field.id]?.[option] ?? option;
}

/** When a field is required that is not always: the catalogue's own fields say so in their hints. */
function requirementWords({ required }: Field, reader: Reader, fields: readonly Field[]): string | null {
  if (typeof required === 'boolean') return null;
  const id = 'when' in required ? required.when.field : required.unless.field;
  const other = fields.find((field) => field.id === id);
  if (other === undefined) return null;
  const { form } = reader.texts;
  return 'when' in required
    ? form.requiredWhen(labelOf(other, reader), optionLabelOf(other, required.when.is, reader))
    : form.requiredUnless(labelOf(other, reader));
}

function knownOptions(texts: Reader['texts']): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return texts.options;
}
