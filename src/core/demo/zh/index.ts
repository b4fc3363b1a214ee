import { parsePhrases } from '../phrases.ts';
import { parseScenes } from '../scene.ts';
import { ZH_AGENT_PHRASES } from './agent-phrases.ts';
import { ZH_BILLING } from './billing.ts';
import { ZH_BROADBAND } from './broadband.ts';
import { ZH_BROADBAND_MORE } from './broadband-more.ts';
import { ZH_CUSTOMER_PHRASES } from './customer-phrases.ts';
import { ZH_DAILY } from './daily.ts';
import { ZH_INSTALLATION } from './installation.ts';
import { ZH_MEMBERSHIP } from './membership.ts';
import { ZH_MOBILE } from './mobile.ts';
import { ZH_MORE_SERVICE } from './more-service.ts';
import { ZH_PRORATION, ZH_PRORATION_PHRASES } from './proration.ts';
import { ZH_REFUNDS, ZH_WALL_PHRASES } from './refunds.ts';
import { ZH_REFUNDS_MORE } from './refunds-more.ts';
import { ZH_SHOP } from './shop.ts';

export const ZH_PHRASES = parsePhrases(
  ZH_AGENT_PHRASES,
  ZH_CUSTOMER_PHRASES,
  ZH_PRORATION_PHRASES,
  ZH_WALL_PHRASES,
);
export const ZH_SCENES = [
  ZH_PRORATION,
  ZH_BROADBAND,
  ZH_REFUNDS,
  ZH_BILLING,
  ZH_BROADBAND_MORE,
  ZH_INSTALLATION,
  ZH_MEMBERSHIP,
  ZH_MOBILE,
  ZH_MORE_SERVICE,
  ZH_REFUNDS_MORE,
  ZH_SHOP,
  ZH_DAILY,
].flatMap(parseScenes);
