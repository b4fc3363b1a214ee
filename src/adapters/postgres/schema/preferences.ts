import { pgTable, text } from 'drizzle-orm/pg-core';
import type { Preferences } from '#core/ports/preferences.ts';
import { user } from './auth.ts';

export const personPreferences = pgTable('person_preferences', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  language: text('language').$type<NonNullable<Preferences['language']>>(),
  theme: text('theme').$type<NonNullable<Preferences['theme']>>(),
});
