import { eq } from 'drizzle-orm';
import type { PreferenceStore } from '#core/ports/preferences.ts';
import type { WorkflowDatabase } from '../connection.ts';
import { personPreferences } from '../schema/preferences.ts';

export function preferencesOn(database: WorkflowDatabase): PreferenceStore {
  return {
    async of(userId) {
      const [row] = await database
        .select()
        .from(personPreferences)
        .where(eq(personPreferences.userId, userId));
      const { language = null, theme = null } = row ?? {};
      return { ...(language === null ? {} : { language }), ...(theme === null ? {} : { theme }) };
    },

    async save(userId, change) {
      if (Object.keys(change).length === 0) return;
      await database
        .insert(personPreferences)
        .values({ userId, ...change })
        .onConflictDoUpdate({ target: personPreferences.userId, set: change });
    },
  };
}
