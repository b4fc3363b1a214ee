/** Names and places of the demo; cities are real so that regions mean something, the homes are not. */
export const CITIES = [
  { zh: '杭州市', en: 'Hangzhou', region: '华东' },
  { zh: '苏州市', en: 'Suzhou', region: '华东' },
  { zh: '南京市', en: 'Nanjing', region: '华东' },
  { zh: '青岛市', en: 'Qingdao', region: '华东' },
  { zh: '广州市', en: 'Guangzhou', region: '华南' },
  { zh: '佛山市', en: 'Foshan', region: '华南' },
  { zh: '厦门市', en: 'Xiamen', region: '华南' },
  { zh: '武汉市', en: 'Wuhan', region: '华中' },
  { zh: '长沙市', en: 'Changsha', region: '华中' },
  { zh: '成都市', en: 'Chengdu', region: '西南' },
  { zh: '昆明市', en: 'Kunming', region: '西南' },
  { zh: '石家庄市', en: 'Shijiazhuang', region: '华北' },
  { zh: '太原市', en: 'Taiyuan', region: '华北' },
  { zh: '西安市', en: "Xi'an", region: '西北' },
] as const;

const words = (text: string): string[] => text.split(' ');

export const ZH_SURNAMES = words(
  '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 梁 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戚 莫 孔 向 汤',
);
export const ZH_GIVEN = words(
  '建国 秀兰 志强 桂英 晓东 丽华 海燕 文博 思远 雨桐 梓涵 佳怡 子轩 浩然 静 敏 磊 洋 艳 勇 军 杰 娟 涛 超 明 霞 平 刚 玉梅 国庆 春梅 俊杰 欣怡 宇航 诗涵 一帆 晨曦 立群 卫东 红梅 凤英 永康 小琴 雪莲 振华 家豪 若曦 天佑 素芬 慧敏 亚楠 丹丹 鹏飞 嘉欣 长青 月娥 新宇',
);
export const ZH_DISTRICTS = words('东湖区 西岭区 南浦区 北桥区 城中区 新城区 江滨区 云台区 临港区 高新区');
export const ZH_STREETS = words(
  '桂花路 望江路 梧桐街 青年路 文昌街 兴业路 柳荫巷 滨河大道 育才路 采荷路 春晖路 竹园路 朝阳街 和平里 翠屏路 万松路',
);
export const EN_STREETS = [
  'Osmanthus Road',
  'Riverside Avenue',
  'Plane Tree Street',
  'Bamboo Lane',
  'Harbour Road',
  'Old Mill Street',
  'Lakeview Road',
  'Pine Hill Road',
];
export const EN_NAMES = {
  given: words(
    'Daniel Sarah Priya Tom Emily Marco Anna Lucas Grace Peter Olivia James Hana Rachel Simon Nadia Kevin Laura Omar Julia Ben Sofia Mark Chloe Victor Irene Paul Leila Adam Megan Felix Tara George Nina Alan Ruth Diego Molly Ivan Esther',
  ),
  family: words(
    'Carter Novak Patel Hughes Bianchi Larsen Brooks Schmidt Tanaka Reyes Foster Walsh Ahmed Keller Morris Dubois Evans Costa Parker Lindqvist Shah Turner Okafor Hayes Romano Bennett Fischer Kim Santos Ward Murphy Ivanov Clarke Nguyen Ross Meyer Bailey Haddad Price Sutton',
  ),
};
export const PLANS = {
  zh: ['轻屿39', '轻屿59', '畅屿99', '畅屿129', '全家屿199', '银发屿29'],
  en: ['Light 39', 'Light 59', 'Flow 99', 'Flow 129', 'Family 199', 'Silver 29'],
};
