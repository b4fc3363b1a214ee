import type { Bilingual } from '../bilingual.ts';

/** A store cannot be reached or is full: nothing was done, and the same call may succeed later. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** Another process holds the store's folder. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
  readonly says: Bilingual;

  constructor(says: Bilingual, options?: ErrorOptions) {
    super(says.en, options);
    this.says = says;
  }
}

/** What a call asks for does not go with what is stored: nothing was done, and the same call fails again. */
export class StoreConflict extends Error {
  override name = 'StoreConflict';
  readonly says: Bilingual;

  constructor(says: Bilingual, options?: ErrorOptions) {
    super(says.en, options);
    this.says = says;
  }
}

/** The same conversation waits there already, to be judged on the same scorecard. */
export class TwiceWaiting extends StoreConflict {
  override name = 'TwiceWaiting';
}

/** Somebody else saved the draft meanwhile: what is there now has to be read first. */
export class DraftChanged extends StoreConflict {
  override name = 'DraftChanged';
}
