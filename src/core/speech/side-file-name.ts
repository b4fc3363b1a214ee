import { baseName } from './recording-name.ts';

/** Endings of files beside a recording that tell of it; what an earlier one says goes before. */
const SIDE_ENDINGS = ['.json', '.vcon', '.vcon.json', '.csv'] as const;
export type SideEnding = (typeof SIDE_ENDINGS)[number];
/** One row for each recording of the folder. */
const CALL_TABLE = 'calls.csv';

/** The file beside a recording that may tell of it: `call.json` beside `call.wav`. */
export function sideFileOf(recording: string, ending: SideEnding = '.json'): string {
  return `${stemOf(recording)}${ending}`;
}

/** All files beside a recording that may tell of it alone. */
export function sideFilesOf(recording: string): readonly string[] {
  return SIDE_ENDINGS.map((ending) => sideFileOf(recording, ending));
}

/** The table beside a recording that may tell of all recordings of the folder. */
export function callTableBeside(recording: string): string {
  return `${recording.slice(0, recording.length - baseName(recording).length)}${CALL_TABLE}`;
}

/** The ending under which a file is kept beside a recording, by its own; undefined where it is none of these. */
export function sideEndingOf(name: string): SideEnding | undefined {
  const folded = name.toLowerCase();
  return SIDE_ENDINGS.toSorted((a, b) => b.length - a.length).find((ending) => folded.endsWith(ending));
}

function stemOf(recording: string): string {
  return recording.replace(/\.[^.\\/]+$/, '');
}
