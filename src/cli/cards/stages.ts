import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on which one card or form after the other is drawn: `drawPicture(drawn, language, theme)` is defined there. */
export type Stage =
  | { readonly kind: 'stage'; readonly html: string }
  | { readonly kind: 'missing'; readonly why: string };

/** Slack, as the playground's page draws it. */
export function slackStage(): Stage {
  const page = path.resolve(import.meta.dirname, '..', '..', 'playground', 'page');
  const script = path.join(page, 'browser', 'pictures.js');
  if (!existsSync(script)) return { kind: 'missing', why: 'the playground’s page is not built: run `npm run build`' };
  return {
    kind: 'stage',
    html: `<!doctype html><meta charset="utf-8"><title>Slack</title>
<link rel="stylesheet" href="${pathToFileURL(path.join(page, 'page.css')).href}">
<style>
html, body { height: auto; overflow: visible; background: var(--ground); }
body { width: 600px; padding: 20px; display: block; }
dialog.modal:modal { position: absolute; inset: 20px auto auto 20px; margin: 0; max-height: none; overflow: visible; }
.modal form { max-height: none; }
.modal-body { overflow: visible; }
dialog:focus, :focus, :focus-visible { outline: none; box-shadow: none; }
dialog::backdrop { display: none; }
</style>
<body><dialog id="modal" class="modal"></dialog>
<script type="module" src="${pathToFileURL(script).href}"></script></body>`,
  };
}

/** Teams, as Microsoft's own renderer of Adaptive Cards draws it with colours and sizes near those of Teams. */
export function teamsStage(): Stage {
  const renderer = 'adaptivecards/dist/adaptivecards.js';
  const from = createRequire(path.join(import.meta.dirname, 'stages.js'));
  try {
    return { kind: 'stage', html: teamsHtml(pathToFileURL(from.resolve(renderer)).href) };
  } catch {
    return { kind: 'missing', why: 'the development package `adaptivecards` is not installed' };
  }
}

const teamsHtml = (renderer: string) => `<!doctype html><meta charset="utf-8"><title>Teams</title>
<style>
body { --ground: #f5f5f5; --card: #fff; --text: #242424; --small: #616161; --line: #d1d1d1; --accent: #5b5fc7; --on-accent: #fff; --danger: #c4314b; }
body.dark { --ground: #1f1f1f; --card: #292929; --text: #fff; --small: #adadad; --line: #666; --accent: #9299f7; --on-accent: #0f0f0f; --danger: #f9526b; color-scheme: dark; }
body { width: 520px; margin: 0; padding: 20px; background: var(--ground); color: var(--text); font: 14px/1.43 'Segoe UI', system-ui, sans-serif; }
body.dialog { width: 600px; }
#frame { background: var(--card); border: 1px solid var(--line); border-radius: 4px; overflow-wrap: anywhere; }
h1 { font-size: 18px; margin: 0; padding: 16px 16px 0; }
h1:empty { display: none; }
.ac-pushButton { font: 600 14px 'Segoe UI', system-ui, sans-serif; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 5px 12px; margin: 2px 0; }
.ac-pushButton.style-positive { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.ac-pushButton.style-destructive { color: var(--danger); border-color: var(--danger); }
.ac-actionSet { flex-wrap: wrap; }
.ac-input:not(div), .ac-input-container textarea { font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--line); border-radius: 4px; padding: 6px 10px; box-sizing: border-box; }
textarea.ac-input { min-height: 66px; }
.ac-input::placeholder { color: var(--small); }
.ac-selectable { cursor: pointer; }
</style>
<body><div id="frame"><h1></h1><div id="card"></div></div>
<script src="${renderer}"></script>
<script>
const colors = (text, small, accent, danger) => {
  const pair = (color) => ({ default: color, subtle: color });
  return { default: { default: text, subtle: small }, accent: pair(accent), attention: pair(danger) };
};
const THEMES = {
  light: { ground: '#fff', quote: '#f0f0f0', colors: colors('#242424', '#616161', '#5b5fc7', '#c4314b') },
  dark: { ground: '#292929', quote: '#1f1f1f', colors: colors('#fff', '#adadad', '#9299f7', '#f9526b') },
};
function drawPicture(drawn, language, theme) {
  const { ground, quote, colors } = THEMES[theme];
  const isDialog = 'card' in drawn && 'width' in drawn;
  document.documentElement.lang = language;
  document.body.className = theme + (isDialog ? ' dialog' : '');
  document.querySelector('h1').textContent = isDialog ? drawn.title : '';
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 24, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme === 'dark' ? '#666' : '#d1d1d1' },
    containerStyles: {
      default: { backgroundColor: ground, foregroundColors: colors },
      emphasis: { backgroundColor: quote, foregroundColors: colors },
    },
    inputs: { label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } } },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', spacing: 'default', showCard: { actionMode: 'inline' } },
  });
  card.parse(isDialog ? drawn.card.content : drawn.card);
  document.getElementById('card').replaceChildren(card.render());
}
</script></body>`;
