import type { Audit } from './audited.ts';
import type { ApiDependencies, ApiLimits } from './dependencies.ts';
import type { ApiMetrics } from './metrics.ts';

/** What routes work with. */
export interface RouteContext extends Omit<ApiDependencies, 'limits'> {
  readonly limits: ApiLimits;
  readonly audit: Audit;
  readonly metrics: ApiMetrics;
}
