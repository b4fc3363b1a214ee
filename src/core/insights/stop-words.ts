import type { Language } from '../conversation/schema.ts';

const EN = `a about after again all also already am an and any anything are aren as asap at away back be because been before
being but by bye can cannot cant could couldn d did didn do does doesn doing don done during each else even ever every few
find for from further get gets getting give go goes going gonna good got gotta guys had hadn has hasn have haven having he
hello help her here hey hi him his hope how i id if im in into is isn it its ive just keep kindly know let like ll look
looking made make makes many may maybe me might mine more most much must my myself na need needed needs new no nor not
now of off ok okay on once one only or other our out over own please pls possible put quite re really right s same say see
seem seems she should shouldn show since so some someone something still such sure t tell than thank thanks that the
their them then there these they thing things think this those through time to today told too try trying tried u under until up
us use ve very via wanna want wanted wants was wasn way we well went were weren what when where whether which while who
why will with within without won wondering wont would wouldn yeah yes yet you your yours`;

const ZH = `的 了 呢 吗 吧 啊 呀 哦 嗯 哎 唉 嘛 啦 哈 我 你 您 他 她 它 我们 你们 您们 他们 咱们 自己 这 那 这个 那个 这些 那些 这样 那样
这里 那里 这边 那边 这么 那么 怎么 怎样 怎么样 怎么办 怎么回事 为什么 为啥 什么 啥 哪 哪个 哪里 哪些 哪儿 几 多少 多久 谁 是 不是 是不是 有 没有 没 有没有 不 不要 不能 不会
别 会 能 能不能 可以 可不可以 可否 要 想 想要 需要 应该 得 还 还是 还有 就 就是 都 也 又 再 才 已经 已 曾 正在 在 到 从 把 被 给 让 叫 请 请问 请帮 麻烦 帮 帮忙 帮我 一下
一个 一 一直 一些 一点 个 次 下 上 里 中 和 与 或 或者 及 而 但 但是 可是 因为 所以 如果 的话 然后 现在 今天 昨天 刚才 刚刚 时候 之后 之前 以后 以前 后 前 很 太 非常 比较
最 更 挺 真 真的 好 好的 你好 您好 喂 谢谢 多谢 对 对的 行 看 看看 看一下 说 说的 问 问问 问一下 知道 觉得 告诉 去 来 做 用 弄 搞 跟 对于 关于 等 等等 这种 那种 之 其 各 每 某 该 此 为 以 于
向 呗 哟 喔 唔 嗨 哈喽 亲 客服 先生 女士 小姐 东西 事 事情 问题 情况 这次 本人 那 地 着 过 起来 出来 下来 上去 是否 一共 大概 只 只有 只能 老是 总是 怎么着 咋 咋办`;

const LISTS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(EN.split(/\s+/)),
  zh: new Set(ZH.split(/\s+/)),
};

/** Words that can stand in any sentence and name no matter. @param word folded */
export function isStopWord(word: string, language: Language): boolean {
  return LISTS[language].has(word) || (language === 'zh' && LISTS.en.has(word));
}
