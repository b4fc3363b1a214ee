import { readLabels } from '#core/labels/read-labels.ts';
import { messageOf } from '#core/message-of.ts';
import type { EngineAnswers, EngineMessage, EngineQuestion, EngineReply } from './protocol.ts';
import { FileReader, outline } from './read-files.ts';
import { exampleOutcomes, tryOut } from './run-rules.ts';

// The engine itself, beside the page: the same code that judges in the service.
const reader = new FileReader();

addEventListener('message', ({ data: { id, question } }: MessageEvent<EngineMessage>) => {
  postMessage(reply(id, question));
});

function reply(id: number, question: EngineQuestion): EngineReply {
  try {
    return { id, ok: true, answer: answerTo(question) };
  } catch (failure) {
    return { id, ok: false, error: messageOf(failure) };
  }
}

function answerTo(question: EngineQuestion): EngineAnswers[keyof EngineAnswers] {
  if (question.kind === 'names')
    return readLabels(question.files).rules.map(({ id, title }) => ({ id, title }));
  const files = reader.read(question.files);
  switch (question.kind) {
    case 'read':
      return outline(files, question.otherRules);
    case 'examples':
      return exampleOutcomes(files, question.path);
    case 'try':
      return tryOut(files, question.conversation, question.heard);
  }
}
