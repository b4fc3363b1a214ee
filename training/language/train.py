"""Trains one listener. `python train.py --base zh --languages zh --out DIR`; see training/README.md."""

import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from batches import encode_in_chunks, fast, lay_out, open_tokenizer, spread, tokens_of
from corpus import AGENT, CUSTOMER, LABELS, read_corpus, read_posts
from encoder import read_encoder
from measure import hear, hear_moods, report
from model import Listener, of_turn
from sentence import refit

BASES = {
    "zh": ("bge-small-zh-v1.5", 64),
    "en": ("bge-small-en-v1.5", 32),
}


"""How much it counts that sentence vectors stay where the base encoder had them."""
LIKENESS = 16


def targets_of(conversations, shape):
    c = torch.zeros(*shape, len(CUSTOMER))
    a = torch.zeros(*shape, len(AGENT))
    judged = torch.zeros(*shape, dtype=torch.bool)
    emotion = torch.full(shape, -1)
    for b, conversation in enumerate(conversations):
        for t, turn in enumerate(conversation.turns):
            if turn.labels is not None:
                judged[b, t] = True
                for label in turn.labels:
                    if label < len(CUSTOMER):
                        c[b, t, label] = 1
                    else:
                        a[b, t, label - len(CUSTOMER)] = 1
            if turn.emotion is not None:
                emotion[b, t] = turn.emotion
    return c, a, judged, emotion


def positive_weights(conversations):
    positive = np.zeros(len(LABELS))
    turns = np.zeros(2)
    for conversation in conversations:
        for turn in conversation.turns:
            if turn.labels is None:
                continue
            turns[turn.role] += 1
            for label in turn.labels:
                positive[label] += 1
    of = np.array([turns[0]] * len(CUSTOMER) + [turns[1]] * len(AGENT))
    return torch.tensor(np.clip(np.sqrt(of / np.maximum(positive, 1)) / 2, 1, 4), dtype=torch.float32)


def with_gaps(rows, mask_id, share=0.1):
    """The same turns with a few words hidden: what is learned must not hang on one word."""
    return [[row[0], *(mask_id if random.random() < share else token for token in row[1:-1]), row[-1]] for row in rows]


def losses_of_heard(heard, conversations, roles, weights):
    """How far what the context layer hears is from what people said: a list of losses, to be summed."""
    c, a, judged, emotion = targets_of(conversations, roles.shape)
    split = len(CUSTOMER)
    losses = []
    for name, target, role, weight in (("customer", c, 0, weights[:split]), ("agent", a, 1, weights[split:])):
        where = judged & (roles == role)
        if where.any():
            losses.append(
                F.binary_cross_entropy_with_logits(heard[name][where], target[where], pos_weight=weight, reduction="none").sum(-1).mean()
            )
    felt = emotion >= 0
    if felt.any():
        losses.append(0.7 * F.cross_entropy(heard["emotion"][felt], emotion[felt], label_smoothing=0.05))
    outcome = [(i, c.resolution, c.satisfaction) for i, c in enumerate(conversations) if c.resolution is not None]
    if outcome:
        which = torch.tensor([o[0] for o in outcome])
        losses.append(0.3 * F.cross_entropy(heard["resolution"][which], torch.tensor([o[1] for o in outcome])))
        marks = torch.tensor([(o[2] - 3) / 2 for o in outcome])
        losses.append(0.3 * F.mse_loss(heard["satisfaction"][which], marks))
    return losses


