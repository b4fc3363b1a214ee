const CJK = /[\u4e00-\u9fff]/;
const LATIN_WORD = /[a-z][a-z']{3,}/g;
/** Characters that join words and carry no matter of their own. */
const EMPTY_CHARACTERS = new Set(
  '的了吗呢吧啊呀哦哈么嘛我你您他她它们这那是不没有在也都就还要会能可以和跟给把被对很太真好个一上下到去来说想请问什怎为',
);
const EMPTY_WORDS = new Set(
  "that this with have from they them then than there their your yours you're you've what when where which while will would could should about been being were just some more very really need want like know well also because sorry please thank thanks understand does didn't don't can't it's i've i'll that's here over only into back even much such make sure help call called time".split(
    ' ',
  ),
);

/** What a text is about: pairs of Chinese characters and longer English words, without the empty ones. */
export function contentOf(text: string): ReadonlySet<string> {
  const content = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    const first = text[i]!;
    const second = text[i + 1]!;
    if (!CJK.test(first) || !CJK.test(second)) continue;
    if (EMPTY_CHARACTERS.has(first) || EMPTY_CHARACTERS.has(second)) continue;
    content.add(first + second);
  }
  for (const [word] of text.matchAll(LATIN_WORD)) {
    if (!EMPTY_WORDS.has(word)) content.add(word.length > 5 ? word.slice(0, 5) : word);
  }
  return content;
}

/** How many items of `content` the text takes up. */
export function takenUp(text: string, content: readonly ReadonlySet<string>[]): number {
  let shared = 0;
  for (const item of contentOf(text)) {
    if (content.some((set) => set.has(item))) shared++;
  }
  return shared;
}
