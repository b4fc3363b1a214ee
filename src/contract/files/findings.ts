import type { Analysis, Signal } from '#core/analysis/analysis.ts';
import {
  isKnownSignal,
  RESOLUTIONS,
  type Resolution,
  SHOWN_CONFIDENCE,
  SIGNALS,
  type SignalTone,
  type SignalType,
} from '#core/signals/catalogue.ts';

export function shownSignals(analysis: Analysis): Signal[] {
  return analysis.signals.filter(({ confidence }) => confidence >= SHOWN_CONFIDENCE);
}

/** An organisation's own signals are plain facts until it says otherwise. */
export function toneOf(type: SignalType): SignalTone {
  return isKnownSignal(type) ? SIGNALS[type].tone : 'fact';
}

/** The predicted satisfaction, 1–5, with the signal that tells it. */
export function satisfactionOf(
  analysis: Analysis,
): { readonly value: number; readonly signal: Signal } | null {
  const signal = analysis.signals.find(({ type }) => type === 'conversation.satisfaction');
  const value = Number(signal?.value);
  return signal === undefined || !Number.isFinite(value) ? null : { value, signal };
}

export function resolutionOf(analysis: Analysis): Resolution | 'unknown' {
  const signal = analysis.signals.find(({ type }) => type === 'conversation.resolution');
  return RESOLUTIONS.find((resolution) => resolution === signal?.value) ?? 'unknown';
}
