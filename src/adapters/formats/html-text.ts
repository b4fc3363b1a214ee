import { compile } from 'html-to-text';

/** What mail programs wrap around the message that is answered. */
const QUOTES = [
  ...['blockquote', '.gmail_quote', '.gmail_extra', '.yahoo_quoted', '.moz-cite-prefix', '#appendonsend'],
  ...[
    '#divRplyFwdMsg',
    '#OLK_SRC_BODY_SECTION',
    '.qmbox',
    '.foxmail_quote',
    '#isReplyContent',
    '.ntes-mailmaster-quote',
  ],
  ...['#mail-editor-reference-message-container', '.protonmail_quote', '.zmail_extra', 'includetail'],
];

const COMMON = [
  { selector: 'a', options: { ignoreHref: true } },
  { selector: 'img', format: 'skip' },
  { selector: 'table', format: 'block' },
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
];
/** Deeper nesting than any mail program writes; a crafted depth would exhaust the stack. */
const DEEPEST = 200;

const LIMITS = { maxDepth: DEEPEST };
// Once: a chat has thousands of pieces of HTML, and to compile takes longer than to convert one.
const convert = compile({ wordwrap: false, selectors: COMMON, limits: LIMITS });
const convertWithoutQuotes = compile({
  wordwrap: false,
  selectors: [...COMMON, ...QUOTES.map((selector) => ({ selector, format: 'skip' }))],
  limits: LIMITS,
});

/** HTML as a reader sees it: plain text with its paragraphs, without links' addresses and pictures. */
export function htmlToText(html: string): string {
  return convert(withoutDepths(html)).trim();
}

/** The same without the quoted message below; the whole text where nothing else is left. */
export function htmlReplyText(html: string): string {
  const own = convertWithoutQuotes(withoutDepths(html)).trim();
  return own === '' ? htmlToText(html) : own;
}

/** So many elements stand in one another in no document; each further one would take the parser longer than the one before. */
const MOST_OPEN = 1_000;
const TAG = /<(\/?)([a-z][^\s<>/]*)[^<>]*>/gi;
const EMPTY = new Set(['br', 'img', 'hr', 'wbr', 'meta', 'link', 'input', 'col', 'area', 'base', 'source']);
/** Many are not closed but by the next one. */
const CLOSED_BY_NEXT = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);

/** What is nested without end, without its tags. */
function withoutDepths(html: string): string {
  const open: string[] = [];
  for (const [, slash, written] of html.matchAll(TAG)) {
    const name = written!.toLowerCase();
    if (EMPTY.has(name)) continue;
    if (slash === '/') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    } else if (open.at(-1) !== name || !CLOSED_BY_NEXT.has(name)) open.push(name);
    if (open.length > MOST_OPEN) return html.replaceAll(TAG, '\n');
  }
  return html;
}
