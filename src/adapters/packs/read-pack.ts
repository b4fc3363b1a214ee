import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Pack, SourceText } from '#contract/files/pack.ts';
import type { Problem } from '#core/problem.ts';
import { FieldReader } from '#core/yaml/field-reader.ts';
import { readYaml } from '#core/yaml/read-yaml.ts';

export const PACK_FILE = 'pack.yaml';
const RULES = /^(?:rules|signals)([.-].+)?\.ya?ml$/;
const SCORECARD = /^scorecard([.-].+)?\.ya?ml$/;

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
export async function readPack(folder: string): Promise<PackReading> {
  const header = join(folder, PACK_FILE);
  const source = await readFile(header, 'utf8').catch(() => null);
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
  const read = readHeader(source, shownPath(header));
  if (read.header === null) return { pack: null, problems: read.problems };
  const names = (await readdir(folder)).toSorted();
  const pack = {
    ...read.header,
    folder,
    rules: await sources(
      folder,
      names.filter((name) => RULES.test(name)),
    ),
    scorecards: await sources(
      folder,
      names.filter((name) => SCORECARD.test(name)),
    ),
  };
  return { pack, problems: read.problems };
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

async function sources(folder: string, names: readonly string[]): Promise<SourceText[]> {
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { file: shownPath(path), source: await readFile(path, 'utf8') };
    }),
  );
}

/** As people would name the path from where they are. */
function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' ? basename(path) : fromHere.startsWith('..') ? path : fromHere;
}
