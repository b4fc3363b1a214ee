import { idOf } from './new-file.ts';

/** A rule or signal to begin with, under an id that is free and no other rulebook's. */
export function newItem(kind: 'rules' | 'signals', rulebook: string, taken: readonly string[]) {
  const own = idOf(rulebook);
  const base = kind === 'rules' ? `${own}-new-rule` : `custom.${own.replaceAll('-', '_')}_new_signal`;
  const joint = kind === 'rules' ? '-' : '_';
  let id = base;
  for (let number = 2; taken.includes(id); number++) id = `${base}${joint}${number}`;
  const title = {
    zh: kind === 'rules' ? '新规则' : '新信号',
    en: kind === 'rules' ? 'New rule' : 'New signal',
  };
  return kind === 'rules'
    ? {
        id,
        title,
        severity: 'minor',
        find: { by: 'agent', says: ['…'] },
        examples: [{ expect: 'hit', conversation: '客户: 你好\n客服: …\n' }],
      }
    : { id, title, by: 'customer', examples: { zh: ['第一句', '第二句', '第三句', '第四句', '第五句'] } };
}
