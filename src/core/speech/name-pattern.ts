import type { Bilingual } from '../bilingual.ts';
import { figureOrText } from '../conversation/figure-or-text.ts';
import type { Problem } from '../problem.ts';
import { suggestion } from '../yaml/did-you-mean.ts';
import {
  type DateForm,
  type DatePart,
  momentOf,
  parseDateForm,
  problemOfParts,
  readDate,
} from './date-form.ts';
import { isNamedLikeRecording } from './recording-name.ts';

/** How recordings are named: `{startedAt:yyyyMMdd-HHmmss}_{agent.id}_{*}`. */
export interface NamePattern {
  readonly source: string;
  readonly pieces: readonly Piece[];
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'date'; readonly form: DateForm };

export type NamePatternResult =
  | { readonly ok: true; readonly pattern: NamePattern }
  | { readonly ok: false; readonly problem: Problem };

const FIELDS = [
  'id',
  'startedAt',
  'agent.id',
  'agent.name',
  'agent.team',
  'customer.id',
  'customer.name',
  'language',
];
const ATTRIBUTE = 'attributes.';

/**
 * Reads a pattern of names: fields in braces and the text between them, which stands in every name as it is. The ending
 * of a recording may close it and means nothing.
 */
export function parseNamePattern(source: string): NamePatternResult {
  const written = source.normalize('NFC');
  const stem = isNamedLikeRecording(written) ? written.slice(0, written.lastIndexOf('.')) : written;
  const pieces: Piece[] = [];
  const refuse = (message: Bilingual, hint?: Bilingual): NamePatternResult => ({
    ok: false,
    problem: {
      code: 'bad-name-pattern',
      severity: 'error',
      message: {
        zh: `文件名格式 ${source} 有误：${message.zh}`,
        en: `the file-name pattern ${source} is wrong: ${message.en}`,
      },
      ...(hint === undefined ? {} : { hint }),
    },
  });
  for (const part of stem.match(/\{[^{}]*\}|[^{}]+|[{}]/g) ?? []) {
    if (part === '{' || part === '}') {
      return refuse({ zh: `${part} 没有配对`, en: `there is a ${part} without its other half` });
    }
    if (!part.startsWith('{')) {
      if (/[/\\]/.test(part)) {
        return refuse(
          { zh: '里面有斜杠', en: 'there is a slash in it' },
          { zh: '只写文件名本身，不写文件夹', en: 'it is of the name alone, without folders' },
        );
      }
      pieces.push({ kind: 'text', text: part });
      continue;
    }
    const before = pieces.at(-1);
    if (before !== undefined && before.kind !== 'text') {
      return refuse(
        {
          zh: `${part} 和前一个字段之间什么都没有`,
          en: `nothing stands between ${part} and the field before it`,
        },
        { zh: '两个字段之间要有分隔的字符', en: 'something has to tell where one field ends' },
      );
    }
    const read = fieldOf(part.slice(1, -1));
    if ('message' in read) return refuse(read.message, read.hint);
    pieces.push(read);
  }
  const problem = problemOfAll(pieces);
  return problem === undefined ? { ok: true, pattern: { source, pieces } } : refuse(problem);
}

function fieldOf(written: string): Piece | { readonly message: Bilingual; readonly hint?: Bilingual } {
  if (written === '*') return { kind: 'any' };
  const at = written.indexOf(':');
  const name = at < 0 ? written : written.slice(0, at);
  const form = at < 0 ? '' : written.slice(at + 1);
  const isAttribute = name.startsWith(ATTRIBUTE) && name.length > ATTRIBUTE.length;
  if (!isAttribute && !FIELDS.includes(name)) {
    return {
      message: { zh: `没有 ${name} 这个字段`, en: `there is no field ${name}` },
      hint: suggestion(name, [...FIELDS, 'attributes.…', '*'])!,
    };
  }
  if (name !== 'startedAt') {
    if (form === '') return { kind: 'field', field: name };
    return {
      message: { zh: `${name} 不带写法`, en: `${name} takes no form` },
      hint: { zh: `写成 {${name}}`, en: `write {${name}}` },
    };
  }
  if (form === '') {
    return {
      message: { zh: 'startedAt 没有写时间的写法', en: 'startedAt does not say how the time is written' },
      hint: { zh: '例如 {startedAt:yyyyMMdd-HHmmss}', en: 'such as {startedAt:yyyyMMdd-HHmmss}' },
    };
  }
  const read = parseDateForm(form);
  return read.ok ? { kind: 'date', form: read.form } : read;
}

function problemOfAll(pieces: readonly Piece[]): Bilingual | undefined {
  if (pieces.every(({ kind }) => kind === 'text')) return { zh: '没有字段', en: 'it has no field' };
  const names = pieces.flatMap((piece) => (piece.kind === 'field' ? [piece.field] : []));
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) return { zh: `${twice} 写了两次`, en: `${twice} stands twice` };
  const parts = pieces.flatMap((piece) => (piece.kind === 'date' ? piece.form.parts : []));
  return pieces.some(({ kind }) => kind === 'date') ? problemOfParts(parts) : undefined;
}

/**
 * What a name tells of the call, in the fields of a raw conversation (`agent.id`, …); undefined where it does not fit.
 * Each field takes as little as it can; an empty one tells nothing.
 * @param name without folders and ending
 */
export function readName({ pieces }: NamePattern, name: string): Record<string, unknown> | undefined {
  // Some systems write é as two characters in names of files.
  const values = valuesIn(pieces, name.normalize('NFC'));
  if (values === undefined) return undefined;
  const fields: [string, string][] = [];
  const attributes: [string, unknown][] = [];
  const told = new Map<DatePart, string>();
  for (const [at, piece] of pieces.entries()) {
    const value = values[at]!;
    if (piece.kind === 'date') for (const [part, text] of readDate(piece.form, value)!) told.set(part, text);
    if (piece.kind !== 'field' || value.trim() === '') continue;
    if (piece.field.startsWith(ATTRIBUTE))
      attributes.push([piece.field.slice(ATTRIBUTE.length), figureOrText(value)]);
    else fields.push([piece.field, value]);
  }
  const startedAt = told.size === 0 ? undefined : momentOf(told);
  if (told.size > 0 && startedAt === undefined) return undefined;
  return {
    ...Object.fromEntries(fields),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
  };
}

/** The text of each piece. Places that led nowhere are remembered, so that no name takes long. */
function valuesIn(pieces: readonly Piece[], name: string): readonly string[] | undefined {
  const dead = new Set<number>();
  const from = (index: number, at: number): readonly string[] | undefined => {
    const piece = pieces[index];
    if (piece === undefined) return at === name.length ? [] : undefined;
    const key = index * (name.length + 1) + at;
    if (dead.has(key)) return undefined;
    for (const end of endsOf(piece, name, at)) {
      const rest = from(index + 1, end);
      if (rest !== undefined) return [name.slice(at, end), ...rest];
    }
    dead.add(key);
    return undefined;
  };
  return from(0, 0);
}

function* endsOf(piece: Piece, name: string, at: number): Generator<number> {
  if (piece.kind === 'text') {
    if (name.startsWith(piece.text, at)) yield at + piece.text.length;
    return;
  }
  for (let end = at; end <= name.length; end++) {
    if (piece.kind !== 'date' || readDate(piece.form, name.slice(at, end)) !== undefined) yield end;
  }
}
