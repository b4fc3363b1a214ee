/** In front of a file: spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

export type Cell = string | number | undefined | null;

/** RFC 4180. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: Cell): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = unFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that begins like a formula would be run by a spreadsheet (OWASP, "CSV Injection"); a leading
 * apostrophe makes it text.
 */
export function unFormula(text: string): string {
  return /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
}
