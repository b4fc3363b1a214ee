import { readFileSync } from 'node:fs';
import { Analyser } from '#core/analysis/analyser.ts';
import { openShippedModel } from './shipped-model.ts';
const plain = JSON.parse(readFileSync(new URL('../test/labelled/plain-words.json', import.meta.url), 'utf8'));
const model = await openShippedModel(process.argv[2]);
const analyser = new Analyser({ fusion: model.fusion });
for (const language of ['zh', 'en'] as const) { let n = 0, h = 0; const miss: string[] = [];
for (const signal of Object.keys(plain)) {
  const { before, said } = plain[signal][language];
  const role = signal.startsWith('agent.') ? 'agent' : 'customer';
  const talks = said.map((text: string) => [...before, { role, text }]);
  const readings = await model.read(talks.map((utterances: any) => ({ language, utterances })));
  talks.forEach((turns: any, i: number) => { const { signals } = analyser.analyse({ id: `${i}`, channel: 'chat', language, turns } as any, readings[i]); const ok = signals.some(({ type, turn }: any) => type === signal && turn === turns.length - 1); n++; if (ok) h++; else { const u = (readings[i] as any).utterances.at(-1); miss.push(signal + ': ' + said[i] + ' | ' + JSON.stringify(u.signals?.[signal] ?? u.labels?.[signal] ?? Object.keys(u)).slice(0, 60)); } });
}
console.log(language, h, n, (h / n).toFixed(3)); console.log(miss.join('\n')); }
await model.close();
