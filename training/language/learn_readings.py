"""Learns anew, over the encoder that ships, what it tells of a text by itself: the sentence vector and the mood. A quarter of an hour
instead of hours, e.g. when there are more posts, questions or pairs. `python learn_readings.py ../../models/listener-zh --weights DIR`;
see training/README.md for what has to be fitted after it."""

import argparse
import json
import os
import random

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from batches import encode_in_chunks, open_tokenizer, tokens_of
from corpus import MOODS, read_posts
from encoder import read_encoder
from export import Exported, entry_of, write_manifest
from int8_encoder import whole_numbers
from measure import macro_classes
from mood import learn_mood
from sentence import asked_in, fit, said_in, states_and_wanted
from train import BASES


def learn_vectors(exported, tokenizer, o, base):
    name, head_size = BASES[base]
    teacher = read_encoder(os.path.join(o.weights, f"{name}.onnx"), head_size).eval()
    said = said_in([base])
    texts = sorted({*asked_in([base]), *random.Random(1).sample(said, min(o.texts, len(said)))})
    whole = open_tokenizer(os.path.join(o.weights, f"{name}-tokenizer.json"))
    states, wanted = states_and_wanted(exported.encode, tokens_of(tokenizer, texts), teacher, tokens_of(whole, texts))
    weight, bias, figures = fit(texts, states, wanted, [base])
    print(f"{len(texts)} texts", {key: round(value, 4) for key, value in figures.items()}, flush=True)
    return weight, bias


def learn_moods(exported, tokenizer, base):
    """None where there are no posts in the language."""
    posts = read_posts(base)
    if not posts["train"]:
        return None

    def encode(ids, mask):
        states, _, _, mood = exported.encode(ids, mask)
        return states, mood

    read = {}
    for part, some in posts.items():
        states, told = encode_in_chunks(encode, tokens_of(tokenizer, [text for text, _ in some]))
        read[part] = states, told, torch.tensor([mood for _, mood in some])
    weight, bias = learn_mood(read["train"][0], read["train"][2])
    for part in ("dev", "test"):
        states, told, moods = read[part]
        before, after = (macro_classes(logits.argmax(-1).numpy(), moods.numpy(), len(MOODS)) for logits in (told, states @ weight + bias))
        print(f"moods of {len(moods)} posts, {part}: macro-F1 {before:.3f} before, {after:.3f} now", flush=True)
    return weight, bias


def write(path, vectors, mood):
    """The graph stays, the constants of the two readings become others."""
    model = onnx.load(path)
    constants = {one.name: one for one in model.graph.initializer}

    def put(name, array):
        old = numpy_helper.to_array(constants[name])
        assert array.shape == old.shape, (name, array.shape, old.shape)
        constants[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(array.astype(old.dtype)), name))

    weight, bias = (tensor.numpy() for tensor in vectors)
    smooth = numpy_helper.to_array(constants["sentence.smooth"])
    weights, scale = whole_numbers(weight / smooth[:, None])
    for name, array in (("weight", weights), ("weight.scale", scale), ("bias", bias)):
        put(f"sentence.{name}", array)
    if mood is not None:
        for name, tensor in zip(("weight", "bias"), mood):
            put(f"mood.{name}", tensor.numpy())
    onnx.save(model, path)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("folder")
    p.add_argument("--weights", default=os.environ.get("TINGZHEN_BASE_WEIGHTS", "weights"))
    p.add_argument("--texts", type=int, default=20000, help="so many sentences of the corpus, beside all questions and pairs")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--dry", action="store_true", help="writes nothing")
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    with open(os.path.join(o.folder, "manifest.json"), encoding="utf8") as f:
        manifest = json.load(f)
    base = manifest["language"]
    tokenizer = open_tokenizer(os.path.join(o.folder, "tokenizer.json"))
    exported = Exported(o.folder)
    mood = learn_moods(exported, tokenizer, base)
    vectors = learn_vectors(exported, tokenizer, o, base)
    if o.dry:
        return
    path = os.path.join(o.folder, "encoder.onnx")
    write(path, vectors, mood)
    manifest["files"]["encoder.onnx"] = entry_of(path)
    write_manifest(o.folder, manifest)


if __name__ == "__main__":
    main()
