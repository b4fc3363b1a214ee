/** The engine parses the lines of an insert side by side only up to some megabytes a line; a conversation may be longer. */
export const LONG_LINES = { input_format_parallel_parsing: 0 } as const;
