import type { HeardRecording } from '#contract/files/heard-recording.ts';
import type { ReadOutcome } from '#contract/files/reading.ts';
import { normaliseConversation } from '#core/conversation/normalise.ts';
import type { Role } from '#core/conversation/vocabulary.ts';
import { reasonOfFailure } from '#core/file-failure.ts';
import { type Recognizer, RecognizerError } from '#core/ports/recognizer.ts';
import { AudioRefusal, type OpenedAudio } from '#core/ports/speech-audio.ts';
import type { VoicePrintModel } from '#core/ports/voice-prints.ts';
import type { Problem } from '#core/problem.ts';
import type { HeardSound } from '#core/speech/call-listener.ts';
import { channelsOfRoles } from '#core/speech/channels-of-roles.ts';
import { type HeardTurn, heardAsTurn, hearTurns, type WrittenTurn } from '#core/speech/hear-turns.ts';
import { namesSpeakers, placeWords } from '#core/speech/place-words.ts';
import { planRecognition } from '#core/speech/recognition-plan.ts';
import { nameOfRecording } from '#core/speech/recording-name.ts';
import { rolesByWords, rolesOfMany } from '#core/speech/roles-by-words.ts';
import { type ConversationSound, SOUND } from '#core/speech/turn-sound.ts';
import { usualRoles } from '#core/speech/usual-roles.ts';
import { type ListeningPorts, listenTo } from './listen-to-recording.ts';
import { recogniseTurns } from './recognise-turns.ts';
import type { ToldOfCall } from './tell-of-call.ts';
import { tellVoices } from './tell-voices.ts';

export interface HearingPorts extends ListeningPorts {
  /**
   * The words of a recording, as far as somebody wrote them down, and what is told of the call.
   * @param durationMs of the recording
   */
  told(file: string, durationMs: number): Promise<ToldOfCall>;
  /** Opens what tells voices apart; asked where one channel holds several speakers, which are told by their pitch otherwise. */
  readonly voices?: () => Promise<VoicePrintModel>;
  /** Writes down the words of recordings without a transcript. */
  readonly recognizer?: Recognizer;
}

export interface HearingOptions {
  /** Who is on which channel; by default what is said tells, else the agent is on the first. */
  readonly channels?: readonly [Role, Role];
  /** What is spoken, as ISO 639-1 names it; found out where it is absent. */
  readonly language?: string;
  /** Names and terms that are likely to be said. */
  readonly hotWords?: readonly string[];
}

const USUAL: readonly [Role, Role] = ['agent', 'customer'];
/** A file that ends so much before its own announcement was cut off. */
const CUT_MS = 1500;
const CUT_SHARE = 0.98;

/** Hears a recording: one conversation whose turns carry how they were said, or one refusal with its reason. */
export async function hearRecording(
  file: string,
  options: HearingOptions,
  ports: HearingPorts,
): Promise<ReadOutcome> {
  try {
    const audio = await ports.audio.open(file);
    try {
      return await conversationOf(file, audio, await listenTo(audio, ports.activity), options, ports);
    } finally {
      audio.close();
    }
  } catch (error) {
    return { ok: false, source: { file }, problems: [{ ...problemOf(error), file }] };
  }
}

async function conversationOf(
  file: string,
  audio: OpenedAudio,
  { sound: whole, heard }: { readonly sound: HeardSound; readonly heard: HeardRecording },
  options: HearingOptions,
  ports: HearingPorts,
): Promise<ReadOutcome> {
  const told = await ports.told(file, whole.durationMs);
  const isByVoice = ports.voices !== undefined && !namesSpeakers(told.segments);
  const sound = isByVoice ? await tellVoices(file, whole, ports.audio, ports.voices) : whole;
  const settled = options.channels ?? channelsOfRoles(told.segments, sound);
  const channels = settled ?? USUAL;
  const placed = told.segments.length === 0 ? undefined : placeWords(told, channels, sound);
  const recognised = placed === undefined ? await wordsOf(file, sound, options, ports) : {};
  const turns = hearTurns(sound, placed ?? recognised.turns);
  const areRolesGiven = options.channels !== undefined || told.segments.some(({ role }) => role);
  const isTold = sound.tracks.length === 2 ? settled !== undefined : placed !== undefined && !sound.voices;
  const count = 1 + Math.max(0, ...turns.map(({ speaker }) => speaker));
  const byWords = count > 2 ? rolesOfMany(turns, count) : rolesByWords(turns);
  const shown = areRolesGiven ? undefined : byWords;
  const roles = shown ?? usualRoles(turns, channels);
  const about: ConversationSound = {
    ...(recognised.turns === undefined
      ? { words: placed === undefined ? 'none' : 'transcript' }
      : { words: 'recogniser', recogniser: ports.recognizer!.id }),
    channels: audio.channels,
    durationMs: sound.durationMs,
  };
  const { attributes, ...rest } = told.rest;
  const result = normaliseConversation(
    {
      ...rest,
      turns: turns.map((turn) => heardAsTurn(turn, roles)),
      attributes: { ...(typeof attributes === 'object' ? attributes : {}), [SOUND]: about },
    },
    { fallbackId: nameOfRecording(file), channel: 'voice' },
  );
  if (!result.ok)
    return { ok: false, source: { file }, id: nameOfRecording(file), problems: result.problems };
  const warnings = [
    ...audio.warnings,
    ...told.warnings,
    ...warningsOf(audio, sound, turns, shown !== undefined || isTold),
    ...(recognised.failure === undefined ? [] : [recognised.failure]),
  ];
  return {
    ...result,
    heard,
    source: { file },
    warnings: [...warnings, ...result.warnings].map((one) => ({ ...one, file })),
  };
}

