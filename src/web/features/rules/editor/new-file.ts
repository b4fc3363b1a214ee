import type { FileKind, RulebookFile } from '../engine/files.ts';

/** Ids begin with a name of their own, as of what two active rulebooks call by the same id only one counts. */
const TEXTS: Readonly<Record<FileKind, (own: string) => string>> = {
  rules: (own) => `rules:
  - id: ${own}-says-sorry
    title: { zh: 客服致歉, en: The agent says sorry }
    find: { by: agent, says: [抱歉, 对不起, sorry] }
    examples:
      - expect: hit
        conversation: |
          客户: 我的订单还没发货
          客服: 非常抱歉，马上为您处理
      - expect: miss
        conversation: |
          客户: 我的订单还没发货
          客服: 请等一下
`,
  scorecard: (own) => `scorecard: ${own}
version: "1"
title: { zh: 服务质检, en: Service }
sections:
  - id: basics
    title: { zh: 基础, en: Basics }
    weight: 100
    criteria:
      - id: polite
        title: { zh: 态度礼貌, en: Is polite }
        weight: 10
        answer: person
`,
  signals: (own) => `signals:
  - id: custom.${own.replaceAll('-', '_')}_wants_callback
    title: { zh: 要求回电, en: Wants to be called back }
    by: customer
    examples:
      zh:
        - 你们能给我回个电话吗
        - 让负责人打电话给我
        - 能不能找人给我打个电话说
        - 处理好了给我打个电话
        - 有结果了给我回个电话
`,
};

/** A file of the kind under a name that is free, with something in it to begin with. */
export function newFile(kind: FileKind, rulebook: string, others: readonly RulebookFile[]): RulebookFile {
  const taken = new Set(others.map(({ path }) => path));
  const path = (number: number) => (number === 1 ? `${kind}.yaml` : `${kind}-${number}.yaml`);
  let number = 1;
  while (taken.has(path(number))) number++;
  const own = number === 1 ? idOf(rulebook) : `${idOf(rulebook)}-${number}`;
  return { path: path(number), text: TEXTS[kind](own) };
}

/** A rulebook's name as the beginning of an id. */
export function idOf(rulebook: string): string {
  return rulebook.replaceAll(/[^a-z0-9]+/g, '-').replace(/-$/, '');
}
