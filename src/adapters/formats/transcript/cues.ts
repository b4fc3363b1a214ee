import type { NumberedLine } from './block.ts';

const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?[.,]\d{1,3}`;
/** `00:00:01,000 --> 00:00:04,000`, in WebVTT perhaps with settings behind it. */
const TIMING = new RegExp(String.raw`^\s*(${CLOCK})\s*-->\s*(${CLOCK})(?:\s.*)?$`);
/** `<v Agent>`, `<v.loud Agent>` */
const VOICE = /^<v(?:\.[^\s>]*)?\s+([^\s>][^>]*)>/;
const MARK = /<\/?(?:[cibuv]|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>/g;

/**
 * Subtitles (SubRip, WebVTT) as lines of a transcript, `[00:01.000 --> 00:04.000] Agent: …`: numbers, notes and marks of
 * the form are left out, for nobody said them. Everything else stays as it is. A cue that names nobody goes on with the
 * one before.
 */
export function withoutCues(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const timings = lines.map(({ text }) => TIMING.exec(text));
  const first = timings.findIndex((timing) => timing !== null);
  if (first < 0) return lines;
  const isHeaded = lines.slice(0, first).some(({ text }) => /^\ufeff?WEBVTT\b/.test(text));
  const shown: NumberedLine[] = [];
  let timing: RegExpExecArray | undefined;
  for (const [index, line] of lines.entries()) {
    if (isHeaded && index < first) continue;
    const found = timings[index];
    if (found) timing = found;
    else if (timings[index + 1] && isName(line, lines[index - 1])) continue;
    else if (timing === undefined || line.text.trim() === '') shown.push(line);
    else {
      shown.push({ number: line.number, text: said(line.text, timing) });
      timing = undefined;
    }
  }
  return shown.map(({ number, text }) => ({ number, text: text.replaceAll(MARK, '') }));
}

/** A cue is called by its number, or in WebVTT by whatever stands alone above its time. */
function isName({ text }: NumberedLine, before: NumberedLine | undefined): boolean {
  return /^\s*\d+\s*$/.test(text) || before === undefined || before.text.trim() === '';
}

function said(text: string, [, from, to]: RegExpExecArray): string {
  const voiced = text.trim().replace(VOICE, '$1: ').replaceAll(MARK, '');
  return /^[^:\uff1a]{1,48}[:\uff1a]/.test(voiced) ? `[${from} --> ${to}] ${voiced}` : voiced;
}
