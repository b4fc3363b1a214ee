/** How a person wants the application to look, on whatever machine they sign in. */
export interface Preferences {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark' | 'system';
}

export interface PreferenceStore {
  of(userId: string): Promise<Preferences>;
  /** What is not named stays. */
  save(userId: string, change: Preferences): Promise<void>;
}
