import { AudioRefusal } from '#core/ports/speech-audio.ts';
import type { Problem } from '#core/problem.ts';

const SEND_ANOTHER = {
  zh: '请从录音系统重新导出（WAV、MP3、Opus、AMR、M4A、FLAC 均可）',
  en: 'export it again from the recorder (WAV, MP3, Opus, AMR, M4A and FLAC can be read)',
};

function refusal(code: string, zh: string, en: string, hint: Problem['hint'] = SEND_ANOTHER): AudioRefusal {
  return new AudioRefusal({ code, severity: 'error', message: { zh, en }, hint });
}

export function emptyFile(): AudioRefusal {
  return refusal('empty-file', '文件是空的，长度为零', 'the file is empty: its length is zero');
}

export function textFile(): AudioRefusal {
  return refusal(
    'not-audio',
    '文件名是录音，内容却是文字',
    'named like a recording, but its content is text',
    {
      zh: '如果是转写稿，请改成 .txt 或 .json 再分析',
      en: 'if it is a transcript, name it .txt or .json and analyse that',
    },
  );
}

/** @param reason FFmpeg's own words */
export function unknownSound(reason: string): AudioRefusal {
  return refusal(
    'not-audio',
    `打不开：不是认得的录音，或文件头已损坏（${reason}）`,
    `cannot be opened: no recording that is known, or its beginning is damaged (${reason})`,
  );
}

export function noSound(): AudioRefusal {
  return refusal('no-audio', '文件里没有声音', 'there is no sound in the file');
}

export function videoFile(): AudioRefusal {
  return refusal('video-file', '这是视频，不是通话录音', 'this is a video, not the recording of a call', {
    zh: '请只保留声音，例如 ffmpeg -i 视频.mp4 -vn 通话.m4a',
    en: 'keep its sound only, for example ffmpeg -i video.mp4 -vn call.m4a',
  });
}

export function noSamples(): AudioRefusal {
  return refusal(
    'no-audio',
    '文件在声音开始之前就断了，没有可解码的内容',
    'the file breaks off before its sound begins; nothing can be decoded',
  );
}
