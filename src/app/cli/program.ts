import { Command, type CommanderError, Option } from 'commander';
import { FORMATS, VERSION, width, wrap } from '#app/boot.ts';
import { REDACTION_STYLES } from '#app/usecases/redaction-styles.ts';
import { RESULT_FORMATS } from '#contract/files/writing.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { CHANNELS, LANGUAGES, type Language, ROLES, type Role } from '#core/conversation/schema.ts';
import { DEPARTMENTS, INSIGHT_STATES } from '#core/insights/insight.ts';
import { suggestion } from '#core/yaml/did-you-mean.ts';
import { HELP, HELP_TITLES } from './help-texts.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { usageFailure } from './usage-failures.ts';

const HELP_COLUMNS = 100;

/** The commands and their options, described in the given language. `finish` takes the exit code. */
export function buildProgram(
  language: Language,
  signal: AbortSignal,
  finish: (exitCode: number) => void,
): Command {
  const say = (text: Bilingual) => text[language];
  const terminalOf = (flags: { color?: boolean }): Terminal => openTerminal(language, flags.color !== false);
  const described = (command: Command, text: Bilingual): Command => {
    speak(command, language);
    return command.description(say(text)).helpOption('-h, --help', say(HELP.help));
  };
  const general = (command: Command): Command =>
    command
      .addOption(choice('--language <zh|en>', say(HELP.language), LANGUAGES))
      .option('--no-color', say(HELP.noColor));
  const reading = (command: Command): Command =>
    command
      .addOption(
        choice(
          '--input-format <id>',
          say(HELP.inputFormat),
          FORMATS.filter(({ reads }) => reads).map(({ id }) => id),
        ),
      )
      .option('-m, --map <key=value>', say(HELP.map), collect, [])
      .addOption(choice('--channel <channel>', say(HELP.channel), CHANNELS))
      .option('--channels <roles>', say(HELP.channels), channelRoles)
      .option('--file-name <pattern>', say(HELP.fileName));
  const rulebook = (command: Command): Command =>
    command
      .option('-p, --pack <id|dir>', say(HELP.pack), collectIds, [])
      .option('--no-default-pack', say(HELP.noDefaultPack))
      .option('-r, --rules <file|dir>', say(HELP.rulesFile), collect, []);
  const running = (command: Command): Command =>
    command
      .option('--rejects <file>', say(HELP.rejects))
      .option('--limit <n>', say(HELP.limit), limit)
      .option('-q, --quiet', say(HELP.quiet));

  const program = described(new Command('tingzhen'), HELP.program);
  program
    .version(VERSION, '-V, --version', say(HELP.version))
    .helpCommand(false)
    .addHelpText('after', `\n${say(HELP.examples)}`);
  general(program);

  const analyzeCommand = described(program.command('analyze').alias('analyse'), HELP.analyze);
  analyzeCommand.argument('<paths...>', say(HELP.paths));
  rulebook(analyzeCommand)
    .option('-s, --scorecard <file|id>', say(HELP.scorecard), collect)
    .addOption(choice('-f, --format <form>', say(HELP.format), RESULT_FORMATS));
  running(reading(analyzeCommand).option('-o, --out <file|dir>', say(HELP.out)))
    .option('--recognizer <model|folder|url>', say(HELP.recognizer))
    .option('--data <dir>', say(HELP.modelsData))
    .option('--all', say(HELP.all))
    .option('--no-model', say(HELP.noModel));
  general(analyzeCommand).action(async (paths: string[], options) => {
    const { analyze } = await import('./commands/analyze.ts');
    finish(await analyze(paths, options, terminalOf(options), signal));
  });

  const topicsCommand = described(program.command('topics'), HELP.topics);
  topicsCommand.argument('<paths...>', say(HELP.topicPaths));
  running(reading(topicsCommand).option('-o, --out <file>', say(HELP.outFile)))
    .addOption(choice('-f, --format <form>', say(HELP.searchFormat), ['text', 'ndjson']).default('text'))
    .option('--tree', say(HELP.tree))
    .option('--no-model', say(HELP.noModelTopics));
  general(topicsCommand).action(async (paths: string[], options) => {
    const { topics } = await import('./commands/topics.ts');
    finish(await topics(paths, options, terminalOf(options), signal));
  });

  const models = described(program.command('models').helpCommand(false), HELP.models);
  general(
    described(models.command('list'), HELP.modelsList).option('--data <dir>', say(HELP.modelsData)),
  ).action(async (options) => {
    const { listModels } = await import('./commands/models.ts');
    finish(await listModels(options, terminalOf(options)));
  });
  const pull = described(models.command('pull'), HELP.modelsPull).argument('<name>', say(HELP.modelName));
  general(
    pull.option('--from <folder>', say(HELP.modelFrom)).option('--data <dir>', say(HELP.modelsData)),
  ).action(async (name: string, options) => {
    const { pullModel } = await import('./commands/models.ts');
    finish(await pullModel(name, options, terminalOf(options), signal));
  });
  const verify = described(models.command('verify'), HELP.modelsVerify).argument(
    '<name>',
    say(HELP.modelName),
  );
  general(verify.option('--data <dir>', say(HELP.modelsData))).action(async (name: string, options) => {
    const { verifyModelNamed } = await import('./commands/models.ts');
    finish(await verifyModelNamed(name, options, terminalOf(options)));
  });

  const formatsCommand = general(described(program.command('formats'), HELP.formats));
  formatsCommand.action(async (options) => {
    const { formats } = await import('./commands/formats.ts');
    finish(await formats(terminalOf(options)));
  });

  const rules = described(program.command('rules').helpCommand(false), HELP.rules);
  const check = general(described(rules.command('check'), HELP.rulesCheck));
  check.argument('<paths...>', say(HELP.yamlPaths)).action(async (paths: string[], options) => {
    const { rulesCheck } = await import('./commands/rules-check.ts');
    finish(await rulesCheck(paths, terminalOf(options)));
  });
  const test = general(described(rules.command('test'), HELP.rulesTest));
  test.option('--no-model', say(HELP.noModel));
  test.argument('<paths...>', say(HELP.yamlPaths)).action(async (paths: string[], options) => {
    const { rulesTest } = await import('./commands/rules-test.ts');
    finish(await rulesTest(paths, options, terminalOf(options)));
  });
  const explain = described(rules.command('explain'), HELP.rulesExplain);
  explain.argument('<rule>', say(HELP.rule)).argument('[file]', say(HELP.conversationFile));
  reading(rulebook(explain))
    .option('--id <id>', say(HELP.id))
    .option('--limit <n>', say(HELP.explainLimit), limit, 3)
    .option('--no-model', say(HELP.noModel));
  general(explain).action(async (rule: string, file: string | undefined, options) => {
    const { rulesExplain } = await import('./commands/rules-explain.ts');
    finish(await rulesExplain(rule, file, options, terminalOf(options)));
  });

  const signals = described(program.command('signals').helpCommand(false), HELP.signals);
  const checkSignals = general(described(signals.command('check'), HELP.signalsCheck));
  checkSignals.option('--corrections <file>', say(HELP.corrections));
  checkSignals.argument('<paths...>', say(HELP.yamlPaths)).action(async (paths: string[], options) => {
    const { signalsCheck } = await import('./commands/signals-check.ts');
    finish(await signalsCheck(paths, options, terminalOf(options)));
  });

  const redactCommand = described(program.command('redact'), HELP.redact);
  redactCommand.argument('<paths...>', say(HELP.paths));
  running(
    reading(
      redactCommand.addOption(choice('--style <style>', say(HELP.style), REDACTION_STYLES).default('label')),
    ).option('-o, --out <file>', say(HELP.outFile)),
  );
  general(redactCommand).action(async (paths: string[], options) => {
    const { redact } = await import('./commands/redact.ts');
    finish(await redact(paths, options, terminalOf(options), signal));
  });
  const data = (command: Command): Command => command.option('--data <dir>', say(HELP.data));
  const serveCommand = general(described(program.command('serve'), HELP.serve));
  data(serveCommand)
    .option('--empty', say(HELP.empty))
    .option('--port <n>', say(HELP.port))
    .option('--host <address>', say(HELP.host))
    .option('--services <api,worker>', say(HELP.services))
    .action(async (options) => {
      const { serve } = await import('./commands/serve.ts');
      finish(await serve(options, terminalOf(options), signal));
    });

  const importCommand = described(program.command('import'), HELP.import);
  importCommand.argument('<paths...>', say(HELP.paths));
  data(reading(importCommand))
    .option('--rejects <file>', say(HELP.rejects))
    .option('--limit <n>', say(HELP.limit), limit)
    .option('-q, --quiet', say(HELP.quiet));
  general(importCommand).action(async (paths: string[], options) => {
    const { importFiles } = await import('./commands/import.ts');
    finish(await importFiles(paths, options, terminalOf(options), signal));
  });

  const searchCommand = described(program.command('search'), HELP.search);
  searchCommand.argument('[words...]', say(HELP.words));
  data(searchCommand)
    .option('--signal <type>', say(HELP.signal), collect)
    .addOption(choice('--channel <channel>', say(HELP.channelOnly), CHANNELS))
    .option('--agent <id>', say(HELP.agent), collect)
    .option('--from <time>', say(HELP.from))
    .option('--to <time>', say(HELP.to))
    .option('--like <id>', say(HELP.like))
    .option('--limit <n>', say(HELP.searchLimit), limit, 20)
    .addOption(choice('-f, --format <form>', say(HELP.searchFormat), ['text', 'ndjson']).default('text'));
  general(searchCommand).action(async (words: string[], options) => {
    const { search } = await import('./commands/search.ts');
    finish(await search(words, options, terminalOf(options)));
  });

  const coachCommand = described(program.command('coach'), HELP.coach);
  coachCommand.argument('<agent>', say(HELP.coachAgent));
  data(coachCommand)
    .option('--period <days>', say(HELP.coachPeriod), '30d')
    .option('--digest', say(HELP.coachDigest))
    .addOption(choice('-f, --format <form>', say(HELP.coachFormat), ['text', 'json']).default('text'));
  general(coachCommand).action(async (agent: string, options) => {
    const { coach } = await import('./commands/coach.ts');
    finish(await coach(agent, options, terminalOf(options)));
  });

  const insightsCommand = described(program.command('insights'), HELP.insights);
  data(insightsCommand)
    .addOption(choice('--status <status>', say(HELP.insightStatus), INSIGHT_STATES))
    .addOption(choice('--department <department>', say(HELP.insightDepartment), DEPARTMENTS))
    .addOption(
      choice('-f, --format <form>', say(HELP.insightFormat), ['text', 'json', 'ndjson']).default('text'),
    );
  general(insightsCommand).action(async (options) => {
    const { insights } = await import('./commands/insights.ts');
    finish(await insights(options, terminalOf(options)));
  });

  const jobsCommand = general(described(program.command('jobs'), HELP.jobs));
  data(jobsCommand)
    .option('--replay', say(HELP.replay))
    .action(async (options) => {
      const { jobs } = await import('./commands/jobs.ts');
      finish(await jobs(options, terminalOf(options)));
    });

  const exportCommand = general(described(program.command('export'), HELP.export));
  data(exportCommand)
    .option('-o, --out <file>', say(HELP.out))
    .action(async (options) => {
      const { exportData } = await import('./commands/export.ts');
      finish(await exportData(options, terminalOf(options)));
    });

  const eraseCommand = general(described(program.command('erase'), HELP.erase));
  data(eraseCommand)
    .option('--customer <id>', say(HELP.eraseCustomer))
    .option('--conversation <id...>', say(HELP.eraseConversation))
    .option('-y, --yes', say(HELP.eraseYes))
    .action(async (options) => {
      const { erase } = await import('./commands/erase.ts');
      finish(await erase(options, terminalOf(options), signal));
    });

  const backupCommand = described(program.command('backup'), HELP.backup);
  data(backupCommand.argument('<file>', say(HELP.backupFile)));
  general(backupCommand).action(async (file: string, options) => {
    const { backup } = await import('./commands/backup.ts');
    finish(await backup(file, options, terminalOf(options), signal));
  });
  const restoreCommand = described(program.command('restore'), HELP.restore);
  data(restoreCommand.argument('<file>', say(HELP.backupFile)));
  general(restoreCommand).action(async (file: string, options) => {
    const { restore } = await import('./commands/restore.ts');
    finish(await restore(file, options, terminalOf(options), signal));
  });
  return program;
}

