/** A value as YAML on one line, as people write it: `[a, b]`, `{ zh: …, en: … }`. */
export function flowText(value: unknown, isInFlow = true): string {
  if (typeof value === 'string') return scalarText(value, isInFlow);
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${scalarText(key, true)}: ${flowText(inner)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return String(value);
}

/** A value behind its key, on as many lines as it is easily read on; lines after the first are indented by so much. */
export function valueText(value: unknown, indent: number): string {
  if (typeof value === 'string' && value.includes('\n')) return `|\n${literal(value, indent + 2)}`;
  if (isCompact(value)) return flowText(value, false);
  return `\n${' '.repeat(indent + 2)}${blockText(value, indent + 2)}`;
}

/** The same as an item of a list, or standing alone: its first line is where the caller put it. */
export function blockText(value: unknown, indent: number): string {
  const margin = `\n${' '.repeat(indent)}`;
  if (Array.isArray(value) && !isCompact(value)) {
    return value.map((item) => `- ${blockText(item, indent + 2)}`).join(margin);
  }
  if (typeof value === 'object' && value !== null && !isCompact(value)) {
    return Object.entries(value)
      .map(([key, inner]) => `${scalarText(key, false)}: ${valueText(inner, indent)}`.replace(': \n', ':\n'))
      .join(margin);
  }
  if (typeof value === 'string' && value.includes('\n')) return `|\n${literal(value, indent + 2)}`;
  return flowText(value, false);
}

const LINE = 96;

/** Short, on one line, and without lists of mappings in it. */
function isCompact(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const inner: unknown[] = Object.values(value);
  const isNamed = !Array.isArray(value) && ('id' in value || 'expect' in value);
  if (isNamed && inner.length > 3) return false;
  return !hasLines(value) && inner.every(isShallow) && flowText(value).length <= LINE;
}

/** No deeper than a list of words or a mapping of them. */
function isShallow(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((one) => typeof one !== 'object' || one === null);
}

function hasLines(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\n');
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLines);
}

function literal(text: string, indent: number): string {
  const margin = ' '.repeat(indent);
  return text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n');
}

/** What YAML would read as something else than a text. */
const OTHER =
  /^(?:~|null|true|false|[-+]?(?:\.\d+|\d[\d_]*\.?\d*(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf)|\.nan)$/i;

function scalarText(text: string, isInFlow: boolean): string {
  const isPlain =
    text !== '' &&
    text === text.trim() &&
    !OTHER.test(text) &&
    !/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/: |:$| #|[\n\t\u0000-\u001f]/.test(text) &&
    !(isInFlow && /[,[\]{}]|:["'[{]/.test(text));
  if (isPlain) return text;
  const needsEscapes = /[\n\t\u0000-\u001f']/.test(text);
  return needsEscapes ? JSON.stringify(text) : `'${text}'`;
}
