import { resolve } from 'node:path';
import { readSettings, type SettingName, type Settings, SettingsError } from '#app/settings.ts';
import { UsageError } from './usage-error.ts';

/** The data folder that a command means: its option, the setting, or the default. */
export function dataFolder(option: string | undefined): string {
  return resolve(option ?? (process.env['TINGZHEN_DATA_DIR'] || 'data'));
}

/** The language model that a command works with: none with `--no-model`, else that of the setting. */
export function modelSetting({ model = true }: { readonly model?: boolean }): string {
  return model ? process.env['TINGZHEN_LANGUAGE_MODEL'] || 'on' : 'off';
}

/** Options of the command line that stand for a setting of the service. */
export interface SettingOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly services?: string;
}

/** The settings of the environment, with the command line going before. */
export function settingsOf({ data, port, host, services }: SettingOptions): Settings {
  const flags: Partial<Record<SettingName, string>> = {
    ...(data === undefined ? {} : { dataDir: data }),
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(services === undefined ? {} : { services }),
  };
  try {
    return readSettings(process.env, flags);
  } catch (failure) {
    if (!(failure instanceof SettingsError)) throw failure;
    throw new UsageError(
      { zh: `设置有误：\n${failure.says.zh}`, en: `Settings that cannot be used:\n${failure.says.en}` },
      { zh: '全部设置见 docs/settings.md', en: 'All settings are in docs/settings.md' },
    );
  }
}
