import { type Palette, palette } from '#app/boot.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import { StreamSink } from './sinks.ts';

/** Reports are laid out for this many columns at most. */
const WIDEST = 100;
const NARROWEST = 60;

/** Where a command speaks: results to stdout, everything else to stderr. */
export interface Terminal {
  readonly language: Language;
  readonly out: StreamSink;
  readonly width: number;
  readonly outColour: boolean;
  readonly paint: Palette;
  readonly errPaint: Palette;
  readonly outIsTerminal: boolean;
  /** Present only where a progress bar can be drawn. */
  readonly bar: NodeJS.WriteStream | undefined;
  say(text: Bilingual): string;
  /** Writes to stderr. */
  note(text: string): void;
}

export function openTerminal(language: Language, wantsColour: boolean): Terminal {
  const { stdout, stderr, env } = process;
  const allowed = wantsColour && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const colour = (stream: NodeJS.WriteStream) => allowed && (forced || stream.isTTY === true);
  // A message that nobody reads any more is no reason to fail.
  stderr.on('error', () => {});
  return {
    language,
    out: new StreamSink(stdout),
    width: Math.min(WIDEST, Math.max(NARROWEST, stdout.columns ?? WIDEST)),
    outColour: colour(stdout),
    outIsTerminal: stdout.isTTY === true,
    paint: palette(colour(stdout)),
    errPaint: palette(colour(stderr)),
    bar: stderr.isTTY === true && env['TERM'] !== 'dumb' ? stderr : undefined,
    say: (text) => text[language],
    note: (text) => {
      stderr.write(text);
    },
  };
}
