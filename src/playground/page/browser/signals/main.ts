import type { Judgement } from '../../protocol.ts';
import { byId, create, createButton } from '../dom.ts';
import { walkWithArrows } from '../roving.ts';
import { showSettings } from '../settings.ts';
import { showOwnWords, showWords } from '../show-words.ts';
import { keptTheme, wearTheme } from '../theme.ts';
import { wordsFor } from '../words.ts';
import { judge } from './api.ts';
import { drawJudgement, percentOf, type SignalReader } from './draw-judgement.ts';
import { EXAMPLES } from './examples.ts';

/** Long enough that a word is not judged letter by letter, short enough to seem at once. */
const TYPING_PAUSE_MS = 150;
/** Ears are told less often than eyes are shown. */
const ANNOUNCING_PAUSE_MS = 900;

const kept = new URLSearchParams(location.hash.slice(1));
let locale: 'fr-FR' | 'en-US' = (kept.get('lang') ?? navigator.language).startsWith('fr') ? 'fr-FR' : 'en-US';
let theme = keptTheme();
let asked = 0;
let announced = '';
let typing: number | undefined;
let announcing: number | undefined;

const field = sentenceField();

function sentenceField(): HTMLTextAreaElement {
  const found = byId('sentence');
  if (!(found instanceof HTMLTextAreaElement)) throw new Error('#sentence is not a textarea');
  return found;
}

function reader(): SignalReader {
  return { words: wordsFor(locale), locale };
}

function language(): 'fr' | 'en' {
  return locale === 'fr-FR' ? 'fr' : 'en';
}

/** The page's own words, in the reader's language; the sentence stays as it was typed. */
function show(): void {
  const { words } = reader();
  showWords(words, locale);
  showOwnWords('signals', words);
  showSettings({ words, locale }, theme, {
    speak: (spoken) => {
      locale = spoken;
      kept.set('lang', language());
      history.replaceState(null, '', `#${kept}`);
      show();
      void readSentence();
    },
    wear: (worn) => {
      theme = worn;
      wearTheme(worn);
      show();
    },
  });
  document.title = `${words.signals.title} · Guichet`;
  field.placeholder = words.signals.placeholder;
  byId('signals-back').setAttribute('href', wayBack());
  showExamples();
}

/** To whom and where one came from. */
function wayBack(): string {
  const me = kept.get('as');
  const page = kept.get('side') === 'teams' ? 'teams.html' : './';
  return me === null ? page : `${page}#${new URLSearchParams({ as: me })}`;
}

function showExamples(): void {
  const { words } = reader();
  byId('examples').replaceChildren(
    ...(language() === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const)).flatMap((spoken) => {
      const title = create('h3', { id: `examples-${spoken}` }, words.signals.examplesIn[spoken]);
      const list = create(
        'ul',
        { class: 'examples', 'aria-labelledby': title.id },
        ...EXAMPLES[spoken].map(({ kind, text }, place) =>
          create(
            'li',
            {},
            createButton(
              { class: 'example', tabindex: place === 0 ? '0' : '-1', 'data-example': `${spoken}-${place}` },
              () => take(text),
              create('span', { class: 'example-kind' }, words.signals.kinds[kind]),
              create('span', { class: 'example-text', lang: spoken }, text),
            ),
          ),
        ),
      );
      walkWithArrows(list, '.example', 'vertical');
      return [title, list];
    }),
  );
}

function take(text: string): void {
  field.value = text;
  grow();
  byId('signals-body').scrollTo(0, 0);
  void readSentence();
}

/** Judges what stands in the box; an answer that comes after a later one is left. */
async function readSentence(): Promise<void> {
  window.clearTimeout(typing);
  asked += 1;
  const mine = asked;
  const text = field.value;
  if (text.trim() === '') {
    byId('judgement').replaceChildren();
    tell(undefined);
    return;
  }
  const judged = await judge({ text, language: language() });
  if (mine !== asked) return;
  const { words } = reader();
  if (judged.kind === 'judged') {
    tell(undefined);
    byId('judgement').replaceChildren(...drawJudgement(text, judged.judgement, reader()));
    announceSoon(judged.judgement);
    return;
  }
  byId('judgement').replaceChildren();
  tell(judged.kind === 'too_long' ? words.signals.tooLong : words.failures.page);
}

function tell(problem: string | undefined): void {
  const line = byId('signals-problem');
  line.hidden = problem === undefined;
  line.textContent = problem ?? '';
}

/** The verdict, once the typing rests, and only when it has changed. */
function announceSoon(judgement: Judgement): void {
  window.clearTimeout(announcing);
  announcing = window.setTimeout(() => {
    const { words } = reader();
    const { outcome, kind, probability } = judgement;
    const name = `${locale} ${outcome} ${kind}`;
    if (name === announced) return;
    announced = name;
    const { outcomes, kinds } = words.signals;
    byId('announcer').textContent = words.signals.announced(
      outcomes[outcome],
      kinds[kind],
      percentOf(probability, reader()),
    );
  }, ANNOUNCING_PAUSE_MS);
}

function grow(): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

field.addEventListener('input', () => {
  grow();
  window.clearTimeout(typing);
  typing = window.setTimeout(() => void readSentence(), TYPING_PAUSE_MS);
});

// A region that scrolls is reached with the keyboard, in every browser.
byId('signals-body').tabIndex = -1;
wearTheme(theme);
show();
take(EXAMPLES[language()][0]?.text ?? '');
if (matchMedia('(hover: hover)').matches) {
  field.focus();
  field.select();
}
