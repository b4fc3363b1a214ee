/** What a chat group or an address is told: plain lines, in the language of whoever reads it. */
export interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
}
