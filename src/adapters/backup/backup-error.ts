import type { Bilingual } from '#core/bilingual.ts';

/** A backup that cannot be made or used, told as a person wants it. */
export class BackupError extends Error {
  override name = 'BackupError';
  readonly what: Bilingual;

  constructor(what: Bilingual) {
    super(what.en);
    this.what = what;
  }
}
