/** The file beside a recording that may hold its words: `call.json` beside `call.wav`. */
export function sideFileOf(recording: string): string {
  return recording.replace(/\.[^.\\/]+$/, '.json');
}
