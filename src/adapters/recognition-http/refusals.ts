import { RecognizerError } from '#core/ports/recognizer.ts';

const REASON_LENGTH = 300;

/** The service said no: its reason, and what to look at. */
export function refused(host: string, model: string, status: number, body: string): RecognizerError {
  const reason = reasonOf(body);
  const told = reason === '' ? '' : ` (${reason})`;
  const way = wayOut(status, model);
  return new RecognizerError({
    zh: `识别服务 ${host} 拒绝了请求：HTTP ${status}${reason === '' ? '' : `（${reason}）`}。${way.zh}`,
    en: `The recognition service ${host} refused: HTTP ${status}${told}. ${way.en}`,
  });
}

/** Nobody answered. */
export function silent(host: string, cause: Error, patienceMs: number): RecognizerError {
  const isLate = cause.name === 'TimeoutError';
  const inner = cause.cause instanceof Error ? cause.cause.message : cause.message;
  const reason = isLate
    ? { zh: `${patienceMs / 1000} 秒内没有回答`, en: `no answer within ${patienceMs / 1000} s` }
    : { zh: inner, en: inner };
  return new RecognizerError(
    {
      zh: `联系不上识别服务 ${host}：${reason.zh}。请检查 TINGZHEN_RECOGNIZER 里的网址，以及服务是否在运行。`,
      en: `The recognition service ${host} cannot be reached: ${reason.en}. Check the URL in TINGZHEN_RECOGNIZER and that the service is running.`,
    },
    { cause },
  );
}

/** What came back is no transcription. */
export function unreadable(host: string, cause: unknown): RecognizerError {
  return new RecognizerError(
    {
      zh: `识别服务 ${host} 的回答不是转写结果。请确认网址指向 /v1/audio/transcriptions，且模型支持 verbose_json。`,
      en: `The recognition service ${host} did not answer with a transcription. See that the URL leads to /v1/audio/transcriptions and that the model knows verbose_json.`,
    },
    { cause },
  );
}

/** The sentence in what OpenAI (`error.message`) and most others (`detail`, `message`) answer, else the answer itself. */
function reasonOf(body: string): string {
  let told: unknown;
  try {
    const { error, detail, message } = JSON.parse(body) as Record<string, unknown>;
    told = (error as { message?: unknown } | undefined)?.message ?? error ?? detail ?? message;
  } catch {
    // Not JSON: a proxy's page, or a bare sentence.
  }
  const text = typeof told === 'string' ? told : told === undefined ? body : JSON.stringify(told);
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, REASON_LENGTH);
}

function wayOut(status: number, model: string): { readonly zh: string; readonly en: string } {
  if (status === 401 || status === 403) {
    return { zh: '请检查 TINGZHEN_RECOGNIZER_KEY。', en: 'Check TINGZHEN_RECOGNIZER_KEY.' };
  }
  if (status === 404) {
    return {
      zh: `请检查网址，以及模型 ${model} 是否存在（TINGZHEN_RECOGNIZER_MODEL）。`,
      en: `Check the URL, and that there is a model ${model} (TINGZHEN_RECOGNIZER_MODEL).`,
    };
  }
  if (status < 500 && status !== 429) {
    return {
      zh: '请检查模型（TINGZHEN_RECOGNIZER_MODEL）是否支持 verbose_json 和词的时间。',
      en: 'See that the model (TINGZHEN_RECOGNIZER_MODEL) knows verbose_json and times of words.',
    };
  }
  return { zh: '请稍后再试。', en: 'Try again later.' };
}
