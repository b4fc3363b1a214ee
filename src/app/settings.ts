import { resolve } from 'node:path';
import { z } from 'zod';
import type { Bilingual } from '#core/bilingual.ts';
import { parseNamePattern } from '#core/speech/name-pattern.ts';
import { closestWord } from '#core/yaml/did-you-mean.ts';
import { addressList } from './address-list.ts';
import { parseTold } from './parse-told.ts';

export const SERVICES = ['api', 'worker'] as const;
export type ServiceName = (typeof SERVICES)[number];

interface SettingText {
  /** Environment variable. */
  readonly key: string;
  readonly default: string;
  readonly text: Bilingual;
}

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...schemes: readonly string[]) => {
  const beginnings = schemes.map((scheme) => `${scheme}://`);
  return z.string().refine((value) => beginnings.some((beginning) => value.startsWith(beginning)), {
    params: { zh: `要以 ${beginnings.join(' 或 ')} 开头`, en: `begins with ${beginnings.join(' or ')}` },
  });
};

/** Every setting of the service: how it is named, checked and explained. docs/settings.md shows this table. */
const TABLE = {
  port: {
    key: 'TINGZHEN_PORT',
    default: '7070',
    text: { zh: '监听端口；0 表示任选一个空闲端口', en: 'Port to listen on; 0 takes any free one' },
    schema: port,
  },
  host: {
    key: 'TINGZHEN_HOST',
    default: '127.0.0.1',
    text: {
      zh: '监听地址；0.0.0.0 表示允许其他机器访问',
      en: 'Address to listen on; 0.0.0.0 lets other machines in',
    },
    schema: z.string().min(1),
  },
  dataDir: {
    key: 'TINGZHEN_DATA_DIR',
    default: 'data',
    text: { zh: '内嵌存储的数据目录', en: 'Folder of the embedded stores' },
    schema: z
      .string()
      .min(1)
      .transform((path) => resolve(path)),
  },
  databaseUrl: {
    key: 'TINGZHEN_DATABASE_URL',
    default: '',
    text: {
      zh: 'PostgreSQL 地址；不填则用进程内的 PGlite',
      en: 'URL of a PostgreSQL; without it PGlite inside the process',
    },
    schema: url('postgres', 'postgresql').optional(),
  },
  clickhouseUrl: {
    key: 'TINGZHEN_CLICKHOUSE_URL',
    default: '',
    text: {
      zh: 'ClickHouse 地址；不填则用进程内的 chDB',
      en: 'URL of a ClickHouse; without it chDB inside the process',
    },
    schema: url('http', 'https').optional(),
  },
  clickhouseCluster: {
    key: 'TINGZHEN_CLICKHOUSE_CLUSTER',
    default: '',
    text: {
      zh: 'ClickHouse 集群名；填写后建分布式表',
      en: 'Name of a ClickHouse cluster; with it the tables are distributed',
    },
    schema: z.string().min(1).optional(),
  },
  blobUrl: {
    key: 'TINGZHEN_BLOB_URL',
    default: '',
    text: {
      zh: '原始数据的存放处：目录、file: 或 s3: 地址；不填则放在数据目录下',
      en: 'Where raw input is kept: a folder, file: or s3: URL; without it below the data folder',
    },
    schema: z.string().min(1).optional(),
  },
  services: {
    key: 'TINGZHEN_SERVICES',
    default: 'api,worker',
    text: { zh: '本进程承担的部分', en: 'What this process does' },
    schema: z
      .string()
      .transform((list) => list.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum(SERVICES)).min(1)),
  },
  threads: {
    key: 'TINGZHEN_THREADS',
    default: '',
    text: {
      zh: '分析线程数；不填则每个处理器一个，内存每 1.5 GiB 最多一个',
      en: 'Threads that analyse; without it one for each processor, and no more than one for each 1.5 GiB of memory',
    },
    schema: z.coerce.number().int().min(1).max(256).optional(),
  },
  languageModel: {
    key: 'TINGZHEN_LANGUAGE_MODEL',
    default: 'on',
    text: {
      zh: '语言模型：on 为随程序提供的模型，off 为不用，其他为模型目录',
      en: 'Language model: on is the one that comes with the program, off none, anything else a folder of models',
    },
    schema: z.string().min(1),
  },
  recognizer: {
    key: 'TINGZHEN_RECOGNIZER',
    default: 'off',
    text: {
      zh: '录音的语音识别：off 为不用；已拉取的模型名（如 whisper-base）；模型目录（CTranslate2 格式的 Whisper，或 sherpa-onnx 的模型）；或识别服务的网址：http(s) 为 OpenAI 转写接口，ws(s) 为 FunASR',
      en: 'Recogniser of recordings: off none; a model that was pulled (such as whisper-base); a folder with a Whisper model in CTranslate2 form or a model of sherpa-onnx; or the URL of a service: http(s) of OpenAI transcriptions, ws(s) of FunASR',
    },
    schema: z
      .string()
      .refine((value) => /^(?:(?:https?|wss?):\/\/|(?!\w+:\/\/))/i.test(value), {
        params: {
          zh: '要填 off、模型名、目录，或以 http、https、ws、wss 开头的网址',
          en: 'is off, a model, a folder, or a URL with http, https, ws or wss',
        },
      })
      .min(1),
  },
  recognizerModel: {
    key: 'TINGZHEN_RECOGNIZER_MODEL',
    default: '',
    text: {
      zh: 'OpenAI 转写接口用的模型名；不填则为 whisper-1',
      en: 'Model that a service of OpenAI transcriptions is asked for; without it whisper-1',
    },
    schema: z.string().min(1).optional(),
  },
  recognizerKey: {
    key: 'TINGZHEN_RECOGNIZER_KEY',
    default: '',
    text: { zh: 'OpenAI 转写接口的密钥', en: 'Key of that service' },
    schema: z.string().min(1).optional(),
  },
  hotWords: {
    key: 'TINGZHEN_HOT_WORDS',
    default: '',
    text: {
      zh: '录音里可能出现的名称和术语，用逗号隔开，供语音识别参考',
      en: 'Names and terms that are likely to be said in recordings, with commas between, for the recogniser',
    },
    schema: z.string().min(1).optional(),
  },
  recordingName: {
    key: 'TINGZHEN_RECORDING_NAME',
    default: '',
    text: {
      zh: '录音文件名里有什么，如 {startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{*}；不填则不从文件名读取',
      en: 'What the names of recordings tell, such as {startedAt:yyyyMMdd-HHmmss}_{agent.id}_{customer.id}_{*}; without it nothing is read from them',
    },
    schema: z
      .string()
      .superRefine((value, context) => {
        const read = parseNamePattern(value);
        if (!read.ok) context.addIssue({ code: 'custom', params: { ...read.problem.message } });
      })
      .optional(),
  },
  publicUrl: {
    key: 'TINGZHEN_PUBLIC_URL',
    default: '',
    text: { zh: '用户访问用的网址，用于生成链接', en: 'URL under which people reach the service, for links' },
    schema: url('http', 'https').optional(),
  },
  trustedProxies: {
    key: 'TINGZHEN_TRUSTED_PROXIES',
    default: '',
    text: {
      zh: '反向代理的地址或网段，用逗号隔开，如 127.0.0.1,172.16.0.0/12；只有它们给出的 X-Forwarded-For 才采信',
      en: 'Addresses or networks of reverse proxies, with commas between, such as 127.0.0.1,172.16.0.0/12; X-Forwarded-For is believed of them alone',
    },
    schema: z
      .string()
      .transform((text, context) => {
        const list = addressList(text);
        if (list !== null) return list;
        const params = {
          zh: '要填地址或网段，如 10.0.0.0/8，用逗号隔开',
          en: 'is addresses or networks such as 10.0.0.0/8, with commas between',
        };
        context.addIssue({ code: 'custom', params });
        return z.NEVER;
      })
      .optional(),
  },
  secret: {
    key: 'TINGZHEN_SECRET',
    default: '',
    text: {
      zh: '会话签名密钥，至少 32 个字符；不填则首次启动时生成并存入数据目录',
      en: 'Secret that signs sessions, 32 characters or more; without it one is made at the first start and kept in the data folder',
    },
    schema: z.string().min(32).optional(),
  },
  oidcIssuer: {
    key: 'TINGZHEN_OIDC_ISSUER',
    default: '',
    text: {
      zh: '身份提供方（OpenID Connect）的地址；填写后可用它登录，须同时填写下两项和 TINGZHEN_PUBLIC_URL',
      en: 'URL of an identity provider (OpenID Connect) with which people may sign in; needs the next two and TINGZHEN_PUBLIC_URL',
    },
    schema: url('http', 'https').optional(),
  },
  oidcClientId: {
    key: 'TINGZHEN_OIDC_CLIENT_ID',
    default: '',
    text: { zh: '在身份提供方登记的客户端 ID', en: 'Id of this service at the identity provider' },
    schema: z.string().min(1).optional(),
  },
  oidcClientSecret: {
    key: 'TINGZHEN_OIDC_CLIENT_SECRET',
    default: '',
    text: { zh: '该客户端的密钥', en: 'Secret of this service at the identity provider' },
    schema: z.string().min(1).optional(),
  },
  watchDir: {
    key: 'TINGZHEN_WATCH_DIR',
    default: '',
    text: { zh: '自动导入其中文件的目录', en: 'Folder whose files are taken in by themselves' },
    schema: z.string().min(1).optional(),
  },
  webhookPrivate: {
    key: 'TINGZHEN_WEBHOOK_PRIVATE',
    default: 'off',
    text: {
      zh: 'on 允许把事件推送到内网地址，off 不允许',
      en: 'on lets events be sent to addresses in the own network, off does not',
    },
    schema: z.enum(['on', 'off']),
  },
  smtpUrl: {
    key: 'TINGZHEN_SMTP_URL',
    default: '',
    text: {
      zh: '发送预警邮件的 SMTP 服务器，如 smtps://用户:密码@smtp.example.com；留空不发邮件',
      en: 'SMTP server that sends alerts by e-mail, as smtps://USER:PASSWORD@smtp.example.com; empty sends none',
    },
    schema: url('smtp', 'smtps').optional(),
  },
  smtpFrom: {
    key: 'TINGZHEN_SMTP_FROM',
    default: 'tingzhen@localhost',
    text: { zh: '预警邮件的发件地址', en: 'Address that alerts come from' },
    schema: z.string().min(3),
  },
  initAdminEmail: {
    key: 'TINGZHEN_INIT_ADMIN_EMAIL',
    default: '',
    text: { zh: '首次启动时创建的管理员邮箱', en: 'E-mail of the administrator made at the first start' },
    schema: z.email().optional(),
  },
  initAdminPassword: {
    key: 'TINGZHEN_INIT_ADMIN_PASSWORD',
    default: '',
    text: { zh: '该管理员的密码，至少 8 个字符', en: 'Their password, 8 characters or more' },
    schema: z.string().min(8).optional(),
  },
  initApiKey: {
    key: 'TINGZHEN_INIT_API_KEY',
    default: '',
    text: {
      zh: '首次启动时创建的 API 密钥（管理员权限）',
      en: 'API key made at the first start, with the rights of an administrator',
    },
    schema: z.string().min(16).optional(),
  },
  clientUrl: {
    key: 'TINGZHEN_URL',
    default: '',
    text: { zh: '命令行连接的服务地址', en: 'Service that the command line talks to' },
    schema: url('http', 'https').optional(),
  },
  clientKey: {
    key: 'TINGZHEN_API_KEY',
    default: '',
    text: { zh: '命令行使用的 API 密钥', en: 'API key that the command line uses' },
    schema: z.string().min(1).optional(),
  },
  language: {
    key: 'TINGZHEN_LANGUAGE',
    default: '',
    text: { zh: '命令行的语言', en: 'Language of the command line' },
    schema: z.enum(['zh', 'en']).optional(),
  },
  logLevel: {
    key: 'TINGZHEN_LOG_LEVEL',
    default: '',
    text: {
      zh: '日志级别；不填时在终端里为 warn，否则为 info',
      en: 'How much is logged; without it warn on a terminal and info elsewhere',
    },
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  },
} as const satisfies Record<string, SettingText & { readonly schema: z.ZodType }>;

