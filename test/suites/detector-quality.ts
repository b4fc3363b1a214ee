import { readFileSync } from 'node:fs';
import { Analyser } from '#core/analysis/analyser.ts';
import type { Channel, Language, Role } from '#core/conversation/schema.ts';
import { EMOTIONS, RESOLUTIONS, SIGNAL_TYPES, SIGNALS } from '#core/signals/catalogue.ts';

/** A conversation of which a person labelled all or a part: a turn without `labels` was not judged. */
export interface PartlyLabelled {
  readonly id: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly turns: readonly {
    readonly role: Role;
    readonly text: string;
    readonly labels?: readonly string[];
    readonly emotion?: string;
  }[];
  readonly resolution?: string;
  readonly satisfaction?: number;
}

/** True and false positives and false negatives of one label. */
export class Tally {
  hit = 0;
  spurious = 0;
  missed = 0;

  add(isLabelled: boolean, isDetected: boolean): void {
    if (isLabelled && isDetected) this.hit++;
    else if (isDetected) this.spurious++;
    else if (isLabelled) this.missed++;
  }

  get support(): number {
    return this.hit + this.missed;
  }

  get precision(): number {
    return this.hit / Math.max(1, this.hit + this.spurious);
  }

  get recall(): number {
    return this.hit / Math.max(1, this.support);
  }

  get f1(): number {
    return (2 * this.hit) / Math.max(1, 2 * this.hit + this.spurious + this.missed);
  }
}

export type Tallies = ReadonlyMap<string, Tally>;

export interface DetectorQuality {
  readonly conversations: number;
  readonly turns: number;
  readonly customer: Tallies;
  readonly agent: Tallies;
  readonly emotions: Tallies;
  readonly resolutions: Tallies;
  /** Mean absolute error on the scale 1–5, and over how many conversations. */
  readonly satisfaction: { readonly error: number; readonly of: number };
}

export function readPartlyLabelled(file: string | URL): PartlyLabelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PartlyLabelled);
}

/** Hears every conversation with all detectors and compares what they say with the labels, turn by turn. */
export function measureDetectors(labelled: readonly PartlyLabelled[]): DetectorQuality {
  const analyser = new Analyser();
  const signals = { customer: talliesOf(textSignals('customer')), agent: talliesOf(textSignals('agent')) };
  const emotions = talliesOf(EMOTIONS);
  const resolutions = talliesOf(RESOLUTIONS);
  const errors: number[] = [];
  for (const { id, channel, language, turns, resolution, satisfaction } of labelled) {
    const { signals: heard } = analyser.analyse({
      id,
      channel,
      language,
      turns: turns.map(({ role, text }) => ({ role, text })),
    });
    for (const [index, { role, labels, emotion }] of turns.entries()) {
      const here = heard.filter(({ turn }) => turn === index);
      if (labels !== undefined && (role === 'customer' || role === 'agent')) {
        for (const [type, tally] of signals[role]) {
          tally.add(
            labels.includes(type),
            here.some((signal) => signal.type === type),
          );
        }
      }
      if (emotion !== undefined) {
        addValue(emotions, emotion, here.find(({ type }) => type === 'customer.emotion')?.value);
      }
    }
    const told = (wanted: string) => heard.find(({ type }) => type === wanted)?.value;
    if (resolution !== undefined) addValue(resolutions, resolution, told('conversation.resolution'));
    const predicted = told('conversation.satisfaction');
    if (satisfaction !== undefined && typeof predicted === 'number') {
      errors.push(Math.abs(satisfaction - predicted));
    }
  }
  return {
    conversations: labelled.length,
    turns: labelled.reduce((sum, { turns }) => sum + turns.length, 0),
    ...signals,
    emotions,
    resolutions,
    satisfaction: {
      error: errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length),
      of: errors.length,
    },
  };
}

/** Mean F1 over the labels that occur. */
export function macroF1(tallies: Tallies): number {
  const scores = [...tallies.values()].filter(({ support }) => support > 0).map(({ f1 }) => f1);
  return scores.reduce((sum, f1) => sum + f1, 0) / Math.max(1, scores.length);
}

function textSignals(role: 'customer' | 'agent'): string[] {
  return SIGNAL_TYPES.filter(
    (type) => type.startsWith(`${role}.`) && type !== 'customer.emotion' && SIGNALS[type].medium === 'text',
  );
}

function talliesOf(labels: readonly string[]): Map<string, Tally> {
  return new Map(labels.map((label) => [label, new Tally()]));
}

function addValue(tallies: Tallies, given: string, heard: unknown): void {
  for (const [value, tally] of tallies) tally.add(given === value, heard === value);
}
