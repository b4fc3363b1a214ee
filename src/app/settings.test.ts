import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

describe('settings', () => {
  test('have defaults that need nothing', () => {
    expect(readSettings({})).toMatchObject({
      port: 7070,
      services: ['api', 'worker'],
      databaseUrl: undefined,
    });
  });

  test('come from the environment, and the command line goes before', () => {
    const settings = readSettings({ TINGZHEN_PORT: '8000', TINGZHEN_SERVICES: 'worker' }, { port: '9000' });
    expect(settings).toMatchObject({ port: 9000, services: ['worker'] });
  });

  const refused = (environment: Record<string, string>) => {
    try {
      readSettings(environment);
    } catch (failure) {
      if (failure instanceof SettingsError) return failure.says;
      throw failure;
    }
    throw new Error('nothing was refused');
  };

  test('that are wrong are all told, with what was given and what would be right', () => {
    const { zh, en } = refused({
      TINGZHEN_PORT: 'x',
      TINGZHEN_DATABASE_URL: 'mysql://h',
      TINGZHEN_SERVICES: 'api,wroker',
      TINGZHEN_PROT: '1',
    });
    expect(en.split('\n')).toEqual([
      'TINGZHEN_PORT=x: takes a number',
      'TINGZHEN_DATABASE_URL=mysql://h: begins with postgres:// or postgresql://',
      'TINGZHEN_SERVICES=api,wroker: takes one of api, worker, not “wroker” (did you mean worker?)',
      'TINGZHEN_PROT: there is no such setting (did you mean TINGZHEN_PORT?)',
    ]);
    expect(zh.split('\n')).toEqual([
      'TINGZHEN_PORT=x：要填数字',
      'TINGZHEN_DATABASE_URL=mysql://h：要以 postgres:// 或 postgresql:// 开头',
      'TINGZHEN_SERVICES=api,wroker：只能是 api、worker，给出的是“wroker”（是不是想写 worker？）',
      'TINGZHEN_PROT：没有这项设置（是不是想写 TINGZHEN_PORT？）',
    ]);
  });

  test('that may hold a password are told without their value', () => {
    const { en } = refused({ TINGZHEN_SECRET: 'hush', TINGZHEN_SMTP_URL: 'http://a:hush@mail' });
    expect(en).toBe(
      'TINGZHEN_SECRET: takes at least 32 characters, not 4\nTINGZHEN_SMTP_URL: begins with smtp:// or smtps://',
    );
  });

  test('of an identity provider come together', () => {
    const read = () =>
      readSettings({ TINGZHEN_OIDC_ISSUER: 'https://id.example', TINGZHEN_OIDC_CLIENT_ID: 'a' });
    expect(read).toThrow(
      /TINGZHEN_OIDC_ISSUER: needs TINGZHEN_OIDC_CLIENT_SECRET, TINGZHEN_PUBLIC_URL as well/,
    );
  });

  test('take a recogniser by name, folder or the URL of a service', () => {
    for (const recognizer of [
      'off',
      'whisper-base',
      '/models/own',
      'https://asr.example/v1',
      'ws://asr:10095',
    ]) {
      expect(readSettings({ TINGZHEN_RECOGNIZER: recognizer }).recognizer).toBe(recognizer);
    }
    expect(() => readSettings({ TINGZHEN_RECOGNIZER: 'ftp://asr.example' })).toThrow(
      /TINGZHEN_RECOGNIZER=ftp:.* is off, a model, a folder, or a URL with http, https, ws or wss/,
    );
  });

  test('take a pattern of recording names, and say what is wrong with one', () => {
    const pattern = '{startedAt:yyyyMMdd}_{agent.id}';
    expect(readSettings({ TINGZHEN_RECORDING_NAME: pattern }).recordingName).toBe(pattern);
    expect(() => readSettings({ TINGZHEN_RECORDING_NAME: '{agent.id}{id}' })).toThrow(
      /TINGZHEN_RECORDING_NAME=.*nothing stands between \{id\} and the field before it/,
    );
  });

  test('take reverse proxies by address or network', () => {
    const read = (proxies: string) => readSettings({ TINGZHEN_TRUSTED_PROXIES: proxies }).trustedProxies;
    const proxies = read('127.0.0.1, 172.16.0.0/12,fd00::/8')!;
    expect(proxies.check('172.20.0.1')).toBe(true);
    expect(proxies.check('fd12::1', 'ipv6')).toBe(true);
    expect(proxies.check('127.0.0.2')).toBe(false);
    for (const wrong of ['nginx', '10.0.0.0/33', '10.0.0.0/', '10.0.0.1,']) {
      expect(() => read(wrong), wrong).toThrow(/TINGZHEN_TRUSTED_PROXIES=.*: is addresses or networks/);
    }
  });

  test('take empty values as none', () => {
    expect(readSettings({ TINGZHEN_BLOB_URL: '', TINGZHEN_PORT: '' })).toMatchObject({
      port: 7070,
      blobUrl: undefined,
    });
  });
});
