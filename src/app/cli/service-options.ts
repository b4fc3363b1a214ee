import { resolve } from 'node:path';

/** The data folder that a command means: its option, the setting, or the default. */
export function dataFolder(option: string | undefined): string {
  return resolve(option ?? (process.env['TINGZHEN_DATA_DIR'] || 'data'));
}
