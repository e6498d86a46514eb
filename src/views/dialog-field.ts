import type { Field } from '../forms/form.ts';
import type { Reader } from '../texts/reader.ts';
import type { DialogField } from './dialog.ts';
import { knownFields } from './ticket-words.ts';

/** A field with its words: the administrator's own where given, the catalogue's otherwise. */
export function dialogField(field: Field, { texts, language }: Reader): DialogField {
  const known = knownFields(texts)[field.id];
  return {
    field,
    label: field.label?.[language] ?? known?.label ?? field.id,
    hint: field.hint?.[language] ?? (field.kind === 'links' ? texts.form.linksHint : (known?.hint ?? null)),
    placeholder: known?.placeholder ?? null,
    optionLabels: Object.fromEntries(
      (field.options ?? []).map((option) => [
        option,
        field.optionLabels?.[option]?.[language] ?? knownOptions(texts)[field.id]?.[option] ?? option,
      ]),
    ),
    isRequired: field.required === true,
    kept: field.kind === 'files' ? { label: texts.form.kept, hint: texts.form.keptHint } : null,
    redraws: false,
  };
}

function knownOptions(texts: Reader['texts']): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return texts.options;
}
