import { assertNever } from '../../domain/assert-never.ts';
import type { Language } from '../../domain/language.ts';
import type { FileReference } from '../../forms/file-reference.ts';
import type { FieldValue } from '../../forms/form.ts';
import { textsFor } from '../../texts/texts.ts';
import type { Button, Card, CardPart, Span } from '../../views/card.ts';
import { correctionSentence } from '../../views/correction-sentence.ts';
import type { Dialog, DialogField } from '../../views/dialog.ts';

/** Each pair of colours twice: by the reader's own setting, and for `#dark` behind the page's address. */
const DARK =
  '--text: #d1d2d3; --small: #ababad; --page: #121314; --card: #1a1d21; --line: #404347; --frame: #7d7f82; --picture: #26292d; --danger: #ff7a9c;';

const STYLE = `
body { --text: #1d1c1d; --small: #616061; --page: #f6f6f6; --card: #fff; --line: #ddd; --frame: #8a8a8a; --picture: #eef2f6; --danger: #c01343; }
@media (prefers-color-scheme: dark) { body { ${DARK} color-scheme: dark; } }
body:target { ${DARK} color-scheme: dark; }
html { scrollbar-width: none; } body { font: 16px/1.5 system-ui, sans-serif; margin: 0; padding: 2rem 1rem; color: var(--text); background: var(--page); }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; align-items: start; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; overflow-wrap: anywhere; }
article h2 { font-size: .8rem; font-weight: 400; color: var(--small); margin: 0 0 .5rem; }
article h3 { font-size: 1.1rem; margin: 0 0 .5rem; } p, ul, dl { margin: .4rem 0; } ul { padding-left: 1.2rem; } a { color: inherit; }
blockquote { margin: .4rem 0; padding-left: .7rem; border-left: 3px solid var(--line); white-space: pre-wrap; }
dt { font-weight: 600; float: left; clear: left; margin-right: .4rem; } dd { margin: 0; }
.button { display: inline-block; border: 1px solid var(--frame); border-radius: 4px; padding: .1rem .7rem; margin: .2rem .3rem 0 0; }
.primary { background: #007a5a; border-color: #007a5a; color: #fff; } .danger { color: var(--danger); border-color: var(--danger); }
.picture { border: 1px solid var(--line); border-radius: 8px; background: var(--picture); padding: 2rem; text-align: center; }
.note, small { color: var(--small); font-size: .85rem; white-space: pre-line; } label { display: block; margin-top: .6rem; font-weight: 600; }
.wrong { color: var(--danger); } .field { border: 1px solid var(--frame); border-radius: 4px; padding: .2rem .5rem; min-height: 1.5rem; white-space: pre-wrap; }`;

/** One page with every card and form of a language, to look at. */
export function gallery(
  language: Language,
  cards: ReadonlyMap<string, Card>,
  forms: ReadonlyMap<string, Dialog>,
): string {
  const articles = [
    ...[...cards].map(([name, card]) => article(name, cardHtml(card))),
    ...[...forms].map(([name, form]) => article(name, formHtml(form, language))),
  ];
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Guichet · ${language}</title><style>${STYLE}</style>
<body id="dark"><main>
${articles.join('\n')}
</main></body></html>
`;
}

const article = (name: string, body: string) => `<article><h2>${inHtml(name)}</h2>${body}</article>`;

function cardHtml({ title, parts }: Card): string {
  return `${title ? `<h3>${inHtml(title)}</h3>` : ''}${parts.map(partHtml).join('')}`;
}

function partHtml(part: CardPart): string {
  switch (part.kind) {
    case 'text':
      return `<p>${spansHtml(part.spans)}</p>`;
    case 'note':
      return `<p class="note">${spansHtml(part.spans)}</p>`;
    case 'facts':
      return `<dl>${part.facts.map(({ label, value }) => `<dt>${inHtml(label)}</dt><dd>${inHtml(value)}</dd>`).join('')}</dl>`;
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${spansHtml(item)}</li>`).join('')}</ul>`;
    case 'quote':
      return `<blockquote>${inHtml(part.text)}</blockquote>`;
    case 'files':
      return part.files.map(fileHtml).join('');
    case 'divider':
      return '<hr>';
    case 'buttons':
      return `<p>${buttonsHtml([...part.buttons, ...(part.more ? [{ label: part.more.label }] : [])])}</p>`;
    case 'row':
      return `<p>${spansHtml(part.spans)}<br><small>${inHtml(part.note)}</small><br>${buttonsHtml(part.buttons)}</p>`;
    default:
      return assertNever(part);
  }
}

const buttonsHtml = (buttons: readonly Pick<Button, 'label' | 'style'>[]) =>
  buttons.map(({ label, style }) => `<span class="button ${style ?? ''}">${inHtml(label)}</span>`).join('');

/** A picture is a frame with its name: its content is on the platform. */
function fileHtml({ name, mimeType, permalink }: FileReference): string {
  const link = `<a href="${inHtml(permalink)}">${inHtml(name)}</a>`;
  return mimeType.startsWith('image/') ? `<p class="picture">🖼 ${link}</p>` : `<p>📎 ${link}</p>`;
}

function formHtml(form: Dialog, language: Language): string {
  const texts = textsFor(language);
  const correctionOf = (field: string) => {
    const correction = form.corrections[field];
    return correction ? `<p class="wrong">${inHtml(correctionSentence(correction, { texts, language }))}</p>` : '';
  };
  const intro = form.intro.map((words) => `<p class="note">${inHtml(words)}</p>`).join('');
  const fields = form.fields
    .map((field) => fieldHtml(field, form.typed[field.field.id]) + correctionOf(field.field.id))
    .join('');
  return `<h3>${inHtml(form.title)}</h3>${intro}${fields}<p><span class="button primary">${inHtml(form.submitLabel)}</span></p>`;
}

function fieldHtml(
  { label, hint, field, optionLabels, isRequired }: DialogField,
  typed: FieldValue | undefined,
): string {
  const chosen = [typed ?? []]
    .flat()
    .map((value) => (typeof value === 'string' ? (optionLabels[value] ?? value) : value.name));
  const options = field.options
    ? `<small>${field.options.map((id) => inHtml(optionLabels[id] ?? id)).join(' / ')}</small>`
    : '';
  return `<label>${inHtml(label)}${isRequired ? ' *' : ''}</label><div class="field">${inHtml(chosen.join(', '))}</div>${options}${hint ? `<small> ${inHtml(hint)}</small>` : ''}`;
}

function spansHtml(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return inHtml(span);
      return 'bold' in span
        ? `<b>${inHtml(span.bold)}</b>`
        : `<a href="${inHtml(span.link)}">${inHtml(span.label)}</a>`;
    })
    .join('');
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
