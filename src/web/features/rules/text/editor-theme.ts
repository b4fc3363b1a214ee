import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const MONO =
  'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "Noto Sans Mono CJK SC", "PingFang SC", monospace';

/** The colours of the page, so that it follows light and dark. */
const look = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--card)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: MONO, lineHeight: '1.65' },
  '.cm-content': { caretColor: 'var(--brand)', paddingBlock: '10px' },
  '.cm-cursor': { borderLeftColor: 'var(--brand)' },
  '.cm-gutters': {
    backgroundColor: 'var(--raised)',
    color: 'var(--faint)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--brand-soft) 32%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--brand-soft)', color: 'var(--brand)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--brand) 28%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--middle-soft)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--brand-soft)',
    outline: 'none',
  },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--fact-soft)', border: 'none', color: 'var(--faint)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    boxShadow: 'var(--lifted)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: MONO, maxHeight: '18em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--brand-soft)',
    color: 'var(--brand)',
  },
  '.cm-completionDetail': { color: 'var(--faint)', fontStyle: 'normal', marginInlineStart: '12px' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic': { padding: '6px 10px', maxWidth: '52ch' },
  '.cm-diagnostic-error': { borderInlineStart: '3px solid var(--low)' },
  '.cm-diagnostic-warning': { borderInlineStart: '3px solid var(--middle)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--brand)',
    color: 'var(--on-brand)',
    borderRadius: '5px',
    padding: '2px 10px',
    marginTop: '6px',
    marginInlineStart: '0',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--low)',
    textUnderlineOffset: '4px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--middle)',
    textUnderlineOffset: '4px',
  },
  // The library's own marks are pictures in data addresses, which the security policy refuses.
  '.cm-lint-marker': {
    width: '8px',
    height: '8px',
    margin: '6px 2px',
    borderRadius: '50%',
    backgroundColor: 'var(--low)',
  },
  '.cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info': { content: '""' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--middle)' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-textfield': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '5px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '5px',
  },
  '.cm-changedLine': { backgroundColor: 'color-mix(in srgb, var(--high-soft) 60%, transparent)' },
  '.cm-changedText': { background: 'var(--high-soft)' },
  '.cm-deletedChunk': { backgroundColor: 'color-mix(in srgb, var(--low-soft) 60%, transparent)' },
  '.cm-collapsedLines': { background: 'var(--fact-soft)', color: 'var(--faint)' },
});

const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: 'var(--brand)' },
  { tag: tags.propertyName, color: 'var(--brand)' },
  { tag: tags.comment, color: 'var(--faint)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--happy)' },
  { tag: [tags.keyword, tags.labelName, tags.typeName], color: 'var(--middle)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--faint)' },
]);

export const editorTheme: Extension = [look, syntaxHighlighting(colours)];
