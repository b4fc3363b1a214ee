import { CommanderError } from 'commander';
import { palette } from '#app/boot.ts';
import type { Language } from '#core/conversation/schema.ts';
import { chooseLanguage } from './language.ts';
import { showProblem } from './problem-view.ts';
import { buildProgram } from './program.ts';
import { ConfigurationError, Interruption, ReaderGone, UsageError } from './usage-error.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Once: a second Ctrl-C ends the process at once.
  process.once(signal, () => stopping.abort(new Interruption(signal)));
}
// TypeScript that runs as it is rests on features that Node still calls experimental; that is no news to users.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  const language = chooseLanguage({
    arguments: words,
    environment: process.env,
    ...(['win32', 'darwin'].includes(process.platform)
      ? { desktop: Intl.DateTimeFormat().resolvedOptions().locale }
      : {}),
  });
  let exitCode = 0;
  const program = buildProgram(language, stopping.signal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, language);
  }
}

/** Tells what went wrong, on stderr, and gives the exit code. */
function failed(error: unknown, language: Language): number {
  const colour =
    process.stderr.isTTY === true && !process.env['NO_COLOR'] && !process.argv.includes('--no-color');
  const paint = palette(colour);
  const note = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof ReaderGone) return 0;
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof Interruption) {
    note(language === 'zh' ? '已停止，没有写出任何文件。' : 'Stopped; no file was written.');
    return error.exitCode;
  }
  if (error instanceof UsageError) {
    note(`${paint.bad(error.what[language])}`);
    if (error.hint !== undefined) note(`  ${paint.accent(error.hint[language])}`);
    return 1;
  }
  if (error instanceof ConfigurationError) {
    for (const problem of error.problems) note(showProblem(problem, language, paint, error.sources));
    return 1;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  note(`${paint.bad(language === 'zh' ? '程序出错' : 'The program failed')}: ${detail}`);
  return 1;
}
