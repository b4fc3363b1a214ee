"""Learns the context layer anew over the encoder that ships, e.g. when the corpus has grown: minutes instead of hours.
`python learn_context.py ../../models/listener-zh`; see training/README.md."""

import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch

from batches import encode_in_chunks, lay_out, open_tokenizer, spread, tokens_of
from calibrate import calibration_of
from corpus import read_corpus
from export import Exported, TurnContext, entry_of, write_manifest, write_quantised
from measure import hear, report
from model import Context
from train import losses_of_heard, positive_weights, rise_and_fall

"""Conversations that the encoder has not learned from teach how it hears what is strange to it: they come more often."""
STRANGE_TIMES = 2


class Encoded:
    """Conversations with what the encoder made of their turns, behind the face of an encoder."""

    def __init__(self, exported, tokenizer, conversations):
        rows = tokens_of(tokenizer, [t.text for c in conversations for t in c.turns])
        states, vectors = encode_in_chunks(lambda *x: exported.encode(*x)[:2], rows)
        self.of, at = {}, 0
        for c in conversations:
            self.of[id(c)] = states[at : at + len(c.turns)], vectors[at : at + len(c.turns)]
            at += len(c.turns)

    def laid_out(self, conversations):
        roles, present, places = lay_out(conversations)
        states, vectors = (torch.cat(part) for part in zip(*(self.of[id(c)] for c in conversations)))
        return spread(states, places, roles.shape), spread(vectors, places, roles.shape), roles, present


def learn(encoded, width, train, weights, o):
    context = Context(width)
    optimizer = torch.optim.AdamW(context.parameters(), lr=o.rate, weight_decay=0.05, betas=(0.9, 0.98))
    steps = o.epochs * math.ceil(len(train) / o.batch)
    schedule = rise_and_fall(optimizer, steps)
    average = torch.optim.swa_utils.AveragedModel(context, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.98))
    began = time.time()
    for epoch in range(o.epochs):
        context.train()
        random.shuffle(train)
        total = 0.0
        for number, start in enumerate(range(0, len(train), o.batch)):
            batch = train[start : start + o.batch]
            states, vectors, roles, present = encoded.laid_out(batch)
            loss = sum(losses_of_heard(context(states, vectors, roles, present), batch, roles, weights))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(context.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if number % 4 == 3:
                average.update_parameters(context)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / math.ceil(len(train) / o.batch):.3f} {time.time() - began:.0f} s", flush=True)
    return average.module.eval()


class WithContext:
    """The encoder that ships with a context layer that is still being learned."""

    def __init__(self, exported, context):
        self.encode, self.context = exported.encode, context


def main():
    p = argparse.ArgumentParser()
    p.add_argument("folder")
    p.add_argument("--strange", default="", help="first letters of the files that the encoder did not learn from, e.g. fg")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--rate", type=float, default=6e-4)
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--dry", action="store_true", help="writes nothing")
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    random.seed(o.seed), torch.manual_seed(o.seed), np.random.seed(o.seed)
    with open(os.path.join(o.folder, "manifest.json"), encoding="utf8") as f:
        manifest = json.load(f)
    language, width = manifest["language"], manifest["width"]
    tokenizer = open_tokenizer(os.path.join(o.folder, "tokenizer.json"))
    exported = Exported(o.folder)
    parts = read_corpus([language])

    def is_strange(conversation):
        return conversation.id.startswith(tuple(f"{language}-{letter}" for letter in o.strange))

    def figures(model):
        for name, strange in (("known to the encoder", False), ("strange to it", True)):
            dev, test = ([c for c in parts[part] if is_strange(c) == strange] for part in ("dev", "test"))
            if not test:
                continue
            print(f"{name}\n" + report(hear(model, tokenizer, dev), hear(model, tokenizer, test)), flush=True)

    print("as it was")
    figures(exported)
    encoded = Encoded(exported, tokenizer, parts["train"])
    strange = [c for c in parts["train"] if is_strange(c)]
    train = parts["train"] + strange * (STRANGE_TIMES - 1)
    print({"train": len(parts["train"]), "strange": len(strange)}, flush=True)
    context = learn(encoded, width, train, positive_weights(parts["train"]), o)
    print("as learned")
    figures(WithContext(exported, context))
    if o.dry:
        return
    inputs = (torch.randn(2, 5, 2 * width), torch.randn(2, 5, width), torch.randint(0, 2, (2, 5)), torch.ones(2, 5, dtype=torch.bool))
    path = os.path.join(o.folder, "context.onnx")
    write_quantised(TurnContext(context).eval(), inputs, path, {"states": 2, "vectors": 2, "roles": 2, "present": 2}, TurnContext.NAMES)
    shipped = Exported(o.folder)
    print("as shipped")
    figures(shipped)
    manifest["calibration"] = calibration_of(hear(shipped, tokenizer, parts["dev"]))
    manifest["files"]["context.onnx"] = entry_of(path)
    write_manifest(o.folder, manifest)


if __name__ == "__main__":
    main()
