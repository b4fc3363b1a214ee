import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type HeardRecording, heardRecordingSchema } from '#contract/files/heard-recording.ts';
import type { BlobStore } from '#core/ports/blobs.ts';
import { recordingKey, soundFolder } from '../raw-batch.ts';
import { onceAtATime } from './once-at-a-time.ts';
import type { SoundPorts } from './ports.ts';

function heardKey(organisation: string, batch: string): string {
  return `${soundFolder(organisation, batch)}heard.json.gz`;
}

/** Keeps what was heard beside the recording. */
export async function keepHeard(
  blobs: Pick<BlobStore, 'put'>,
  organisation: string,
  batch: string,
  heard: HeardRecording,
): Promise<void> {
  await blobs.put(heardKey(organisation, batch), await promisify(gzip)(JSON.stringify(heard)));
}

const oneAtATime = onceAtATime<HeardRecording | null>();

/**
 * What was heard of the recording of a batch; null where none is kept. It is read back where it was kept, and heard
 * once more only where it was not, or by an earlier version of hearing.
 */
export async function heardOfRecording(
  { blobs, sound }: Pick<SoundPorts, 'blobs' | 'sound'>,
  organisation: string,
  batch: string,
): Promise<HeardRecording | null> {
  const recording = recordingKey(organisation, batch);
  if ((await blobs.size(recording)) === null) return null;
  const key = heardKey(organisation, batch);
  const kept = await readKept(blobs, key);
  if (kept !== null) return kept;
  return oneAtATime(key, async () => {
    const bytes = await blobs.read(recording);
    if (bytes === null) return null;
    const heard = await sound.listen(bytes);
    await keepHeard(blobs, organisation, batch, heard);
    if ((await blobs.size(recording)) !== null) return heard;
    await blobs.delete(key);
    return null;
  });
}

async function readKept(blobs: Pick<BlobStore, 'get'>, key: string): Promise<HeardRecording | null> {
  const bytes = await blobs.get(key);
  if (bytes === null) return null;
  const kept: unknown = JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'));
  return heardRecordingSchema.safeParse(kept).data ?? null;
}
