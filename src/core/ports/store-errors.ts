/** A store cannot be reached or is full: nothing was done, and the same call may succeed later. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** Another process holds the store's folder. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
}

/** What a call asks for does not go with what is stored: nothing was done, and the same call fails again. */
export class StoreConflict extends Error {
  override name = 'StoreConflict';
}

/** Somebody else saved the draft meanwhile: what is there now has to be read first. */
export class DraftChanged extends StoreConflict {
  override name = 'DraftChanged';
}
