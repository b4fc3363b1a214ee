export { FORMAT_IDS, FORMATS, type FormatDescription, type FormatId } from './catalogue.ts';
export { detectFormat } from './detect.ts';
export { readConversations } from './read.ts';
export { readConversationLines, readConversationRecord } from './stream.ts';
export { beginningOfTable } from './table/beginning.ts';
export { type GuessedMapping, guessMapping } from './table/columns.ts';
export { toVcon } from './vcon/to-vcon.ts';
