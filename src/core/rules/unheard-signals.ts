import type { Problem } from '../problem.ts';
import { suggestion } from '../yaml/did-you-mean.ts';
import type { Rule } from './model.ts';
import { checksOf } from './walk.ts';

/** The signals of one's own that a rule names, each once. */
export function ownSignalsOf(rule: Rule): string[] {
  const named = [...checksOf(rule)].flatMap((check) => (check.kind === 'signal' ? check.types : []));
  return [...new Set(named.filter((type) => type.startsWith('custom.')))];
}

/** Rules that listen for a signal of one's own that no file tells. */
export function unheardSignals(
  rules: readonly Rule[],
  signals: readonly { readonly id: string }[],
): Problem[] {
  const told = new Set(signals.map(({ id }) => id));
  return rules.flatMap((rule) =>
    ownSignalsOf(rule)
      .filter((type) => !told.has(type))
      .map((type) => unheard(rule, type, told)),
  );
}

function unheard(rule: Rule, type: string, told: ReadonlySet<string>): Problem {
  const hint =
    told.size > 0
      ? suggestion(type, told)
      : {
          zh: '定义它的信号文件要和规则放在一起',
          en: 'The file of signals that tells it belongs beside the rules',
        };
  return {
    code: 'unknown-custom-signal',
    severity: 'warning',
    message: {
      zh: `规则 ${rule.id} 用到的信号 ${type} 没有任何文件定义，永远不会出现`,
      en: `The rule ${rule.id} listens for ${type}, which no file tells: it will never be heard`,
    },
    ...(hint === undefined ? {} : { hint }),
    ...(rule.file === undefined ? {} : { file: rule.file }),
    line: rule.line,
    column: 1,
  };
}
