interface Asked<Preview> {
  readonly data: Preview | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  readonly isFetching: boolean;
}

/**
 * What would go, where it was counted for exactly this number of days.
 * @param counted the number that the answer is for
 */
export function exactPreview<Preview>(
  { data, error, isPlaceholderData, isFetching }: Asked<Preview>,
  counted: number,
  days: number,
): Preview | undefined {
  return counted === days && error === null && !isPlaceholderData && !isFetching ? data : undefined;
}

/**
 * What stands between a limit and its saving: nothing to save, what would go is not known yet, nothing goes, or so much
 * goes that a person has to confirm it.
 * @param wanted days; null: kept for ever
 */
export function stepTo(
  wanted: number | null,
  kept: number | null,
  preview: { readonly conversations: number } | undefined,
): 'same' | 'unknown' | 'save' | 'confirm' {
  if (wanted === kept) return 'same';
  if (wanted === null) return 'save';
  if (preview === undefined) return 'unknown';
  return preview.conversations === 0 ? 'save' : 'confirm';
}
