/** Endings of recordings, the usual ones first. */
export const RECORDING_ENDINGS = [
  '.wav',
  '.mp3',
  '.ogg',
  '.opus',
  '.oga',
  '.amr',
  '.m4a',
  '.aac',
  '.flac',
  '.webm',
  '.mp4',
  '.gsm',
  '.wma',
  '.aiff',
  '.aif',
  '.au',
  '.mov',
  '.mkv',
  '.avi',
] as const;

const ENDINGS: ReadonlySet<string> = new Set(RECORDING_ENDINGS);

/** Whether a name ends like that of a recording. */
export function isNamedLikeRecording(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot >= 0 && ENDINGS.has(name.slice(dot).toLowerCase());
}

/** The name alone, without the folders of any system. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** What a recording is called where nothing else names it: its name without folders and ending. */
export function nameOfRecording(path: string): string {
  return baseName(path).replace(/(?<=.)\.[^.]+$/, '');
}
