"""What a listener hears on labelled conversations, and how good that is."""

import numpy as np
import torch

from batches import encode_in_chunks, fast, lay_out, spread, tokens_of
from corpus import AGENT, CUSTOMER, EMOTIONS, LABELS, MOODS, RESOLUTIONS


@torch.no_grad()
def hear(model, tokenizer, conversations, batch=24):
    """Logits of each turn beside its labels: arrays `logits` [n, labels], `truth`, `judged` (by label), `hard`; `emotion`, …"""
    turns, emotions, outcomes = [], [], []
    for start in range(0, len(conversations), batch):
        some = conversations[start : start + batch]
        rows = [row for c in some for row in tokens_of(tokenizer, [t.text for t in c.turns])]
        with fast():
            states, vectors = encode_in_chunks(lambda *x: model.encode(*x)[:2], rows)
        roles, present, places = lay_out(some)
        heard = model.context(spread(states.float(), places, roles.shape), spread(vectors.float(), places, roles.shape), roles, present)
        both = torch.cat([heard["customer"], heard["agent"]], -1).numpy()
        for b, c in enumerate(some):
            if c.resolution is not None:
                outcomes.append((heard["resolution"][b].numpy(), c.resolution, heard["satisfaction"][b].item() * 2 + 3, c.satisfaction))
            for t, turn in enumerate(c.turns):
                if turn.labels is not None:
                    turns.append((both[b, t], turn.role, turn.labels, turn.hard))
                if turn.emotion is not None:
                    emotions.append((heard["emotion"][b, t].numpy(), turn.emotion))
    truth = np.zeros((len(turns), len(LABELS)), bool)
    judged = np.zeros_like(truth)
    for i, (_, role, labels, _) in enumerate(turns):
        truth[i, labels] = True
        judged[i, : len(CUSTOMER)] = role == 0
        judged[i, len(CUSTOMER) :] = role == 1
    return {
        "logits": np.array([t[0] for t in turns]),
        "truth": truth,
        "judged": judged,
        "hard": np.array([t[3] for t in turns]),
        "emotion": np.array([e[0] for e in emotions]),
        "felt": np.array([e[1] for e in emotions]),
        "outcomes": outcomes,
    }


@torch.no_grad()
def hear_moods(model, posts):
    """Macro-F1 over single posts [(token row, mood)]."""
    with fast():
        (moods,) = encode_in_chunks(lambda *x: (model.encode(*x)[3],), [row for row, _ in posts])
    return macro_classes(moods.float().argmax(-1).numpy(), np.array([mood for _, mood in posts]), len(MOODS))


def f1(guess, truth):
    hits = (guess & truth).sum()
    return 2 * hits / max(1, guess.sum() + truth.sum())


def best_threshold(scores, truth, prior=12):
    """Where F1 is highest on the given turns, drawn towards logit 0 while there are few of them."""
    candidates = np.unique(np.concatenate([np.quantile(scores, np.linspace(0.5, 1, 200)), [0]]))
    best = max(candidates, key=lambda c: f1(scores >= c, truth) - 1e-3 * abs(c))
    return best * truth.sum() / (truth.sum() + prior)


def thresholds_of(heard):
    out = np.zeros(len(LABELS))
    for i in range(len(LABELS)):
        where = heard["judged"][:, i]
        out[i] = best_threshold(heard["logits"][where, i], heard["truth"][where, i])
    return out


def by_label(heard, thresholds, where=None):
    where = np.ones(len(heard["logits"]), bool) if where is None else where
    scores = []
    for i in range(len(LABELS)):
        rows = heard["judged"][:, i] & where
        scores.append(f1(heard["logits"][rows, i] >= thresholds[i], heard["truth"][rows, i]))
    return np.array(scores)


def macro_classes(guess, truth, count):
    present = [k for k in range(count) if (truth == k).any()]
    return float(np.mean([f1(guess == k, truth == k) for k in present]))


def report(dev, test, names=("dev", "test")):
    thresholds = thresholds_of(dev)
    split = len(CUSTOMER)
    lines = []
    for name, heard in zip(names, (dev, test)):
        scores = by_label(heard, thresholds)
        hard = by_label(heard, thresholds, heard["hard"])
        supported = np.array([(heard["truth"][:, i] & heard["hard"]).sum() >= 3 for i in range(len(LABELS))])
        emotion = macro_classes(heard["emotion"].argmax(-1), heard["felt"], len(EMOTIONS)) if len(heard["felt"]) else float("nan")
        outcome = (
            macro_classes(np.array([o[0].argmax() for o in heard["outcomes"]]), np.array([o[1] for o in heard["outcomes"]]), len(RESOLUTIONS))
            if heard["outcomes"]
            else float("nan")
        )
        error = np.mean([abs(np.clip(o[2], 1, 5) - o[3]) for o in heard["outcomes"]]) if heard["outcomes"] else float("nan")
        lines.append(
            f"{name}: customer {scores[:split].mean():.3f} agent {scores[split:].mean():.3f} hard {hard[:split][supported[:split]].mean():.3f}/{hard[split:][supported[split:]].mean():.3f} emotion {emotion:.3f} resolution {outcome:.3f} satisfaction error {error:.2f}"
        )
        if name == names[-1]:
            lines.append("  " + " ".join(f"{l.split('.')[1]} {s:.2f}" for l, s in zip(LABELS, scores)))
    return "\n".join(lines)
