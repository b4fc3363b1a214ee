import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { members } from '#contract/api/people.ts';
import type { packs, trialAnswer, versions, versionWithFiles } from '#contract/api/rulebooks.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import type { Search } from '../../client/address.ts';
import { ask, tell } from '../../client/ask.ts';
import { useMay, useMembership } from '../../client/me.ts';
import type { Run } from '../../client/runs.ts';
import type { RulebookFile } from './engine/files.ts';

export type Version = z.output<typeof versions>['versions'][number];
export type VersionWithFiles = Omit<z.output<typeof versionWithFiles>, 'problems'> & {
  readonly problems: readonly Problem[];
};
export type SignalFigures = VersionWithFiles['signals'][number];
export type Pack = z.output<typeof packs>['packs'][number];
export type Trial = z.output<typeof trialAnswer>;

const ROOT = '/api/v1/rulebooks';
const pathOf = (rulebook: string) => `${ROOT}/${encodeURIComponent(rulebook)}/versions`;
const versionPath = (rulebook: string, version: number) => `${pathOf(rulebook)}/${version}`;
export const RULEBOOKS = ['rulebooks'] as const;

export function useRulebooks() {
  return useQuery({
    queryKey: [...RULEBOOKS, 'list'],
    queryFn: async ({ signal }) => (await ask<{ versions: Version[] }>(ROOT, { signal })).versions,
  });
}

export function useVersions(rulebook: string) {
  return useQuery({
    queryKey: [...RULEBOOKS, rulebook, 'versions'],
    queryFn: async ({ signal }) =>
      (await ask<{ versions: Version[] }>(pathOf(rulebook), { signal })).versions,
  });
}

/** Examples in drafts may show conversations: only who may draft reads them. */
export function useMayRead(): (version: Pick<Version, 'state'>) => boolean {
  const mayDraft = useMay('rulebooks.draft');
  return ({ state }) => mayDraft || state !== 'draft';
}

/** A version with its files; one that is no draft never changes. */
export function useVersion(rulebook: string, version: number | undefined) {
  return useQuery({
    queryKey: [...RULEBOOKS, rulebook, version],
    queryFn: ({ signal }) => readVersion(rulebook, version!, signal),
    enabled: version !== undefined,
  });
}

export function readVersion(rulebook: string, version: number, signal?: AbortSignal) {
  return ask<VersionWithFiles>(versionPath(rulebook, version), signal === undefined ? {} : { signal });
}

/** Files of the rulebooks that are active beside this one. */
export function useOtherFiles(rulebook: string) {
  const { data: all } = useRulebooks();
  const others = (all ?? []).filter((one) => one.state === 'active' && one.rulebook !== rulebook);
  return useQuery({
    queryKey: [...RULEBOOKS, rulebook, 'others', others.map((one) => `${one.rulebook}@${one.version}`)],
    queryFn: async ({ signal }) =>
      (await Promise.all(others.map((one) => readVersion(one.rulebook, one.version, signal)))).flatMap(
        ({ files }) => files,
      ),
    enabled: all !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function usePacks(isWanted: boolean) {
  return useQuery({
    queryKey: ['packs'],
    queryFn: async ({ signal }) => (await ask<{ packs: Pack[] }>('/api/v1/packs', { signal })).packs,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isWanted,
  });
}

export const copyPack = (pack: string) =>
  ask<VersionWithFiles>(`/api/v1/packs/${encodeURIComponent(pack)}/copy`, { method: 'POST' });

interface Written {
  readonly files: readonly RulebookFile[];
  readonly note: string;
}

export const createDraft = (rulebook: string, written: Written) =>
  ask<VersionWithFiles>(pathOf(rulebook), { body: written });

/** @throws Refused with 409 when somebody saved meanwhile, or the version is no draft any more */
export const changeDraft = (rulebook: string, version: number, written: Written & { revision: number }) =>
  ask<VersionWithFiles>(versionPath(rulebook, version), { method: 'PUT', body: written });

/** A draft as somebody knows it. */
export type KnownDraft = Pick<Version, 'rulebook' | 'version' | 'revision'>;

/** @throws Refused with 409 when somebody saved meanwhile, or the version is no draft any more */
export const discardDraft = ({ rulebook, version, revision }: KnownDraft) =>
  tell(versionPath(rulebook, version), { method: 'DELETE', query: { revision: String(revision) } });

/** @throws Refused with 409 when somebody saved meanwhile, or the version is no draft any more */
export const activateVersion = ({ rulebook, version, revision }: KnownDraft) =>
  ask<VersionWithFiles>(`${versionPath(rulebook, version)}/activate`, {
    method: 'POST',
    query: { revision: String(revision) },
  });

/** @throws Refused with 409 when the version is not active any more */
export const retireVersion = ({ rulebook, version }: Pick<Version, 'rulebook' | 'version'>) =>
  ask<VersionWithFiles>(`${versionPath(rulebook, version)}/retire`, { method: 'POST' });

export const startBacktest = (rulebook: string, version: number, query: Search) =>
  ask<Run>(`${versionPath(rulebook, version)}/backtest`, { method: 'POST', query });

export const startReanalysis = (query: Search) =>
  ask<Run>('/api/v1/runs:reanalyse', { method: 'POST', query });

export const cancelRun = (id: string) =>
  ask<Run>(`/api/v1/runs/${encodeURIComponent(id)}/cancel`, { method: 'POST' });

/** Judges a conversation in the service, with its language model, by files that need not be saved. */
export const tryInService = (rulebook: string, files: readonly RulebookFile[], conversation: Conversation) =>
  ask<Trial>(`${ROOT}/${encodeURIComponent(rulebook)}/try`, { body: { files, conversation } });

/** The newest backtest of a version, while the service remembers it. */
export function useLastBacktest(rulebook: string, version: number) {
  const isAllowed = useMay('runs.read');
  return useQuery({
    queryKey: ['runs', 'backtest', rulebook, version],
    queryFn: async ({ signal }) => {
      const { runs } = await ask<{ runs: Run[] }>('/api/v1/runs', { query: { limit: '100' }, signal });
      const found = runs.find(({ kind, request }) => {
        const asked = request as { rulebook?: string; version?: number } | null;
        return kind === 'backtest' && asked?.rulebook === rulebook && asked.version === version;
      });
      return found ?? null;
    },
    enabled: isAllowed,
  });
}

type Members = z.output<typeof members>['members'];

/** The name of whoever did something, as the audit log names them. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('rules');
  const { organisation } = useMembership();
  const { data } = useQuery({
    queryKey: ['members', organisation, 'names'],
    queryFn: ({ signal }) => ask<{ members: Members }>('/api/v1/members', { signal }),
    enabled: useMay('members.read'),
    staleTime: 5 * 60_000,
  });
  return (actor) => {
    const [kind, id] = actor.split(':');
    if (kind === 'system') return t('actor.system');
    if (kind === 'key') return t('actor.key');
    return data?.members.find(({ userId }) => userId === id)?.name ?? t('actor.person');
  };
}
