/** Short figures become numbers, so that rules can compare them; long digits are numbers of things and stay text. */
export function figureOrText(text: string): number | string {
  return /^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
