import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#core/conversation/schema.ts';
import { SHIPPED_MODELS } from './model-setting.ts';

/** The models that tests run on: those of TINGZHEN_TEST_MODELS or the shipped ones. */
export const MODELS = process.env['TINGZHEN_TEST_MODELS'] ?? SHIPPED_MODELS;

export function modelFolder(language: Language): string {
  return join(MODELS, `listener-${language}`);
}

export function hasModel(language: Language): boolean {
  return existsSync(join(modelFolder(language), 'manifest.json'));
}
