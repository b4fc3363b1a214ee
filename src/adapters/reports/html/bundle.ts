import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';

const TYPE_IMPORT = /^import type [^;]*;\n?/gm;
const IMPORT = /^import \{([^}]*)\} from '((?:\.{1,2}|#core)\/[^']+)';\n?/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const|class) (\w+))/gm;

/**
 * Joins a browser script and the modules of its room and of core that it imports into one plain script: types are taken
 * away, each module becomes a function that is run once and returns what it exports. It knows just the forms that those
 * modules use — named imports, and exported functions, constants and classes.
 */
export function bundle(entry: string): string {
  const names = new Map<string, string>();
  const parts: string[] = [];
  add(entry, names, parts);
  return `(() => {\n'use strict';\n${parts.join('\n')}\n})();\n`;
}

/** Adds a module after those that it imports; returns the name under which it is found. */
function add(file: string, names: Map<string, string>, parts: string[]): string {
  const known = names.get(file);
  if (known !== undefined) return known;
  const name = `module${names.size}`;
  names.set(file, name);
  const exported: string[] = [];
  const body = stripTypeScriptTypes(readFileSync(file, 'utf8').replaceAll(TYPE_IMPORT, ''))
    .replaceAll(IMPORT, (_, wanted: string, path: string) => {
      const from = add(createRequire(file).resolve(path), names, parts);
      return `const {${wanted.replaceAll(/(\w+) as (\w+)/g, '$1: $2')}} = ${from};\n`;
    })
    .replaceAll(EXPORT, (_, thing: string) => {
      exported.push(thing);
      return '';
    });
  if (/^(?:import|export)\b/m.test(body))
    throw new Error(`${file}: this form of import or export is not bundled`);
  const lines = body.split('\n').map((line) => line.trimEnd());
  parts.push(
    `const ${name} = (() => {\n${lines.filter((line) => line !== '').join('\n')}\nreturn { ${exported.join(', ')} };\n})();`,
  );
  return name;
}
