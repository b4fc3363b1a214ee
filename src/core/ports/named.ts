/** Who and what is to be forgotten: ids of customers and of conversations. */
export interface Named {
  readonly customers: readonly string[];
  readonly ids: readonly string[];
}
