import { Archive, ArchiveRefused } from './archive.ts';
import {
  builtInKind,
  columnOf,
  kindOfFormat,
  type LongNumber,
  longNumber,
  type NumberKind,
  showNumber,
  unescapeText,
} from './cell-values.ts';
import { readXml, type XmlHandler } from './xml.ts';

/** Shared texts are held in memory; so much of them fits the largest real workbooks. */
const MOST_SHARED_CHARACTERS = 200_000_000;
const MOST_COLUMNS = 16_384;

export interface Sheet {
  readonly name: string;
  readonly path: string;
}

export interface SheetRow {
  /** From 1, as the program shows it. */
  readonly number: number;
  readonly cells: readonly string[];
  /** By column. */
  readonly longNumbers?: ReadonlyMap<number, LongNumber>;
}

/** An opened workbook (ECMA-376 SpreadsheetML): its sheets, row by row, every cell as text. */
export class Workbook {
  readonly sheets: readonly Sheet[];
  readonly #archive: Archive;
  readonly #shared: readonly string[];
  readonly #kinds: readonly NumberKind[];
  readonly #date1904: boolean;

  private constructor(
    archive: Archive,
    sheets: readonly Sheet[],
    shared: readonly string[],
    kinds: readonly NumberKind[],
    date1904: boolean,
  ) {
    this.#archive = archive;
    this.sheets = sheets;
    this.#shared = shared;
    this.#kinds = kinds;
    this.#date1904 = date1904;
  }

  /** Rejects with `ArchiveRefused` when the file is a bomb, encrypted or no workbook. */
  static async open(file: string): Promise<Workbook> {
    const archive = await Archive.open(file);
    try {
      if (!archive.has('xl/workbook.xml')) throw new ArchiveRefused('bad-zip', 'no xl/workbook.xml inside');
      const targets = await readTargets(archive);
      const { listed, date1904 } = await readSheetList(archive);
      const sheets = listed.flatMap(({ name, id }) => {
        const path = targets.get(id);
        return path !== undefined && archive.has(path) ? [{ name, path }] : [];
      });
      const shared = await readSharedTexts(archive);
      return new Workbook(archive, sheets, shared, await readKinds(archive), date1904);
    } catch (failure) {
      archive.close();
      throw failure;
    }
  }

  close(): void {
    this.#archive.close();
  }

  /** Rows in the order of the sheet, in batches; rows and cells without anything may be missing. */
  async *rows(sheet: Sheet): AsyncGenerator<SheetRow[]> {
    let ready: SheetRow[] = [];
    let number = 0;
    let cells: string[] = [];
    let longNumbers: Map<number, LongNumber> | undefined;
    let column = -1;
    let type = 'n';
    let style = 0;
    let value = '';
    let collects = false;
    // Reading aids above the characters are no part of the text.
    let phonetic = false;
    const handler: XmlHandler = {
      open: (name, attributes) => {
        if (name === 'row') {
          const own = Number(attributes['r']);
          number = Number.isSafeInteger(own) && own > 0 ? own : number + 1;
          cells = [];
          longNumbers = undefined;
          column = -1;
        } else if (name === 'c') {
          column = columnOf(attributes['r'] ?? '') ?? column + 1;
          type = attributes['t'] ?? 'n';
          style = Number(attributes['s'] ?? 0);
          value = '';
        } else if (name === 'v' || name === 't') collects = !phonetic;
        else if (name === 'rPh') phonetic = true;
      },
      text: (text) => {
        if (collects) value += text;
      },
      close: (name) => {
        if (name === 'v' || name === 't') collects = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'c' && column < MOST_COLUMNS) {
          cells[column] = this.#show(value, type, style);
          const long = type === 'n' ? longNumber(value, this.#kindOf(style)) : undefined;
          if (long !== undefined)
            longNumbers = (longNumbers ?? new Map<number, LongNumber>()).set(column, long);
        } else if (name === 'row' && cells.length > 0) {
          const shown = Array.from(cells, (cell) => cell ?? '');
          ready.push({ number, cells: shown, ...(longNumbers === undefined ? {} : { longNumbers }) });
        }
      },
    };
    for await (const _ of readXml(this.#archive.read(sheet.path), handler)) {
      yield ready;
      ready = [];
    }
  }

  #show(value: string, type: string, style: number): string {
    if (type === 's') return this.#shared[Number(value)] ?? '';
    if (type === 'inlineStr' || type === 'str') return unescapeText(value);
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e') return '';
    if (type === 'd' || value === '') return value;
    return showNumber(value, this.#kindOf(style), this.#date1904);
  }

  #kindOf(style: number): NumberKind {
    return this.#kinds[style] ?? 'number';
  }
}

async function parse(archive: Archive, name: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(archive.read(name), handler)) {
    // The handler collects; nothing is handed on.
  }
}

/** Relation id → path of the part. */
async function readTargets(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const name = 'xl/_rels/workbook.xml.rels';
  if (!archive.has(name)) return targets;
  await parse(archive, name, {
    open: (tag, attributes) => {
      const target = attributes['Target'];
      if (tag !== 'Relationship' || target === undefined) return;
      targets.set(
        attributes['Id'] ?? '',
        target.startsWith('/') ? target : `xl/${target.replace(/^\.\//, '')}`,
      );
    },
  });
  return targets;
}

async function readSheetList(
  archive: Archive,
): Promise<{ listed: { name: string; id: string }[]; date1904: boolean }> {
  const listed: { name: string; id: string }[] = [];
  let date1904 = false;
  await parse(archive, 'xl/workbook.xml', {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1];
      listed.push({ name: attributes['name'] ?? '', id: id ?? '' });
    },
  });
  return { listed, date1904 };
}

async function readSharedTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  const name = 'xl/sharedStrings.xml';
  if (!archive.has(name)) return texts;
  let text = '';
  let total = 0;
  let collects = false;
  let phonetic = false;
  await parse(archive, name, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') phonetic = true;
      else if (tag === 't') collects = !phonetic;
    },
    text: (part) => {
      if (!collects) return;
      text += part;
      total += part.length;
      if (total > MOST_SHARED_CHARACTERS) {
        throw new ArchiveRefused('zip-bomb', `more than ${MOST_SHARED_CHARACTERS} characters of shared text`);
      }
    },
    close: (tag) => {
      if (tag === 'si') texts.push(unescapeText(text));
      else if (tag === 'rPh') phonetic = false;
      else if (tag === 't') collects = false;
    },
  });
  return texts;
}

/** What each cell style makes of a number. */
async function readKinds(archive: Archive): Promise<NumberKind[]> {
  const kinds: NumberKind[] = [];
  const name = 'xl/styles.xml';
  if (!archive.has(name)) return kinds;
  const own = new Map<number, NumberKind>();
  let inCells = false;
  await parse(archive, name, {
    open: (tag, attributes) => {
      if (tag === 'numFmt')
        own.set(Number(attributes['numFmtId']), kindOfFormat(attributes['formatCode'] ?? ''));
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        kinds.push(own.get(id) ?? builtInKind(id));
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}