/** The words as a recogniser hears them; where it fails, the reason, and the call is judged by its sound alone. */
async function wordsOf(
  file: string,
  sound: HeardSound,
  { language, hotWords }: HearingOptions,
  { audio, recognizer }: HearingPorts,
): Promise<{ readonly turns?: readonly WrittenTurn[]; readonly failure?: Problem }> {
  if (recognizer === undefined) return {};
  const again = await audio.open(file);
  try {
    const plan = planRecognition(sound, recognizer.longestMs);
    const hints = {
      ...(language === undefined ? {} : { language }),
      ...(hotWords === undefined ? {} : { hotWords }),
    };
    return { turns: await recogniseTurns(again, plan, recognizer, hints) };
  } catch (error) {
    if (!(error instanceof RecognizerError)) throw error;
    return { failure: { code: 'no-words', severity: 'warning', message: error.text } };
  } finally {
    again.close();
  }
}

function warningsOf(
  audio: OpenedAudio,
  sound: HeardSound,
  turns: readonly HeardTurn[],
  areSpeakersKnown: boolean,
): Problem[] {
  const warnings: Problem[] = [];
  const warn = (code: string, zh: string, en: string) =>
    warnings.push({ code, severity: 'warning', message: { zh, en } });
  const { announcedMs } = audio;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  if (
    announcedMs !== undefined &&
    sound.durationMs < Math.min(announcedMs - CUT_MS, announcedMs * CUT_SHARE)
  ) {
    warn(
      'cut-off',
      `录音不完整：文件标明 ${seconds(announcedMs)} 秒，只能解出 ${seconds(sound.durationMs)} 秒`,
      `the recording is cut off: it announces ${seconds(announcedMs)} s and holds ${seconds(sound.durationMs)} s`,
    );
  }
  if (turns.length === 0) {
    warn('no-speech', '录音里没有人说话', 'nobody speaks in the recording');
    return warnings;
  }
  if (sound.isTwin)
    warn(
      'same-channels',
      '两个声道的声音相同，按单声道分析',
      'both channels carry the same sound and are heard as one',
    );
  for (const channel of sound.dead) {
    warn('dead-channel', `第 ${channel + 1} 声道没有声音`, `channel ${channel + 1} carries no sound`);
  }
  const voices = new Set(turns.map(({ speaker }) => speaker)).size;
  if (sound.tracks.length === 1 && voices > 2) {
    warn(
      'several-voices',
      `单声道录音里听出 ${voices} 个人的声音，除客户以外都算作客服`,
      `${voices} voices were made out in one channel; all but the customer's are taken for agents`,
    );
  }
  if (areSpeakersKnown) return warnings;
  if (sound.tracks.length === 1) {
    const [zh, en] = howToldApart(voices, sound.voices !== undefined);
    warn('one-channel', zh, en);
  } else {
    warn(
      'channels-assumed',
      '没有说明声道，按第一声道为客服、第二声道为客户（可用 --channels 指定）',
      'who is on which channel was not told: the first is taken for the agent (set --channels)',
    );
  }
  return warnings;
}

function howToldApart(voices: number, isByVoice: boolean): readonly [string, string] {
  if (voices === 1)
    return ['单声道录音，只听出一个人的声音', 'one channel, in which only one voice was made out'];
  return isByVoice
    ? ['单声道录音，只凭嗓音区分说话人', 'one channel, whose speakers were told apart by their voices only']
    : [
        '单声道录音，只凭音高区分两位说话人',
        'one channel, whose two speakers were told apart by the pitch of their voices only',
      ];
}

function problemOf(error: unknown): Problem {
  if (error instanceof AudioRefusal) return error.problem;
  const reason = reasonOfFailure(error);
  return {
    code: 'unreadable-file',
    severity: 'error',
    message: { zh: `无法读取录音：${reason.zh}`, en: `the recording cannot be read: ${reason.en}` },
  };
}
