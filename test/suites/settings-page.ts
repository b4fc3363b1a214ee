import type { SETTINGS } from '#app/settings.ts';

/** docs/settings.md as the table of settings makes it. */
export function settingsPage(settings: typeof SETTINGS): string {
  const rows = settings.map(
    ({ key, default: fallback, text }) =>
      `| \`${key}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${text.en} | ${text.zh} |`,
  );
  return `# Settings 设置

Settings come from the environment. \`tingzhen serve\` takes four of them as options too, and an option goes before:
\`--data\`, \`--port\`, \`--host\`, \`--services\`. An empty value is as good as none. A key that is not in this table, or a
value that cannot be used, stops the start with a message that names the key. A test keeps this page equal to the table in
\`src/app/settings.ts\`.

设置来自环境变量；其中四项也可以写成 \`tingzhen serve\` 的选项（\`--data\`、\`--port\`、\`--host\`、\`--services\`），以选项为准。
空值等于没有设置。写错的键名、不能用的值都会让启动停下，并指出是哪一项。

| Key 键 | Default 默认 | Meaning | 含义 |
|---|---|---|---|
${rows.join('\n')}

Keys for S3 come from the usual \`AWS_ACCESS_KEY_ID\` and \`AWS_SECRET_ACCESS_KEY\`; the bucket is written
\`s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION\`. S3 的密钥用通常的 \`AWS_ACCESS_KEY_ID\` 和 \`AWS_SECRET_ACCESS_KEY\`。
`;
}
