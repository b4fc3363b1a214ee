/** Pieces from which the Chinese expressions are put together; the view writes every stop as `.` and every comma as `,`. */

/** Up to `most` characters that do not leave the clause. */
export const within = (most: number): string => `[^,.?!;\\n]{0,${most}}`;

/** A number as people say it, exact or rough. */
export const NUMBER = '(?:\\d{1,5}|好几|好多|无数|几百|几十|[一二两三四五六七八九十半几百俩仨]{1,4})';

/** A stretch of time: "三个多星期", "40分钟", "大半年". */
export const STRETCH = `(?:整整|快|大|将近|差不多|都|已经){0,2}${NUMBER}个?(?:多|来|好几)?个?(?:分钟|钟头|小时|钟|天|日|周|星期|礼拜|月|年|晚上|上午|下午|早上)`;

/** How often: "三遍", "好几个电话", "第5次". */
export const TIMES = `(?:不下|至少|起码|不止)?${NUMBER}(?:多|来)?(?:次|遍|回|趟|通|轮|个电话|个客服|个人)`;

/** Words that make an adjective strong. */
export const VERY =
  '(?:太|真|很|好|超|超级|这么|那么|如此|特别|非常|极其|极度|十分|相当|实在|简直|有够|够|有点|有些|比较|越来越)';
