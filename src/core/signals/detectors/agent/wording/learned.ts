import en from '../../../lexicon/agent/wording/en.json' with { type: 'json' };
import zh from '../../../lexicon/agent/wording/zh.json' with { type: 'json' };
import { Wording } from './wording.ts';

/** The wordings that come with Tingzhen; both are built once, on first import. */
export const learnedWordings = { zh: new Wording(zh, 'zh'), en: new Wording(en, 'en') } as const;
