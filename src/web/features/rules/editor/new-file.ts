import type { FileKind, RulebookFile } from '../engine/files.ts';

const TEXTS: Readonly<Record<FileKind, string>> = {
  rules: `rules:
  - id: says-sorry
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
  scorecard: `scorecard: service
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
  signals: `signals:
  - id: custom.wants_callback
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
export function newFile(kind: FileKind, others: readonly RulebookFile[]): RulebookFile {
  const taken = new Set(others.map(({ path }) => path));
  let path = `${kind}.yaml`;
  for (let number = 2; taken.has(path); number++) path = `${kind}-${number}.yaml`;
  return { path, text: TEXTS[kind] };
}
