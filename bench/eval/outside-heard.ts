import type { OpenLanguageModel } from '#adapters/language/open-language-model.ts';
import { NO_LAST_WORDS } from '#core/signals/last-words.ts';
import { fusedProbabilities, type Hearable, Listener, readAll } from '../../training/hearing.ts';
import { dialogueFigures, type Figures, turnFigures } from '../../training/outside-models.ts';
import { moodWords } from './mood-words.ts';
import type { MoodReader } from './moods.ts';
import { POST_CLASSES, postLogs, readPosts } from './posts.ts';
import { classOfRating, type HelpdeskDialogue, type RatedChat, readSet, type Sentence } from './sets.ts';

/** A case of an external set: what it is judged by, its class, and its group, which folds keep together. */
export interface Case {
  readonly figures: Figures;
  readonly truth: number;
  readonly group: number;
}

const CHINESE = { channel: 'chat', language: 'zh' } as const;

function hearable(id: string, turns: Hearable['turns']): Hearable {
  return { id, ...CHINESE, turns: turns.map(({ role, text }) => ({ role, text })) };
}

/** Whole helpdesk dialogues: satisfaction (S) and resolution (A), by both together and by the detectors alone. */
export async function hearDialogues(folder: string, file: string, model: OpenLanguageModel) {
  const dialogues = readSet<HelpdeskDialogue>(folder, file);
  if (dialogues === undefined) return undefined;
  const conversations = dialogues.map(({ id, turns }) => hearable(String(id), turns));
  const readings = await readAll(model, conversations);
  const listeners = { detectors: new Listener(), both: new Listener(model.fusion) };
  const alone = conversations.map((one) => listeners.detectors.hear(one));
  const casesOf = (who: 'detectors' | 'both', quality: 'A' | 'S'): Case[] =>
    heard[who].map((figures, group) => ({
      figures,
      truth: classOfRating(dialogues[group]!.quality[quality].mean),
      group,
    }));
  const heard = {
    detectors: alone.map((one, index) =>
      dialogueFigures(conversations[index]!, one, (turn) => one.turns[turn]!.signals),
    ),
    both: conversations.map((one, index) => {
      const reading = readings[index];
      return dialogueFigures(one, listeners.both.hear(one, reading), (turn) =>
        fusedProbabilities(
          reading!.utterances[turn]!,
          alone[index]!.turns[turn]!,
          model.fusion.zh ?? {},
          NO_LAST_WORDS,
        ),
      );
    }),
  };
  return {
    satisfaction: { detectors: casesOf('detectors', 'S'), both: casesOf('both', 'S') },
    resolution: { detectors: casesOf('detectors', 'A'), both: casesOf('both', 'A') },
  };
}

/** Every rated customer turn of chats. */
export async function hearRatedTurns(folder: string, file: string, model: OpenLanguageModel) {
  const chats = readSet<RatedChat>(folder, file);
  if (chats === undefined) return undefined;
  const conversations = chats.map(({ id, turns }) => hearable(id, turns));
  const readings = await readAll(model, conversations);
  const listener = new Listener();
  return conversations.flatMap((conversation, group) => {
    const figures = turnFigures(
      conversation,
      listener.hear(conversation),
      readings[group]!,
      model.fusion.zh ?? {},
    );
    return chats[group]!.turns.flatMap(({ satisfaction }, index): Case[] =>
      satisfaction === undefined || figures[index] === undefined
        ? []
        : [{ figures: figures[index], truth: satisfaction, group }],
    );
  });
}

/**
 * A post as it is heard: logarithms of the classes' probabilities by its mood and by the customer's emotions, and 1 for
 * each class that it has a word of.
 */
export interface HeardPost {
  readonly mood: readonly number[];
  readonly emotion: readonly number[];
  readonly words: readonly number[];
  readonly truth: number;
}

export async function hearPosts(
  folder: string,
  file: string,
  model: OpenLanguageModel,
  moods: MoodReader | undefined,
): Promise<HeardPost[] | undefined> {
  const posts = readSet<Sentence>(folder, file);
  if (posts === undefined) return undefined;
  const readings = await readPosts(posts, model);
  const logits = await moods?.read(posts.map(({ text }) => text));
  return posts.map(({ text, label }, index) => ({
    mood: POST_CLASSES.map((post) => {
      const place = moods?.moods.indexOf(post) ?? -1;
      return place < 0 ? 0 : logits![index]![place]!;
    }),
    emotion: postLogs(readings[index]!),
    words: moodWords(text),
    truth: (POST_CLASSES as readonly unknown[]).indexOf(label),
  }));
}
