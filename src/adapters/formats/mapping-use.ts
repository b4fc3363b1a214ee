import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Problem } from '#core/problem.ts';
import { closestWord, didYouMean } from '#core/yaml/did-you-mean.ts';
import { FORMATS, type FormatId } from './catalogue.ts';
import { isRecord, type Mapping, type MappingWitness } from './mapping.ts';
import { warning } from './problems.ts';

const NAMES_KEPT = 200;
const NAMES_DEEP = 4;
/** Tables say by themselves which columns they lack. */
const TABLES: readonly FormatId[] = ['csv', 'tsv', 'xlsx'];
const BY_PATH: readonly FormatId[] = ['json', 'ndjson'];

/** Notices which sources of a mapping the records of a file have, so that a mistyped one is not passed over in silence. */
export class MappingUse implements MappingWitness {
  readonly #unused: Map<string, string>;
  /** What the records have instead, to guess what was meant. */
  readonly #names = new Set<string>();

  constructor(mapping: Mapping) {
    this.#unused = sourcesOf(mapping);
  }

  found(target: string): void {
    this.#unused.delete(target);
  }

  look(record: unknown): void {
    if (this.#unused.size > 0) this.#takeNames(record, '', NAMES_DEEP);
  }

  #takeNames(record: unknown, before: string, deep: number): void {
    if (deep === 0 || !isRecord(record)) return;
    for (const [name, value] of Object.entries(record)) {
      if (this.#names.size >= NAMES_KEPT) return;
      this.#names.add(`${before}${name}`);
      this.#takeNames(value, `${before}${name}.`, deep - 1);
    }
  }

  problems(): Problem[] {
    return Array.from(this.#unused, ([target, source]) => {
      const near = closestWord(source, [...this.#names]);
      return warning(
        'unused-map',
        {
          zh: `映射 ${target}=${source} 没有用上：文件里没有 ${source}`,
          en: `the mapping ${target}=${source} was of no use: nothing in the file is called ${source}`,
        },
        near === undefined ? {} : { hint: didYouMean(near) },
      );
    });
  }
}

/** The same outcomes; the last one tells as well what of the mapping came to nothing in this file. */
export async function* tellingUnused(
  outcomes: AsyncIterable<ReadOutcome>,
  format: FormatId,
  mapping: Mapping,
  use: MappingUse,
): AsyncGenerator<ReadOutcome> {
  let held: ReadOutcome | undefined;
  try {
    for await (const outcome of outcomes) {
      if (held !== undefined) yield held;
      held = outcome;
    }
  } catch (failure) {
    if (held !== undefined) yield held;
    throw failure;
  }
  if (held === undefined) return;
  const problems = BY_PATH.includes(format) ? use.problems() : inapplicable(format, mapping);
  const notes = problems.map((problem) => ({ ...problem, file: held.source.file }));
  if (notes.length === 0) yield held;
  else if (held.ok) yield { ...held, warnings: [...held.warnings, ...notes] };
  else yield { ...held, problems: [...held.problems, ...notes] };
}

/** Only who speaks can be said of what is no table and has no paths. */
function inapplicable(format: FormatId, mapping: Mapping): Problem[] {
  const sources = sourcesOf(mapping);
  if (sources.size === 0 || TABLES.includes(format)) return [];
  const told = Array.from(sources, ([target, source]) => `${target}=${source}`).join(', ');
  const title = FORMATS.find(({ id }) => id === format)!.title;
  return [
    warning(
      'unused-map',
      {
        zh: `映射 ${told} 对这种格式（${title.zh}）不起作用`,
        en: `the mapping ${told} does not apply to this format (${title.en})`,
      },
      {
        hint: {
          zh: '字段映射用于 JSON、NDJSON 和表格；这里只能用 role.…',
          en: 'fields are mapped in JSON, NDJSON and tables; here only role.… applies',
        },
      },
    ),
  ];
}

function sourcesOf({ conversation, turn }: Mapping): Map<string, string> {
  return new Map([
    ...conversation,
    ...Array.from(turn, ([target, source]) => [`turn.${target}`, source] as const),
  ]);
}
