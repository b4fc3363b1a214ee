import type { Bilingual } from '../../bilingual.ts';

/** Kinds of personal data: the `value` of a `privacy.pii` signal. */
export const PII_KINDS = {
  name: { zh: '姓名', en: 'name' },
  mobile: { zh: '手机号', en: 'mobile' },
  landline: { zh: '座机号', en: 'landline' },
  phone: { zh: '电话号码', en: 'phone' },
  email: { zh: '邮箱', en: 'email' },
  address: { zh: '地址', en: 'address' },
  id_card: { zh: '身份证号', en: 'id card' },
  passport: { zh: '护照号', en: 'passport' },
  driver_license: { zh: '驾照号', en: 'driver license' },
  ssn: { zh: '社会安全号', en: 'ssn' },
  plate: { zh: '车牌号', en: 'plate' },
  bank_card: { zh: '银行卡号', en: 'bank card' },
  iban: { zh: '国际银行账号', en: 'iban' },
  date_of_birth: { zh: '出生日期', en: 'date of birth' },
  ip: { zh: '网络地址', en: 'ip' },
  url_credentials: { zh: '网址密码', en: 'url credentials' },
} as const satisfies Record<string, Bilingual>;

export type PiiKind = keyof typeof PII_KINDS;

export function isPiiKind(value: unknown): value is PiiKind {
  return typeof value === 'string' && Object.hasOwn(PII_KINDS, value);
}

/** Personal data found in a text: UTF-16 offsets into the text as it was written. */
export interface PiiFinding {
  readonly kind: PiiKind;
  readonly start: number;
  readonly end: number;
  /** 0–1: near 1 where a check digit or a plain announcement speaks for it. */
  readonly confidence: number;
}