def rise_and_fall(optimizer, steps):
    """The rate grows over the first twelfth of the steps and falls along a cosine."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, 0.5 * (1 + math.cos(math.pi * s / steps)))
    )


def losses_of(listener, conversations, rows, base_vectors, weights):
    roles, present, places = lay_out(conversations)

    def encode(ids, mask):
        states, vectors, spots, _ = listener.encode(ids, mask)
        return states, vectors, of_turn(spots.float(), mask)

    states, vectors, spots = encode_in_chunks(encode, rows)
    kept = (1 - (vectors * base_vectors).sum(-1)).mean()
    heard = listener.context(
        spread(states.float(), places, roles.shape), spread(vectors.float().detach(), places, roles.shape), roles, present
    )
    losses = losses_of_heard(heard, conversations, roles, weights)
    c, a, judged, _ = targets_of(conversations, roles.shape)
    split = len(CUSTOMER)
    told = spread(spots, places, roles.shape)
    for target, role, columns in ((c, 0, slice(0, split)), (a, 1, slice(split, None))):
        where = judged & (roles == role)
        if where.any():
            losses.append(0.3 * F.binary_cross_entropy_with_logits(told[..., columns][where], target[where], reduction="none").sum(-1).mean())
    return sum(losses), kept


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--base", choices=sorted(BASES), required=True)
    p.add_argument("--weights", default=os.environ.get("TINGZHEN_BASE_WEIGHTS", "weights"))
    p.add_argument("--languages", default="zh")
    p.add_argument("--layers", help="numbers of the layers to keep, e.g. 0,2,4,6,8,11")
    p.add_argument("--start", help="folder of an earlier run to go on from, e.g. when the corpus has grown")
    p.add_argument("--share", type=float, default=1.0, help="part of the training families to learn from")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1, help="more than one pays only on an idle machine")
    p.add_argument("--out")
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    random.seed(o.seed), torch.manual_seed(o.seed), np.random.seed(o.seed)
    name, head_size = BASES[o.base]
    onnx_path = os.path.join(o.weights, f"{name}.onnx")
    tokenizer = open_tokenizer(os.path.join(o.weights, f"{name}-tokenizer.json"))
    listener = Listener(read_encoder(onnx_path, head_size, [int(x) for x in o.layers.split(",")] if o.layers else None))
    if o.start:
        listener.load_state_dict(torch.load(os.path.join(o.start, "listener.pt")))
    teacher = read_encoder(onnx_path, head_size).eval()
    parts = read_corpus(o.languages.split(","))
    train = parts["train"]
    if o.share < 1:
        families = sorted({c.family for c in train})
        random.Random(7).shuffle(families)
        chosen = set(families[: int(len(families) * o.share)])
        train = [c for c in train if c.family in chosen]
    print({k: (len(v), sum(len(c.turns) for c in v)) for k, v in {**parts, "train": train}.items()}, flush=True)
    posts = {part: [(row, mood) for (_, mood), row in zip(some, tokens_of(tokenizer, [t for t, _ in some]))] for part, some in read_posts(o.base).items()}
    rows = {id(c): tokens_of(tokenizer, [t.text for t in c.turns]) for c in train}

    def base_vector(ids, mask):
        return (F.normalize(teacher(ids, mask)[:, 0].float(), dim=-1),)

    with torch.no_grad(), fast():
        flat = [row for c in train for row in rows[id(c)]]
        (everything,) = encode_in_chunks(base_vector, flat)
    base, at = {}, 0
    for c in train:
        base[id(c)] = everything[at : at + len(c.turns)]
        at += len(c.turns)

    mask_id = tokenizer.token_to_id("[MASK]")
    # The words keep their vectors: what is learned for one word must hold for its neighbours that were never seen.
    listener.encoder.words.weight.requires_grad_(False)
    weights = positive_weights(train)
    layers = len(listener.encoder.layers)
    groups = [
        {"params": [*listener.context.parameters(), *listener.spot.parameters(), *listener.mood.parameters()], "lr": o.rate * 4},
        {"params": list(listener.sentence.parameters()), "lr": o.rate},
        {"params": [*listener.encoder.positions.parameters(), *listener.encoder.norm.parameters()], "lr": o.rate * 0.8**layers},
    ] + [{"params": list(l.parameters()), "lr": o.rate * 0.8 ** (layers - 1 - i)} for i, l in enumerate(listener.encoder.layers)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = o.epochs * math.ceil(len(train) / o.batch)
    schedule = rise_and_fall(optimizer, steps)
    average = torch.optim.swa_utils.AveragedModel(listener, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.97))
    began = time.time()
    for epoch in range(o.epochs):
        listener.train()
        random.shuffle(train)
        total = kept_total = 0.0
        for number, start in enumerate(range(0, len(train), o.batch)):
            batch = train[start : start + o.batch]
            with fast():
                loss, kept = losses_of(listener, batch, with_gaps([r for c in batch for r in rows[id(c)]], mask_id), torch.cat([base[id(c)] for c in batch]), weights)
                if posts["train"]:
                    some = random.sample(posts["train"], math.ceil(len(posts["train"]) * o.batch / len(train)))
                    (moods,) = encode_in_chunks(lambda *x: (listener.encode(*x)[3],), [row for row, _ in some])
                    loss = loss + F.cross_entropy(moods.float(), torch.tensor([mood for _, mood in some]), label_smoothing=0.1)
            optimizer.zero_grad()
            (loss + LIKENESS * kept).backward()
            torch.nn.utils.clip_grad_norm_(listener.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if number % 4 == 3:
                average.update_parameters(listener)
            total += loss.item()
            kept_total += kept.item()
            if number % 50 == 49:
                print(f"  {number + 1} steps, {time.time() - began:.0f} s", flush=True)
        n = math.ceil(len(train) / o.batch)
        print(f"epoch {epoch + 1}: loss {total / n:.3f} vectors {kept_total / n:.4f} {time.time() - began:.0f} s", flush=True)
        if epoch + 1 == o.epochs or (epoch + 1) % 4 == 0:
            model = average.module.eval()
            dev, test = (hear(model, tokenizer, parts[part]) for part in ("dev", "test"))
            print(report(dev, test), flush=True)
            if posts["test"]:
                print(f"moods of posts, test: {hear_moods(model, posts['test']):.3f}", flush=True)
    print(f"sentence vectors: {refit(average.module.eval(), teacher, tokenizer, o.languages.split(','))}", flush=True)
    if o.out:
        os.makedirs(o.out, exist_ok=True)
        torch.save(average.module.state_dict(), os.path.join(o.out, "listener.pt"))
        with open(os.path.join(o.out, "options.json"), "w") as f:
            json.dump(vars(o), f)


if __name__ == "__main__":
    main()
