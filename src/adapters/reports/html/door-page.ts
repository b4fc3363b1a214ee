import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

export interface DoorPage {
  readonly html: string;
  /** What the page may do: its own script and style, and talk to its own service. */
  readonly contentSecurityPolicy: string;
}

/** The first page of the service: the one-time link, sign-in, how far the analysis is, files to send in. */
export function doorPage(): DoorPage {
  const web = new URL('../../../web/door/', import.meta.url);
  const script = bundle(fileURLToPath(new URL('main.ts', web)));
  const style = readFileSync(new URL('door.css', web), 'utf8');
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>听诊 Tingzhen</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script>${script}</script>
</body>
</html>
`;
  return {
    html,
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "connect-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
