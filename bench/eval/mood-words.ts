import { normaliseText } from '#core/text/text-view.ts';
import { POST_CLASSES, type PostEmotion } from './posts.ts';

/**
 * Words, interjections and faces that Chinese posts show a mood with, from general knowledge of the language, over the
 * folded view. One that says nothing of a mood by itself has none.
 */
const MOOD_WORDS: Readonly<Partial<Record<PostEmotion, string>>> = {
  angry:
    '气死|气炸|气人|好气|生气|愤|怒|火大|恼火|滚|垃圾|恶心|不要脸|无耻|混蛋|王八|傻逼|煞笔|沙比|傻x|sb|智障|脑残|有病吧|神经病|妈的|妈蛋|他妈|特么|尼玛|你妹|tmd|操你|艹|去死|该死|骗子|黑心|烦死|烦人|好烦|讨厌|可恶|痛恨|受不了|凭什么|凭啥|什么玩意|什么破|过分|不可理喻|缺德|贱|狗屁|放屁|渣|丑恶|欺负|坑爹|谴责|严惩|令人发指|😡|😠|🤬|💢|😤|\\[(?:怒|怒骂|抓狂|愤怒|哼|吐|鄙视)\\]',
  happy:
    '哈哈|嘿嘿|嘻嘻|开心|高兴|快乐|幸福|喜欢|爱你|好棒|真棒|太棒|好吃|美滋滋|满足|感谢|谢谢|恭喜|加油|可爱|完美|超赞|点赞|好耶|么么|期待|好甜|美好|太好了|惊喜|笑死|祝(?:你|大家|福|愿)|❤|😄|😊|😁|🎉|👍|😍|🥳|😘|😂|🤣|\\[(?:哈哈|嘻嘻|心|爱你|鼓掌|太开心|笑而不语|赞|耶|亲亲|偷笑|good|酷|给力|可爱|色|笑cry|憧憬)\\]',
  sad: '呜|难过|伤心|心痛|心酸|心疼|心累|心碎|哭|眼泪|流泪|泪|悲|委屈|失望|难受|唉|孤独|孤单|寂寞|崩溃|绝望|遗憾|可惜|怀念|想念|想你|舍不得|分手|去世|走好|抑郁|无奈|好累|丧|好惨|😭|😢|😔|💔|😞|\\[(?:泪|伤心|失望|悲伤|可怜|委屈|蜡烛|衰|生病|允悲|裂开|泪奔)\\]',
  fear: '吓|(?<!恐|哪|不|别)怕(?!是)|恐怖|恐惧|惊恐|惊悚|心慌|好慌|慌了|担心|提心吊胆|不安|焦虑|瑟瑟|发抖|毛骨悚然|噩梦|细思极恐|阴影|😱|😨|😰|\\[(?:惊恐|害怕|怕怕)\\]',
  surprise:
    '居然|竟然|没想到|想不到|天哪|天呐|天啊|我的天|卧槽|我去[,!?]|我靠|握草|妈呀|惊呆|惊讶|震惊|吃惊|惊人|不敢相信|不会吧|怎么可能|神奇|难以置信|太意外|头一回|第一次(?:知道|见|听说)|😮|😲|😳|\\[(?:吃惊|惊讶)\\]',
};
const MATCHERS = POST_CLASSES.map((name) => {
  const words = MOOD_WORDS[name];
  return words === undefined ? undefined : new RegExp(words, 'u');
});

/** For each of `POST_CLASSES`, 1 where a word of it stands in the text, else 0. */
export function moodWords(text: string): number[] {
  const view = normaliseText(text);
  return MATCHERS.map((matcher) => Number(matcher?.test(view) ?? false));
}
