import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STYLE_NONCE } from '../ui/style-nonce.ts';
import { componentTheme } from '../ui/theme/component-theme.ts';
import { useTheme } from '../ui/theme/theme.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';

const LOCALES: Readonly<Record<string, () => Promise<{ readonly default: Locale }>>> = {
  'zh-CN': () => import('antd/es/locale/zh_CN.js'),
  en: () => import('antd/es/locale/en_US.js'),
};

export function Application() {
  const theme = useTheme();
  const locale = useComponentWords();
  return (
    <ConfigProvider
      theme={componentTheme(theme)}
      csp={{ nonce: STYLE_NONCE }}
      button={{ autoInsertSpace: false }}
      {...(locale === undefined ? {} : { locale })}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** What the component library itself says: of dates, empty lists, buttons of dialogues. */
function useComponentWords(): Locale | undefined {
  const { i18n } = useTranslation();
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let isWanted = true;
    void LOCALES[i18n.language]?.().then((module) => {
      if (isWanted) setLocale(module.default);
    });
    return () => {
      isWanted = false;
    };
  }, [i18n.language]);
  return locale;
}
