import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { recordingPeaks } from '#contract/api/sound.ts';
import { stringifySearch } from './address.ts';
import { ask, send } from './ask.ts';
import { chosenOrganisation } from './session.ts';

export type RecordingPeaks = z.output<typeof recordingPeaks>;

/** How the recording of a conversation is drawn; refused where none is kept. */
export function usePeaks(id: string) {
  return useQuery({
    queryKey: ['peaks', id],
    queryFn: ({ signal }) =>
      ask<RecordingPeaks>(`/api/v1/conversations/${encodeURIComponent(id)}/peaks`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * Where a player finds the recording of a conversation. It sends no headers: the address names the organisation.
 * @param reason why personal data has to be heard; a tone stands for it without one
 */
export function soundAddress(id: string, reason?: string): string {
  const query = {
    ...(reason === undefined ? {} : { reveal: 'true', reason }),
    organisation: chosenOrganisation(),
  };
  return `/api/v1/conversations/${encodeURIComponent(id)}/sound${stringifySearch(query)}`;
}

/** Asks for the first byte as any other request: waits until somebody has signed in again, and throws what refuses it. */
export async function checkSound(address: string): Promise<void> {
  const response = await send(address, { headers: { range: 'bytes=0-0' } });
  await response.arrayBuffer();
}
