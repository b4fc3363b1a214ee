import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { FileKind } from '../engine/files.ts';
import { keysAt, type Named, type ValueKind, valuesAt } from './vocabulary.ts';
import { placeAt } from './yaml-place.ts';

export interface CompletionWords {
  readonly kind: FileKind;
  readonly named: Named;
  /** What a key means, in the language of the page; empty where it says it itself. */
  keyMeaning(key: string): string;
  /** What people call a value. */
  valueName(kind: ValueKind, value: string): string;
}

/** Keys with what they mean, and names of signals, rules, criteria, options and word lists where they belong. */
export function completionsAt(context: CompletionContext, words: CompletionWords): CompletionResult | null {
  const { keys, isKey, word } = placeAt(context.state.doc.toString(), context.pos);
  if (!context.explicit && word === '' && isKey) return null;
  const options = isKey ? keyOptions(keys, words) : valueOptions(keys, words);
  if (options.length === 0) return null;
  return { from: context.pos - word.length, options, validFor: /^[\p{L}\p{N}_.$*-]*$/u };
}

function keyOptions(keys: readonly string[], { kind, keyMeaning }: CompletionWords): Completion[] {
  return keysAt(keys, kind).map((key, index) => ({
    label: key,
    detail: keyMeaning(key),
    apply: `${key}: `,
    type: 'property',
    boost: -index,
  }));
}

function valueOptions(keys: readonly string[], { kind, named, valueName }: CompletionWords): Completion[] {
  const found = valuesAt(keys, kind, named);
  return found.values.map((value) => ({
    label: value,
    detail: valueName(found.kind, value),
    type: 'constant',
  }));
}
