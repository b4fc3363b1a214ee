import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings, SETTINGS } from '#app/settings.ts';
import { settingsPage } from './suites/settings-page.ts';

const place = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const text = (path: string) => readFileSync(place(path), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const compose = parse(text('compose.yaml'), { merge: true }) as Compose;
/** From the folder of the project; what one stage takes from another is none of it. */
const copied = [
  ...new Set(
    [...text('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(' ')),
  ),
];

describe('the files for containers', () => {
  test('name only settings that there are', () => {
    const known = SETTINGS.map(({ key }) => key);
    for (const file of ['Dockerfile', 'compose.yaml']) {
      const named = new Set(text(file).match(/TINGZHEN_[A-Z_]+/g));
      expect(
        [...named].filter((key) => !known.includes(key)),
        file,
      ).toEqual([]);
    }
  });

  test('give each process settings that it accepts', () => {
    for (const name of ['api', 'worker']) {
      const { environment, command = [] } = compose.services[name]!;
      const filled = Object.entries(environment).map(([key, value]) => [
        key,
        value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1').replaceAll(/\$\{\w+:\?[^}]*\}/g, 'x'.repeat(32)),
      ]);
      const services = command[command.indexOf('--services') + 1]!;
      const settings = readSettings(Object.fromEntries(filled), { services });
      expect(settings.services).toEqual([name]);
      expect(settings.databaseUrl).toContain('@postgres:5432/');
      expect(settings.clickhouseUrl).toContain('@clickhouse:8123/');
    }
  });

  test('speak of one another: services, volumes and the port', () => {
    const { services, volumes } = compose;
    for (const { depends_on = {}, volumes: mounted } of Object.values(services)) {
      expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
      expect(Object.keys(volumes)).toEqual(expect.arrayContaining(mounted.map((one) => one.split(':')[0])));
    }
    const { port } = readSettings({});
    expect(services['api']?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(text('Dockerfile')).toContain(`EXPOSE ${port}`);
  });

  test('copy what is there, and let nothing else into the image', () => {
    const admitted = text('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(copied.toSorted()).toEqual(admitted.toSorted());
    expect(copied.filter((path) => !existsSync(place(path)))).toEqual([]);
  });
});

test('docs/settings.md is the table of settings', async () => {
  // `vitest run test/deployment.test.ts -u` writes it anew.
  await expect(settingsPage(SETTINGS)).toMatchFileSnapshot('../docs/settings.md');
});
