/** Sharing one of these makes nobody a colleague. */
export const PUBLIC_DOMAINS = new Set([
  ...['gmail.com', 'qq.com', '163.com', '126.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com'],
  ...['foxmail.com', 'sina.com', 'sohu.com', '139.com', 'aliyun.com', 'live.com', 'yeah.net', '189.cn'],
]);

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** The same address, or one of the same house. */
export function areColleagues(a: string, b: string): boolean {
  return a === b || (domainOf(a) === domainOf(b) && !PUBLIC_DOMAINS.has(domainOf(a)));
}