type Table = typeof TABLE;
export type SettingName = keyof Table;
export type Settings = { readonly [Name in SettingName]: z.infer<Table[Name]['schema']> };

export const SETTINGS: readonly SettingText[] = Object.values(TABLE);

/** A setting that cannot be used; the message names its key. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly says: Bilingual;

  constructor(problems: readonly Bilingual[]) {
    const says = {
      zh: problems.map(({ zh }) => zh).join('\n'),
      en: problems.map(({ en }) => en).join('\n'),
    };
    super(says.en);
    this.says = says;
  }
}

/**
 * Reads the settings from the environment; what the command line says goes before. Empty values are as good as
 * none. Throws `SettingsError` with all that is wrong.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Partial<Record<SettingName, string>>> = {},
): Settings {
  const problems: Bilingual[] = [];
  const entries = (Object.keys(TABLE) as SettingName[]).map((name) => {
    const { key, schema, default: fallback } = TABLE[name];
    const given = flags[name] ?? environment[key];
    const value = given === undefined || given === '' ? fallback : given;
    const parsed = parseTold<z.ZodType>(schema, value === '' ? undefined : value);
    if (!parsed.ok) problems.push(...parsed.issues.map(({ message }) => unusable(key, value, message)));
    return [name, parsed.ok ? parsed.value : undefined] as const;
  });
  const oidc = [TABLE.oidcIssuer, TABLE.oidcClientId, TABLE.oidcClientSecret, TABLE.publicUrl];
  const values = new Map(entries.map(([name, value]) => [TABLE[name].key as string, value]));
  const missing = oidc.map(({ key }) => key).filter((key) => values.get(key) === undefined);
  if (values.get(TABLE.oidcIssuer.key) !== undefined && missing.length > 0) {
    const { key } = TABLE.oidcIssuer;
    problems.push({
      zh: `${key}：还要同时设置 ${missing.join('、')}`,
      en: `${key}: needs ${missing.join(', ')} as well`,
    });
  }
  problems.push(...unknownSettings(Object.keys(environment)));
  if (problems.length > 0) throw new SettingsError(problems);
  return Object.fromEntries(entries) as Settings;
}

function unusable(key: string, value: string, { zh, en }: Bilingual): Bilingual {
  // Terminals and logs are no place for passwords, which may stand in URLs.
  const isSecret = /SECRET|PASSWORD|KEY$/.test(key) || value.includes('@');
  const given = isSecret ? key : `${key}=${value}`;
  return { zh: `${given}：${zh}`, en: `${given}: ${en}` };
}

const PREFIX = 'TINGZHEN_';

function unknownSettings(keys: readonly string[]): Bilingual[] {
  const known = SETTINGS.map(({ key }) => key);
  const unknown = keys.filter(
    (key) => key.startsWith(PREFIX) && !known.includes(key) && !key.startsWith('TINGZHEN_TEST_'),
  );
  const names = known.map((key) => key.slice(PREFIX.length));
  return unknown.map((key) => {
    const near = closestWord(key.slice(PREFIX.length), names);
    return {
      zh: `${key}：没有这项设置${near === undefined ? '' : `（是不是想写 ${PREFIX}${near}？）`}`,
      en: `${key}: there is no such setting${near === undefined ? '' : ` (did you mean ${PREFIX}${near}?)`}`,
    };
  });
}
