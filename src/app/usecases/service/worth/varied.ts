/** What makes two conversations tell the same story. */
export interface Story {
  readonly points: number;
  readonly agent: string;
  readonly topic: string;
  readonly reason: string;
}

/** What another one of the same agent, topic or reason is still worth. */
const SAME_AGENT = 0.6;
const SAME_TOPIC = 0.8;
const SAME_REASON = 0.75;

/** The best, one after the other, each weighed against those chosen before it: six of one agent teach less than six. */
export function varied<Item extends Story>(items: readonly Item[], count: number): Item[] {
  const left = items.toSorted((a, b) => b.points - a.points);
  const chosen: Item[] = [];
  while (chosen.length < count && left.length > 0) {
    let best = 0;
    let most = -1;
    for (const [index, item] of left.entries()) {
      // In this order none that follows can do better.
      if (item.points <= most) break;
      const worth = worthBeside(chosen, item);
      if (worth > most) [best, most] = [index, worth];
    }
    chosen.push(...left.splice(best, 1));
  }
  return chosen;
}

function worthBeside(chosen: readonly Story[], { points, agent, topic, reason }: Story): number {
  return chosen.reduce(
    (worth, other) =>
      worth *
      (agent !== '' && other.agent === agent ? SAME_AGENT : 1) *
      (topic !== '' && other.topic === topic ? SAME_TOPIC : 1) *
      (other.reason === reason ? SAME_REASON : 1),
    points,
  );
}