/** Help and errors of a command in the chosen language. */
function speak(command: Command, language: Language): void {
  command.showSuggestionAfterError(false);
  command.configureOutput({
    outputError: () => {},
    getOutHelpWidth: () => HELP_COLUMNS,
    getErrHelpWidth: () => HELP_COLUMNS,
  });
  command.configureHelp({
    styleTitle: (title) => HELP_TITLES[title]?.[language] ?? title,
    commandUsage: (one) => usageOf(one, language),
    subcommandTerm: (one) => termOf(one, language),
    displayWidth: width,
    boxWrap: (text, columns) => wrap(text, columns).join('\n'),
    optionDescription: (option) => option.description,
  });
  command.exitOverride((error: CommanderError) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    throw usageFailure(error, command);
  });
}

function usageOf(command: Command, language: Language): string {
  const names: string[] = [];
  for (let one: Command | null = command; one !== null; one = one.parent) names.unshift(one.name());
  return inLanguage(`${names.join(' ')} ${command.usage()}`, language);
}

function termOf(command: Command, language: Language): string {
  const names = [command.name(), ...command.aliases()].join('|');
  return inLanguage(`${names} ${command.usage()}`, language);
}

/** The words that commander puts into a usage line. */
function inLanguage(usage: string, language: Language): string {
  if (language === 'en') return usage;
  return usage.replace('[options]', '[选项]').replace('[command]', '[命令]');
}

