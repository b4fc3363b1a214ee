import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Pack, SourceText } from '#contract/files/pack.ts';
import type { Problem } from '#core/problem.ts';
import { FieldReader } from '#core/yaml/field-reader.ts';
import { readYaml } from '#core/yaml/read-yaml.ts';

export const PACK_FILE = 'pack.yaml';
const RULES = /^(?:rules|signals)([.-].+)?\.ya?ml$/;
const SCORECARD = /^scorecard([.-].+)?\.ya?ml$/;

/** All of a file, whatever encoding it is in; undefined where it is no text. Rejects where it cannot be read. */
export type ReadText = (file: string) => Promise<string | undefined>;

export interface PackReading {
  /** Null when the folder holds no usable pack. */
  readonly pack: Pack | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a pack's folder: `pack.yaml`, `rules.yaml`, `signals.yaml` and `scorecard.yaml` (large packs have several,
 * `rules-billing.yaml`).
 * What the rules and scorecards say is not looked at here.
 */
export async function readPack(folder: string, readText: ReadText): Promise<PackReading> {
  const header = join(folder, PACK_FILE);
  const source = await readText(header).catch(() => null);
  if (source === null) {
    const problem: Problem = {
      code: 'not-a-pack',
      severity: 'error',
      message: {
        zh: `文件夹里没有 ${PACK_FILE}，不是规则包`,
        en: `The folder has no ${PACK_FILE}, so it is no pack`,
      },
      file: shownPath(folder),
    };
    return { pack: null, problems: [problem] };
  }
  if (source === undefined) return { pack: null, problems: [notText(header)] };
  const read = readHeader(source, shownPath(header));
  if (read.header === null) return { pack: null, problems: read.problems };
  const names = (await readdir(folder)).toSorted();
  const rules = await sources(folder, names, RULES, readText);
  const scorecards = await sources(folder, names, SCORECARD, readText);
  const unread = [...rules.unread, ...scorecards.unread];
  if (unread.length > 0) return { pack: null, problems: [...read.problems, ...unread.map(notText)] };
  return {
    pack: { ...read.header, folder, rules: rules.texts, scorecards: scorecards.texts },
    problems: read.problems,
  };
}

function notText(path: string): Problem {
  return {
    code: 'not-text',
    severity: 'error',
    message: { zh: '不是文本，或编码认不出', en: 'This is no text in a known encoding' },
    hint: { zh: '请将文件存为 UTF-8', en: 'Save the file as UTF-8' },
    file: shownPath(path),
  };
}

type Header = Pick<Pack, 'id' | 'version' | 'title' | 'description'>;

/** Reads `pack.yaml`: id, version, title, description. */
export function readHeader(source: string, file: string): { header: Header | null; problems: Problem[] } {
  const { root, problems } = readYaml(source, file);
  const read = new FieldReader(problems);
  const map = root === null ? null : read.map(root);
  if (map === null) return { header: null, problems: problems.all() };
  read.onlyKeys(map, ['id', 'version', 'title', 'description']);
  const idNode = read.required(map, 'id');
  const id = idNode === null ? null : read.id(idNode);
  const versionNode = read.required(map, 'version');
  const version = versionNode === null ? null : read.text(versionNode);
  const titleNode = read.required(map, 'title');
  const title = titleNode === null ? null : read.bilingual(titleNode);
  const descriptionNode = read.optional(map, 'description');
  const description = descriptionNode === undefined ? undefined : read.bilingual(descriptionNode);
  if (problems.failed || id === null || version === null || title === null) {
    return { header: null, problems: problems.all() };
  }
  return {
    header: { id, version, title, ...(description == null ? {} : { description }) },
    problems: problems.all(),
  };
}

async function sources(
  folder: string,
  names: readonly string[],
  kind: RegExp,
  readText: ReadText,
): Promise<{ readonly texts: SourceText[]; readonly unread: string[] }> {
  const texts: SourceText[] = [];
  const unread: string[] = [];
  for (const name of names.filter((one) => kind.test(one))) {
    const path = join(folder, name);
    const source = await readText(path);
    if (source === undefined) unread.push(path);
    else texts.push({ file: shownPath(path), source });
  }
  return { texts, unread };
}

/** As people would name the path from where they are. */
function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' ? basename(path) : fromHere.startsWith('..') ? path : fromHere;
}
