import type { z } from 'zod';
import type { serviceSetup } from '#contract/api/service.ts';
import { useAsked } from './use-asked.ts';

export type ServiceSetup = z.output<typeof serviceSetup>;

export function useServiceSetup() {
  return useAsked<ServiceSetup>('/api/v1/service');
}
