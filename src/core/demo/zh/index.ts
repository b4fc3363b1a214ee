import { parsePhrases } from '../phrases.ts';
import { parseScenes } from '../scene.ts';
import { ZH_AGENT_PHRASES } from './agent-phrases.ts';
import { ZH_BROADBAND } from './broadband.ts';
import { ZH_CUSTOMER_PHRASES } from './customer-phrases.ts';
import { ZH_PRORATION, ZH_PRORATION_PHRASES } from './proration.ts';
import { ZH_REFUNDS, ZH_WALL_PHRASES } from './refunds.ts';

export const ZH_PHRASES = parsePhrases(
  ZH_AGENT_PHRASES,
  ZH_CUSTOMER_PHRASES,
  ZH_PRORATION_PHRASES,
  ZH_WALL_PHRASES,
);
export const ZH_SCENES = [ZH_PRORATION, ZH_BROADBAND, ZH_REFUNDS].flatMap(parseScenes);
