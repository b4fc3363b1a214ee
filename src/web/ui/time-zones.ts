/** The clock of whoever looks: what is proposed for an organisation that is made now. */
export const OWN_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Zones to choose from; a browser may stand in one that it does not list, as UTC. */
export const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), OWN_ZONE])]
  .toSorted()
  .map((value) => ({ value, label: value }));
