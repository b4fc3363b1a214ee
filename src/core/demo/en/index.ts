import { parsePhrases } from '../phrases.ts';
import { parseScenes } from '../scene.ts';
import { EN_AGENT_PHRASES } from './agent-phrases.ts';
import { EN_CUSTOMER_PHRASES } from './customer-phrases.ts';
import { EN_HOME_SCENES } from './home-scenes.ts';
import { EN_MOBILE_SCENES } from './mobile-scenes.ts';
import { EN_PRORATION } from './proration.ts';
import { EN_SHOP_SCENES } from './shop-scenes.ts';

export const EN_PHRASES = parsePhrases(EN_AGENT_PHRASES, EN_CUSTOMER_PHRASES);
export const EN_SCENES = [EN_PRORATION, EN_HOME_SCENES, EN_MOBILE_SCENES, EN_SHOP_SCENES].flatMap(
  parseScenes,
);
