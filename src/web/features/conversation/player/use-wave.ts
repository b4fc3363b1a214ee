import { type RefObject, useEffect } from 'react';
import WaveSurfer from 'wavesurfer.js';
import type { RecordingPeaks } from '../../../client/sound.ts';
import { STYLE_NONCE } from '../../../ui/style-nonce.ts';
import { PALETTES } from '../../../ui/theme/palette.ts';
import { useTheme } from '../../../ui/theme/theme.ts';

/** By lane, as the style sheet has it too. */
export const LANE_PX = 34;
const FULL_SCALE = 100;
/** How much of its colour what was not played yet has. */
const FAINT = 0.4;

/**
 * Draws a recording into an element, lane by lane, and follows what plays.
 * @param agentLane the channel of the agent, −1 where there is none of their own
 */
export function useWave(
  box: RefObject<HTMLDivElement | null>,
  media: HTMLAudioElement,
  { peaks, durationMs }: RecordingPeaks,
  agentLane: number,
): void {
  const theme = useTheme();
  useEffect(() => {
    if (box.current === null) return;
    const palette = PALETTES[theme];
    const wave = WaveSurfer.create({
      container: box.current,
      media,
      peaks: peaks.map((own) => own.map((peak) => peak / FULL_SCALE)),
      duration: durationMs / 1000,
      cspNonce: STYLE_NONCE,
      height: LANE_PX,
      normalize: true,
      cursorColor: palette.ink,
      cursorWidth: 2,
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      dragToSeek: true,
      hideScrollbar: true,
      splitChannels: peaks.map((_, channel) => {
        const colour = channel === agentLane ? palette.brand : palette.middle;
        return { progressColor: colour, waveColor: faint(colour, palette.card) };
      }),
    });
    return () => wave.destroy();
  }, [box, media, peaks, durationMs, agentLane, theme]);
}

/** Mixed, not transparent: what was played is drawn through what was not. */
function faint(colour: string, paper: string): string {
  const mixed = [1, 3, 5].map((at) => {
    const [own, other] = [colour, paper].map((one) => Number.parseInt(one.slice(at, at + 2), 16));
    return Math.round(own! * FAINT + other! * (1 - FAINT))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
