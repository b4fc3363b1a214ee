const SIGN_OF_MONEY = /^([-+]?)\s*(?:[¥$€£]|US\$|CNY|RMB|USD|EUR|GBP)\s*/i;
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** The number that a value is, or that people write it as: `1,200`, `１２００`, `¥1,200.50`, `1200元`. */
export function figureOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  const text = value
    .normalize('NFKC')
    .trim()
    .replace(SIGN_OF_MONEY, '$1')
    .replace(/\s*元$/, '');
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  const figure = Number(plain);
  return plain === '' || Number.isNaN(figure) ? undefined : figure;
}
