import { styleText } from 'node:util';

/** A calm set of colours; without colour every one leaves the text as it is. */
export interface Palette {
  title(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  middling(text: string): string;
  bad(text: string): string;
  quote(text: string): string;
  accent(text: string): string;
}

type Style = Parameters<typeof styleText>[0];

export function palette(colour: boolean): Palette {
  const paint = (style: Style) =>
    colour
      ? (text: string) => (text === '' ? '' : styleText(style, text, { validateStream: false }))
      : (text: string) => text;
  return {
    title: paint(['bold', 'cyan']),
    strong: paint('bold'),
    faint: paint('gray'),
    good: paint('green'),
    middling: paint('yellow'),
    bad: paint('red'),
    quote: paint('underline'),
    accent: paint('cyan'),
  };
}
