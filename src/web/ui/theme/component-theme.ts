import { type ThemeConfig, theme } from 'antd';
import { PALETTES, type ThemeName } from './palette.ts';

export const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", sans-serif';

/** Asked once: whoever takes motion away later would lose what stands on the page. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Our colours and measures in the words of the component library. */
export function componentTheme(name: ThemeName): ThemeConfig {
  const colour = PALETTES[name];
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colour.brand,
      colorLink: colour.brand,
      // The library's own are paler under the pointer than can be read well.
      colorPrimaryHover: colour['brand-strong'],
      colorLinkHover: colour['brand-strong'],
      colorSuccess: colour.high,
      colorWarning: colour.middle,
      colorError: colour.low,
      colorInfo: colour.brand,
      colorText: colour.ink,
      colorTextSecondary: colour.faint,
      colorTextTertiary: colour.faint,
      colorTextPlaceholder: colour.faint,
      colorTextDescription: colour.faint,
      colorTextLightSolid: colour['on-brand'],
      colorBgBase: colour.card,
      colorBgLayout: colour.paper,
      colorBgContainer: colour.card,
      colorBgElevated: colour.card,
      colorBorder: colour.line,
      colorBorderSecondary: colour.line,
      borderRadius: 6,
      fontFamily: FONT,
      fontSize: 14,
      controlHeight: 34,
      motion: !isStill,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      wireframe: false,
    },
    components: {
      Tooltip: {
        colorTextLightSolid: name === 'dark' ? colour.ink : '#ffffff',
        colorBgSpotlight: name === 'dark' ? '#3a4046' : '#2a343a',
      },
      Segmented: { trackBg: colour['fact-soft'], itemColor: colour.ink },
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
    },
  };
}
