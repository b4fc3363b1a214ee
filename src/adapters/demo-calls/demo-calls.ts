import { fileURLToPath } from 'node:url';

/** The recording of a spoken call of the demo organisation; what is said in it stands beside it. */
export function demoCallFile(name: string): string {
  return fileURLToPath(new URL(`./calls/${name}.ogg`, import.meta.url));
}
