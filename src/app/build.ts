/** `npm run build`: makes the pages ready before the first start, as an image or a slow machine wants them. */
import { buildPages } from './boot-service.ts';

const { folder, tookMs } = await buildPages();
console.log(tookMs === null ? `ready already: ${folder}` : `${folder} in ${(tookMs / 1000).toFixed(1)} s`);
