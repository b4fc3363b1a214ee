import type { OpenAPIHono } from '@hono/zod-openapi';
import { html, raw } from 'hono/html';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import { inChinese } from './reference-words.ts';

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type Operation = NonNullable<NonNullable<ApiDocument['paths']>[string]['get']>;
type Schema = Readonly<Record<string, unknown>>;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const WORDS = {
  title: { zh: 'Tingzhen 听诊 接口说明', en: 'Tingzhen 听诊 API reference' },
  lead: {
    zh: '请求头 Authorization: Bearer 密钥，或登录后的会话。出错时返回 application/problem+json，语言随 Accept-Language。机器可读的描述：',
    en: 'Send Authorization: Bearer KEY, or sign in. Problems come as application/problem+json in the language of Accept-Language. For programs:',
  },
  permission: { zh: '所需权限', en: 'Permission' },
  open: { zh: '无需登录', en: 'Open to everybody' },
  signedIn: { zh: '登录即可', en: 'Whoever is signed in' },
  parameters: { zh: '参数', en: 'Parameters' },
  required: { zh: '必填', en: 'required' },
  body: { zh: '请求体', en: 'Body' },
  answer: { zh: '响应', en: 'Answer' },
  schemas: { zh: '数据结构', en: 'Schemas' },
} as const satisfies Record<string, Bilingual>;

const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1d2b2a,#e4ecea);--soft:light-dark(#5c6b69,#9db0ad);--line:light-dark(#dbe3e1,#33413f);--paper:light-dark(#fff,#141b1a);--accent:light-dark(#0b6b5f,#5fd0bf)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 5rem}h1{font-size:1.6rem}h2{margin-top:2.5rem;font-size:1.2rem;border-bottom:1px solid var(--line)}
a{color:var(--accent)}code,pre{font-family:ui-monospace,Consolas,monospace;font-size:.9em}pre{overflow:auto;padding:.75rem;border:1px solid var(--line);border-radius:.5rem}
details{border-bottom:1px solid var(--line);padding:.5rem 0}summary{cursor:pointer;overflow-wrap:anywhere}summary b{display:inline-block;min-width:4.5rem;color:var(--accent);font-family:ui-monospace,Consolas,monospace}
summary span{display:block;color:var(--soft);padding-left:4.75rem}table{border-collapse:collapse;width:100%}td{border-top:1px solid var(--line);padding:.35rem .75rem .35rem 0;vertical-align:top}td:first-child{white-space:nowrap}
h3{font-size:.95rem;margin:1rem 0 .25rem;color:var(--soft)}`;

/** Every route as a page of its own: no scripts, nothing loaded from anywhere. */
export function referencePage(document: ApiDocument, language: Language) {
  const say = (words: Bilingual) => words[language];
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method): Route[] => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
  const tags = document.tags ?? [];
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say(WORDS.title)}</title><style>${raw(STYLE)}</style></head>
<body><main>
<h1>${say(WORDS.title)} <small>${document.info.version}</small></h1>
<p>${say(WORDS.lead)} <a href="/api/v1/openapi.json">openapi.json</a></p>
${tags.map(
  ({ name, description = name }) => html`<h2>${language === 'zh' ? description : name}</h2>
${routes.filter(({ operation }) => operation.tags?.includes(name) === true).map((route) => entry(route, language))}`,
)}
<h2>${say(WORDS.schemas)}</h2>
${Object.entries(document.components?.schemas ?? {}).map(
  ([name, schema]) =>
    html`<details id="${name}"><summary><code>${name}</code></summary>${shown(schema as Schema, language)}</details>`,
)}
</main></body></html>`;
}

function entry({ method, path, operation }: Route, language: Language) {
  const say = (words: Bilingual) => words[language];
  const extended = operation as Operation & Record<`x-${string}`, string | undefined>;
  const permission = extended['x-permission'];
  const isOpen = operation.security?.length === 0;
  const summary = language === 'zh' ? extended['x-summary-zh'] : operation.summary;
  const parameters = (operation.parameters ?? []).flatMap((one) => ('$ref' in one ? [] : [one]));
  const body =
    operation.requestBody !== undefined && 'content' in operation.requestBody
      ? operation.requestBody
      : undefined;
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status !== 'default');
  return html`<details><summary><b>${method.toUpperCase()}</b><code>${path}</code><span>${summary ?? ''}</span></summary>
<p>${permission === undefined ? say(isOpen ? WORDS.open : WORDS.signedIn) : html`${say(WORDS.permission)}: <code>${permission}</code>`}</p>
${
  parameters.length === 0
    ? ''
    : html`<h3>${say(WORDS.parameters)}</h3><table>${parameters.map(
        ({ name, required, schema, description }) =>
          html`<tr><td><code>${name}</code></td><td><code>${typeOf(schema as Schema | undefined)}</code>${required === true ? ` · ${say(WORDS.required)}` : ''}</td><td>${worded(description ?? '', language)}</td></tr>`,
      )}</table>`
}
${body === undefined ? '' : html`<h3>${say(WORDS.body)}</h3>${contents(body.content, language)}`}
${answers.map(
  ([status, answer]) =>
    html`<h3>${say(WORDS.answer)} ${status}</h3>${'content' in answer ? contents(answer.content ?? {}, language) : ''}`,
)}
</details>`;
}

function contents(content: Readonly<Record<string, { readonly schema?: unknown }>>, language: Language) {
  return Object.entries(content).map(
    ([mediaType, { schema }]) =>
      html`<p><code>${mediaType}</code></p>${shown(schema as Schema | undefined, language)}`,
  );
}

function shown(schema: Schema | undefined, language: Language) {
  const name = referred(schema);
  if (name !== undefined) return html`<p><a href="#${name}"><code>${name}</code></a></p>`;
  const inWords = (key: string, value: unknown) =>
    key === 'description' && typeof value === 'string' ? worded(value, language) : value;
  return schema === undefined ? '' : html`<pre>${JSON.stringify(schema, inWords, 2)}</pre>`;
}

function typeOf(schema: Schema | undefined): string {
  const name = referred(schema);
  if (name !== undefined || schema === undefined) return name ?? '';
  if (Array.isArray(schema['enum'])) return schema['enum'].join(' | ');
  if (schema['type'] === 'array') return `${typeOf(schema['items'] as Schema | undefined)} …`;
  return String(schema['type'] ?? '');
}

function referred(schema: Schema | undefined): string | undefined {
  const reference = schema?.['$ref'];
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

function worded(description: string, language: Language): string {
  return language === 'zh' ? (inChinese(description) ?? description) : description;
}
