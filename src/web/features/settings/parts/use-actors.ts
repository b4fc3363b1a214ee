import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { apiKeys, members } from '#contract/api/people.ts';
import { useMay } from '../../../client/me.ts';
import { useAsked } from './use-asked.ts';

/** Who `user:ID`, `key:ID` and `system` are, as far as they are still here. */
export function useActors(): (actor: string) => string {
  const { t } = useTranslation('settings');
  const people = useAsked<z.output<typeof members>>('/api/v1/members', {
    isWanted: useMay('members.read'),
  });
  const keys = useAsked<z.output<typeof apiKeys>>('/api/v1/keys', { isWanted: useMay('keys.read') });
  return (actor) => {
    if (actor === 'system') return t('actors.system');
    const [kind, id = ''] = actor.split(/:(.*)/s);
    if (kind === 'user') {
      return people.data?.members.find(({ userId }) => userId === id)?.name ?? t('actors.gone', { id });
    }
    const name = keys.data?.keys.find((key) => key.id === id)?.name;
    return t('actors.key', { name: name ?? id });
  };
}
