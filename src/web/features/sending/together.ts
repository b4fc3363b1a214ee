import { isNamedLikeRecording } from '#core/speech/recording-name.ts';
import { callTableBeside, sideFilesOf } from '#core/speech/side-file-name.ts';

/** A file that is sent, with those that tell of it. */
export interface FileTogether<Named> {
  readonly file: Named;
  /** Of a recording: its words, and what is known of the call. */
  readonly beside: readonly Named[];
}

const CALL_TABLE = callTableBeside('');

/**
 * Files that came at once: a recording takes those along that tell of it by their names, and the table of all calls;
 * what tells of a recording is not sent by itself.
 */
export function together<Named extends { readonly name: string }>(
  files: readonly Named[],
): FileTogether<Named>[] {
  const taken = new Set<Named>();
  const recordings = files.filter(({ name }) => isNamedLikeRecording(name));
  const besides = new Map(
    recordings.map((recording) => {
      const names = new Set([...sideFilesOf(recording.name), CALL_TABLE].map(folded));
      const beside = files.filter(({ name }) => names.has(folded(name)));
      for (const one of beside) taken.add(one);
      return [recording, beside] as const;
    }),
  );
  return files.filter((file) => !taken.has(file)).map((file) => ({ file, beside: besides.get(file) ?? [] }));
}

/** Names differ in nothing else where files come from Windows. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
