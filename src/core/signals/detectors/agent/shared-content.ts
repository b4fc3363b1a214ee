/** Characters that join words and carry no matter of their own. */
const EMPTY_CHARACTERS =
  '的了吗呢吧啊呀哦哈么嘛我你您他她它们这那是不没有在也都就还要会能可以和跟给把被对很太真好个一上下到去来说想请问什怎为';
/** By unit: 1 for a Chinese character with a meaning of its own. */
const isTelling = tellingUnits();
const EMPTY_WORDS = new Set(
  "that this with have from they them then than there their your yours you're you've what when where which while will would could should about been being were just some more very really need want like know well also because sorry please thank thanks understand does didn't don't can't it's i've i'll that's here over only into back even much such make sure help call called time".split(
    ' ',
  ),
);

/** A pair of Chinese characters as one number, or the stem of a Latin word. */
export type ContentItem = number | string;
export type Content = ReadonlySet<ContentItem>;

/** Words and stems, in units. */
const SHORTEST_WORD = 4;
const STEM = 5;

/** What a view's text is about: pairs of Chinese characters and longer English words, without the empty ones. */
export function contentOf(text: string): Content {
  const content = new Set<ContentItem>();
  let wordStart = -1;
  let before = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const isLetter = code >= 0x61 && code <= 0x7a;
    if (wordStart >= 0) {
      if (isLetter || code === 0x27) continue;
      if (i - wordStart >= SHORTEST_WORD) addWord(content, text.slice(wordStart, i));
      wordStart = -1;
    } else if (isLetter) wordStart = i;
    const telling = isTelling[code] === 1;
    if (telling && before !== 0) content.add(before * 0x10000 + code);
    before = telling ? code : 0;
  }
  return content;
}

function addWord(content: Set<ContentItem>, word: string): void {
  if (!EMPTY_WORDS.has(word)) content.add(word.length > STEM ? word.slice(0, STEM) : word);
}

function tellingUnits(): Uint8Array {
  const telling = new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000);
  for (const character of EMPTY_CHARACTERS) telling[character.charCodeAt(0)] = 0;
  return telling;
}

/** How many items of `content` the text takes up. */
export function takenUp(text: string, content: readonly Content[]): number {
  let shared = 0;
  for (const item of contentOf(text)) {
    if (content.some((set) => set.has(item))) shared++;
  }
  return shared;
}
