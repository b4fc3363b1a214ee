/** Ink on warm paper with one accent; the other colours only say how good a thing is. */
const LIGHT = {
  paper: '#f6f5f1',
  card: '#ffffff',
  raised: '#fbfaf7',
  line: '#e4e1d9',
  ink: '#1f2a30',
  faint: '#5b6468',
  brand: '#0f766e',
  'brand-strong': '#0b5a54',
  'brand-soft': '#dcefeb',
  'on-brand': '#ffffff',
  high: '#136f35',
  'high-soft': '#e0f1e4',
  middle: '#85500a',
  'middle-soft': '#f8eecf',
  low: '#b42a22',
  'low-soft': '#fae5e1',
  'heat-low': '#d9655a',
  'heat-high': '#e0f1e4',
  happy: '#0d6c86',
  'happy-soft': '#dbeff4',
  'fact-soft': '#eceae4',
  customer: '#ffffff',
  agent: '#e7f2ef',
  shadow: '0 1px 2px rgb(40 36 28 / 7%)',
  lifted: '0 8px 28px rgb(40 36 28 / 14%)',
} as const;

export type ColourName = keyof typeof LIGHT;
export type Palette = Readonly<Record<ColourName, string>>;
export type ThemeName = 'light' | 'dark';

const DARK: Palette = {
  paper: '#141619',
  card: '#1c1f23',
  raised: '#22262a',
  line: '#33383d',
  ink: '#e5e3dd',
  faint: '#a5abad',
  brand: '#56c6b6',
  'brand-strong': '#7fd8ca',
  'brand-soft': '#17403b',
  'on-brand': '#0d211e',
  high: '#74d093',
  'high-soft': '#183828',
  middle: '#e2b850',
  'middle-soft': '#3c3218',
  low: '#f28f84',
  'low-soft': '#452523',
  'heat-low': '#8f3f38',
  'heat-high': '#183828',
  happy: '#6cc6dd',
  'happy-soft': '#153743',
  'fact-soft': '#2b3035',
  customer: '#23272c',
  agent: '#18332f',
  shadow: 'none',
  lifted: '0 8px 28px rgb(0 0 0 / 50%)',
};

export const PALETTES: Readonly<Record<ThemeName, Palette>> = { light: LIGHT, dark: DARK };
