import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { announceService, findService, withdrawService } from './local-service.ts';

describe('the service that a command talks to', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tingzhen-service-line-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is the one on the data folder while it runs', async () => {
    await announceService(folder, { url: 'http://localhost:7070', key: 'tz_local' });
    expect(await findService({}, folder, 'en')).toMatchObject({
      url: 'http://localhost:7070',
      key: 'tz_local',
    });
    await withdrawService(folder);
    await expect(findService({}, folder, 'en')).rejects.toMatchObject({
      what: { en: `No service is running on ${folder}` },
    });
  });

  test('is never that one where another was named without its key', async () => {
    await announceService(folder, { url: 'http://localhost:7070', key: 'tz_local' });
    const far = { TINGZHEN_URL: 'https://qa.example.com/' };
    await expect(findService(far, folder, 'en')).rejects.toMatchObject({
      what: { en: 'TINGZHEN_URL is set, but TINGZHEN_API_KEY is not' },
    });
    expect(await findService({ ...far, TINGZHEN_API_KEY: 'tz_far' }, folder, 'en')).toMatchObject({
      url: 'https://qa.example.com',
      key: 'tz_far',
    });
  });
});