function choice(flags: string, description: string, known: readonly string[]): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (known.includes(value)) return value;
    const option = /--[a-z-]+/.exec(flags)?.[0] ?? flags;
    throw new UsageError(
      { zh: `${option} 不能是 ${value}`, en: `${option} cannot be ${value}` },
      suggestion(value, known),
    );
  });
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Ids may be joined by commas; a path is taken as it is. */
function collectIds(value: string, before: readonly string[] = []): string[] {
  return [...before, ...(/[\\/]/.test(value) ? [value] : value.split(','))];
}

/** `agent,customer`: who is on the first channel of recordings, and who on the second. */
function channelRoles(value: string): [Role, Role] {
  const roles = value.split(',').map((name) => ROLES.find((role) => role === name.trim().toLowerCase()));
  const [first, second] = roles;
  if (roles.length === 2 && first !== undefined && second !== undefined) return [first, second];
  throw new UsageError(
    {
      zh: `--channels 要写两个角色，这里是 ${value}`,
      en: `--channels takes two roles, found ${value}`,
    },
    { zh: '例如 --channels agent,customer', en: 'Such as --channels agent,customer' },
  );
}

function limit(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError({
    zh: `--limit 要一个正整数，写的是 ${value}`,
    en: `--limit takes a whole number above 0, found ${value}`,
  });
}
