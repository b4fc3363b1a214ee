import { messageOf } from '#core/message-of.ts';
import { AudioRefusal } from '#core/ports/speech-audio.ts';
import type { Problem } from '#core/problem.ts';
import { completeCall } from '#core/speech/complete-call.ts';
import { type NamePattern, readName } from '#core/speech/name-pattern.ts';
import { readTranscriptFile, type Transcript } from '#core/speech/read-transcript.ts';
import { baseName, nameOfRecording } from '#core/speech/recording-name.ts';
import { callTableBeside, sideFilesOf } from '#core/speech/side-file-name.ts';
import { isObject, type Json } from '#core/speech/transcript-fields.ts';
import { isWithin } from '#core/speech/transcript-times.ts';

/** What stands beside a recording: its words, none where nobody wrote them down, and what is told of the call. */
export interface ToldOfCall extends Transcript {
  readonly warnings: readonly Problem[];
}

type ReadVcon =
  | { readonly ok: true; readonly transcript: Transcript; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface CallTable {
  /** @param isOwn it stands beside this recording alone */
  about(recording: string, isOwn: boolean): { readonly told?: Json; readonly warnings: readonly Problem[] };
}

export interface SideReaders {
  /** The value in a JSON file, undefined where there is none. Throws `AudioRefusal` for what is no JSON. */
  json(file: string): Promise<unknown>;
  vcon(value: unknown, recording: { readonly file: string; readonly durationMs: number }): Promise<ReadVcon>;
  /** Undefined where there is none. */
  table(file: string): Promise<CallTable | undefined>;
}

/**
 * Gathers what is known of a recorded call: from the files beside it, from the table of its folder, from its name; an
 * earlier one goes before, a later one tells what is missing.
 * @throws AudioRefusal where a file that may hold words cannot be used; what tells of the call alone is warned of
 */
export async function tellOfCall(
  recording: string,
  durationMs: number,
  pattern: NamePattern | undefined,
  readers: SideReaders,
): Promise<ToldOfCall> {
  const worded = await wordedFiles(recording, durationMs, readers);
  const tables = await tablesOf(recording, readers);
  const name = nameOfRecording(recording);
  const named = pattern === undefined ? {} : readName(pattern, name);
  return {
    segments: worded.segments,
    rest: completeCall([...worded.told, ...tables.told, named ?? {}]),
    warnings: [
      ...worded.warnings,
      ...tables.warnings,
      ...(named === undefined ? [unfitting(name, pattern!.source)] : []),
    ],
  };
}

interface Gathered {
  readonly told: readonly Json[];
  readonly warnings: readonly Problem[];
}

/** JSON and vCon: the words come from the first that has any. */
async function wordedFiles(
  recording: string,
  durationMs: number,
  readers: SideReaders,
): Promise<Gathered & Pick<Transcript, 'segments'>> {
  const told: Json[] = [];
  const warnings: Problem[] = [];
  let words: Pick<Transcript, 'segments'> & { readonly file?: string } = { segments: [] };
  for (const file of sideFilesOf(recording).filter((one) => !one.endsWith('.csv'))) {
    const value = await readers.json(file);
    if (value === undefined) continue;
    const isVcon =
      !file.endsWith('.json') || file.endsWith('.vcon.json') || (isObject(value) && 'vcon' in value);
    const read = isVcon ? await readers.vcon(value, { file: recording, durationMs }) : undefined;
    if (read?.ok === false) throw unusableVcon(file, read.problems);
    const transcript = read?.transcript ?? readTranscriptFile(value, durationMs);
    if (transcript === undefined) throw nothingInside(file);
    told.push(transcript.rest);
    warnings.push(...(read?.warnings ?? []));
    if (transcript.segments.length === 0) continue;
    if (words.file !== undefined) {
      warnings.push(wordsTwice(words.file, file));
      continue;
    }
    words = { segments: withinRecording(transcript, file, durationMs), file };
    const left = transcript.segments.length - words.segments.length;
    if (left > 0) warnings.push(wordsOutside(file, left));
  }
  return { segments: words.segments, told, warnings };
}

function withinRecording({ segments }: Transcript, file: string, durationMs: number) {
  const inside = segments.filter((segment) => isWithin(segment, durationMs));
  if (inside.length === 0) throw allOutside(file, segments, durationMs);
  return inside;
}

async function tablesOf(recording: string, readers: SideReaders): Promise<Gathered> {
  const told: Json[] = [];
  const warnings: Problem[] = [];
  const own = sideFilesOf(recording).find((file) => file.endsWith('.csv'))!;
  for (const file of new Set([own, callTableBeside(recording)])) {
    try {
      const table = await readers.table(file);
      const about = table?.about(baseName(recording), file === own);
      if (about?.told !== undefined) told.push(about.told);
      warnings.push(...(about?.warnings ?? []));
    } catch (failure) {
      const reason = messageOf(failure);
      warnings.push({
        code: 'unreadable-table',
        severity: 'warning',
        message: {
          zh: `录音旁的 ${baseName(file)} 读不了：${reason}`,
          en: `${baseName(file)} beside the recording cannot be read: ${reason}`,
        },
      });
    }
  }
  return { told, warnings };
}

function unusableVcon(file: string, problems: readonly Problem[]): AudioRefusal {
  const { code, hint } = problems[0]!;
  const reasons = (language: 'zh' | 'en', gap: string) =>
    problems.map(({ message }) => message[language]).join(gap);
  return new AudioRefusal({
    code,
    severity: 'error',
    message: {
      zh: `录音旁的 ${baseName(file)} 不能用：${reasons('zh', '；')}`,
      en: `${baseName(file)} beside the recording cannot be used: ${reasons('en', '; ')}`,
    },
    ...(hint === undefined ? {} : { hint }),
  });
}

function nothingInside(file: string): AudioRefusal {
  return new AudioRefusal({
    code: 'bad-transcript',
    severity: 'error',
    message: {
      zh: `录音旁的 ${file} 里没有找到带时间的文字，也没有通话信息`,
      en: `${file} beside the recording holds neither texts with times nor anything of the call`,
    },
    hint: {
      zh: '需要一个列表，每项有 start、end、text，例如 {"segments":[{"start":0,"end":1.2,"text":"…","speaker":"agent"}]}；没有文字时至少要有 id、startedAt、agent、customer 或 attributes 之一；与录音无关的文件请改名',
      en: 'a list with start, end and text in each item is needed, such as {"segments":[{"start":0,"end":1.2,"text":"…","speaker":"agent"}]}; without words id, startedAt, agent, customer or attributes; rename the file if it has nothing to do with the recording',
    },
  });
}

function allOutside(file: string, segments: Transcript['segments'], durationMs: number): AudioRefusal {
  const first = segments.reduce((least, { startMs }) => Math.min(least, startMs), Infinity);
  const begin = (first / 1000).toFixed(1);
  const seconds = (durationMs / 1000).toFixed(1);
  return new AudioRefusal({
    code: 'bad-transcript',
    severity: 'error',
    message: {
      zh: `录音旁的 ${baseName(file)} 里的文字从 ${begin} 秒才开始，而录音只有 ${seconds} 秒，全都不在录音的时间内`,
      en: `the words of ${baseName(file)} beside the recording begin at ${begin} s, and the recording has ${seconds} s: none are within its time`,
    },
    hint: {
      zh: '请检查是不是另一通电话的转写，以及时间的单位（秒、毫秒或 100 纳秒）',
      en: 'check whether it is the transcript of another call, and the unit of its times (seconds, milliseconds, or 100 ns)',
    },
  });
}

function wordsOutside(file: string, count: number): Problem {
  return {
    code: 'words-outside',
    severity: 'warning',
    message: {
      zh: `录音旁的 ${baseName(file)} 里有 ${count} 段文字在录音结束之后，没有采用`,
      en: `${count} passages of ${baseName(file)} beside the recording are after its end and were left out`,
    },
  };
}

function wordsTwice(taken: string, left: string): Problem {
  return {
    code: 'words-twice',
    severity: 'warning',
    message: {
      zh: `${baseName(taken)} 和 ${baseName(left)} 都有文字，采用 ${baseName(taken)} 的`,
      en: `both ${baseName(taken)} and ${baseName(left)} have words; those of ${baseName(taken)} are taken`,
    },
  };
}

function unfitting(name: string, pattern: string): Problem {
  return {
    code: 'name-not-fitting',
    severity: 'warning',
    message: {
      zh: `文件名 ${name} 不符合格式 ${pattern}，没有从中读出通话信息`,
      en: `the file name ${name} does not fit the pattern ${pattern}: nothing of the call is read from it`,
    },
  };
}
