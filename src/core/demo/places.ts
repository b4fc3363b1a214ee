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
export const ZH_GIVEN = {
  woman: words(
    '秀兰 桂英 丽华 海燕 雨桐 梓涵 佳怡 静 敏 艳 娟 霞 玉梅 春梅 欣怡 诗涵 红梅 凤英 小琴 雪莲 若曦 素芬 慧敏 亚楠 丹丹 嘉欣 月娥 晓雯 巧云 思琪',
  ),
  man: words(
    '建国 志强 晓东 文博 思远 子轩 浩然 磊 洋 勇 军 杰 涛 超 明 平 刚 国庆 俊杰 宇航 一帆 立群 卫东 永康 振华 家豪 天佑 鹏飞 长青 新宇',
  ),
};
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
  woman: words(
    'Sarah Priya Emily Anna Grace Olivia Hana Rachel Nadia Laura Julia Sofia Chloe Irene Leila Megan Tara Nina Ruth Molly Esther',
  ),
  man: words(
    'Daniel Tom Marco Lucas Peter James Simon Kevin Omar Ben Mark Victor Paul Adam Felix George Alan Diego Ivan',
  ),
  family: words(
    'Carter Novak Patel Hughes Bianchi Larsen Brooks Schmidt Tanaka Reyes Foster Walsh Ahmed Keller Morris Dubois Evans Costa Parker Lindqvist Shah Turner Okafor Hayes Romano Bennett Fischer Kim Santos Ward Murphy Ivanov Clarke Nguyen Ross Meyer Bailey Haddad Price Sutton',
  ),
};
export const PLANS = {
  zh: ['轻屿39', '轻屿59', '畅屿99', '畅屿129', '全家屿199', '银发屿29'],
  en: ['Light 39', 'Light 59', 'Flow 99', 'Flow 129', 'Family 199', 'Silver 29'],
};
