import type { ServerResponse } from 'node:http';
import type { Language } from '../../../domain/language.ts';
import { LANGUAGES } from '../../../domain/language.ts';

/** A page of a few sentences, and one thing to do next. */
export interface InstallPage {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly href: string; readonly label: string };
  /** As in `Set-Cookie`. */
  readonly cookie: string;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 12vh auto; max-width: 34rem; padding: 0 1.5rem; font: 1.05rem/1.6 system-ui, sans-serif; }
  h1 { font-size: 1.5rem; line-height: 1.3; }
  a { display: inline-block; margin-top: .5rem; padding: .7rem 1.2rem; border-radius: .4rem; background: #1d3b5c; color: #fff;
      font-weight: 600; text-decoration: none; }
  a:focus-visible { outline: 3px solid #e8912d; outline-offset: 2px; }`;

/** Answers with the page. It is kept by nobody, framed by nobody, and tells no other site its address, which holds a code. */
export function sendInstallPage(response: ServerResponse, page: InstallPage): void {
  response.writeHead(page.status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'set-cookie': page.cookie,
  });
  response.end(draw(page));
}

function draw({ language, title, paragraphs, link }: InstallPage): string {
  const said = paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n');
  const next = link ? `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escaped(title)}</h1>
${said}
${next}
</main></body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** The language of ours that the browser likes best; French when it likes neither. */
export function languageOfBrowser(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', quality = 'q=1'] = wish.trim().toLowerCase().split(';');
    return { tag, weight: Number(/q=([\d.]+)/.exec(quality)?.[1] ?? 1) };
  });
  for (const { tag, weight } of wishes.sort((one, other) => other.weight - one.weight)) {
    const language = LANGUAGES.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language && weight > 0) return language;
  }
  return 'fr';
}
