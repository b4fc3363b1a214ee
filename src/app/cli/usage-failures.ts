import type { Command, CommanderError } from 'commander';
import { suggestion } from '#core/yaml/did-you-mean.ts';
import { UsageError } from './usage-error.ts';

/** What commander found wrong, in both languages and with the word that was probably meant. */
export function usageFailure(error: CommanderError, command: Command): UsageError {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return new UsageError(
        { zh: `没有 ${word} 这个选项`, en: `There is no option ${word}` },
        suggestion(word, flagsOf(command)),
      );
    case 'commander.unknownCommand':
      return new UsageError(
        { zh: `没有 ${word} 这个命令`, en: `There is no command ${word}` },
        likelyCommand(word, command),
      );
    case 'commander.missingArgument': {
      const what =
        command.registeredArguments.find((argument) => argument.name() === word)?.description ?? word;
      return new UsageError(
        { zh: `没有写${/^[A-Za-z]/.test(what) ? ' ' : ''}${what}`, en: `Missing: ${what}` },
        helpOf(command),
      );
    }
    case 'commander.optionMissingArgument': {
      // All spellings with what the value is called: `-m, --map <key=value>`.
      const flag = /--[a-z-]+/.exec(word)?.[0] ?? word;
      return new UsageError({ zh: `${flag} 后面要写值`, en: `${flag} needs a value` }, helpOf(command));
    }
    case 'commander.excessArguments':
      return new UsageError({ zh: '参数太多了', en: 'Too many arguments' }, helpOf(command));
    default:
      return new UsageError({ zh: error.message, en: error.message }, helpOf(command));
  }
}

function likelyCommand(word: string, command: Command) {
  if (/[./\\]/.test(word)) {
    return { zh: `要分析它，写 tingzhen analyze ${word}`, en: `To analyse it: tingzhen analyze ${word}` };
  }
  return suggestion(
    word,
    command.commands.map((one) => one.name()),
  );
}

function flagsOf(command: Command): string[] {
  return command.options.flatMap(({ long, short }) => [long, short].filter((flag) => flag !== undefined));
}

function helpOf(command: Command) {
  const names: string[] = [];
  for (let one: Command | null = command; one !== null; one = one.parent) names.unshift(one.name());
  return { zh: `用法见 ${names.join(' ')} --help`, en: `See ${names.join(' ')} --help` };
}
