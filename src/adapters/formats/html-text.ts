import { convert } from 'html-to-text';

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

/** HTML as a reader sees it: plain text with its paragraphs, without links' addresses and pictures. */
export function htmlToText(html: string): string {
  return convert(html, { wordwrap: false, selectors: COMMON, limits: { maxDepth: DEEPEST } }).trim();
}

/** The same without the quoted message below; the whole text where nothing else is left. */
export function htmlReplyText(html: string): string {
  const skipped = QUOTES.map((selector) => ({ selector, format: 'skip' }));
  const own = convert(html, {
    wordwrap: false,
    selectors: [...COMMON, ...skipped],
    limits: { maxDepth: DEEPEST },
  }).trim();
  return own === '' ? htmlToText(html) : own;
}
