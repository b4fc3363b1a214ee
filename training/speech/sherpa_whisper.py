"""Writes a Whisper model in CTranslate2's form as sherpa-onnx takes it, so that both can hear with the same weights.

    python training/speech/sherpa_whisper.py MODEL_FOLDER OUT_FOLDER [--name base] [--without-times]

MODEL_FOLDER is one that `tingzhen models pull whisper-base` brings. OUT_FOLDER gets NAME-encoder.int8.onnx,
NAME-decoder.int8.onnx and NAME-tokens.txt; the decoder also tells where in the sound its heads of alignment look, from
which the times of words are found, but for `--without-times`.

Needs numpy, onnx, onnxruntime.
"""
import argparse
import base64
import json
import struct
from pathlib import Path

import numpy as np
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from small_recognisers import Graph

FLOAT, LONG = TensorProto.FLOAT, TensorProto.INT64
TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}


def arrays_of(path: Path) -> dict[str, np.ndarray]:
    data, at = path.read_bytes(), 0

    def number(form: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(form, data, at)
        at += struct.calcsize(form)
        return value

    def text() -> str:
        nonlocal at
        length = number("<H")
        at += length
        return data[at - length : at - 1].decode()

    number("<I"), text(), number("<I")
    arrays = {}
    for _ in range(number("<I")):
        name = text()
        dims = [number("<I") for _ in range(number("<B"))]
        kind, length = number("<B"), number("<I")
        arrays[name] = np.frombuffer(data, TYPES[kind], length // TYPES[kind]().itemsize, at).reshape(dims)
        at += length
    for _ in range(number("<I")):
        alias = text()
        arrays[alias] = arrays[text()]
    return arrays


class Whisper:
    def __init__(self, folder: Path):
        self.arrays = arrays_of(folder / "model.bin")
        self.config = json.loads((folder / "config.json").read_text())
        self.vocabulary, self.width = self.arrays["decoder/embeddings/weight"].shape
        self.heads = int(self.arrays["decoder/num_heads"])
        self.mels = self.arrays["encoder/conv1/weight"].shape[1]
        self.layers = {side: sum(f"{side}/layer_{i}/ffn/linear_0/weight" in self.arrays for i in range(99))
                       for side in ("encoder", "decoder")}
        self.steps = {side: len(self.arrays[f"{side}/position_encodings/encodings"]) for side in ("encoder", "decoder")}
        self.graph = Graph()

    def whole(self, *values: int) -> str:
        return self.graph.constant(values, np.int64)

    def norm(self, x: str, name: str) -> str:
        gamma, beta = (self.graph.constant(self.arrays[f"{name}/{part}"]) for part in ("gamma", "beta"))
        return self.graph("LayerNormalization", x, gamma, beta, axis=-1, epsilon=1e-5)

    def linear(self, x: str, name: str, part: int = 0, parts: int = 1, output: str | None = None) -> str:
        weight, bias = (np.split(self.arrays[f"{name}/{one}"], parts)[part] for one in ("weight", "bias"))
        return self.graph("Add", self.graph("MatMul", x, self.graph.constant(weight.T)), self.graph.constant(bias), name=output)

    def gelu(self, x: str) -> str:
        half = self.graph("Add", self.graph("Erf", self.graph("Mul", x, self.graph.constant(0.5**0.5))), self.graph.constant(1.0))
        return self.graph("Mul", self.graph("Mul", x, half), self.graph.constant(0.5))

    def fed(self, x: str, name: str) -> str:
        inner = self.gelu(self.linear(self.norm(x, f"{name}/layer_norm"), f"{name}/linear_0"))
        return self.graph("Add", x, self.linear(inner, f"{name}/linear_1"))

    def apart(self, x: str) -> str:
        """Steps by heads: [1, heads, steps, width of a head]."""
        shape = self.whole(0, 0, self.heads, self.width // self.heads)
        return self.graph("Transpose", self.graph("Reshape", x, shape), perm=[0, 2, 1, 3])

    def attended(self, query: str, key: str, value: str, mask: str | None = None) -> tuple[str, str]:
        """What is found, and where it was looked for."""
        query, key, value = self.apart(query), self.apart(key), self.apart(value)
        scale = self.graph.constant((self.width / self.heads) ** -0.5)
        scores = self.graph("MatMul", self.graph("Mul", query, scale), self.graph("Transpose", key, perm=[0, 1, 3, 2]))
        if mask is not None:
            scores = self.graph("Add", scores, mask)
        looks = self.graph("Softmax", scores, axis=-1)
        found = self.graph("Transpose", self.graph("MatMul", looks, value), perm=[0, 2, 1, 3])
        return self.graph("Reshape", found, self.whole(0, 0, self.width)), looks

    def encoder(self, path: Path, metadata: dict) -> None:
        g, x = self.graph, "mel"
        for name, stride in (("encoder/conv1", 1), ("encoder/conv2", 2)):
            weight, bias = (g.constant(self.arrays[f"{name}/{part}"]) for part in ("weight", "bias"))
            x = self.gelu(g("Conv", x, weight, bias, strides=[stride], pads=[1, 1]))
        x = g("Transpose", x, perm=[0, 2, 1])
        steps = g("Shape", x, start=1, end=2)
        x = g("Add", x, g("Slice", g.constant(self.arrays["encoder/position_encodings/encodings"]), self.whole(0), steps, self.whole(0)))
        for layer in range(self.layers["encoder"]):
            name = f"encoder/layer_{layer}"
            normed = self.norm(x, f"{name}/self_attention/layer_norm")
            found, _ = self.attended(*(self.linear(normed, f"{name}/self_attention/linear_0", part, 3) for part in range(3)))
            x = self.fed(g("Add", x, self.linear(found, f"{name}/self_attention/linear_1")), f"{name}/ffn")
        x = self.norm(x, "encoder/layer_norm")
        for part, kind in enumerate("kv"):
            each = [g("Unsqueeze", self.linear(x, f"decoder/layer_{layer}/attention/linear_1", part, 2), self.whole(0))
                    for layer in range(self.layers["decoder"])]
            g("Concat", *each, axis=0, name=f"n_layer_cross_{kind}")
        dims = [self.layers["decoder"], 1, "S", self.width]
        g.save(path, [("mel", FLOAT, [1, self.mels, "T"])], [(f"n_layer_cross_{kind}", FLOAT, dims) for kind in "kv"], metadata)

    def decoder(self, path: Path, heads: list[list[int]]) -> None:
        g = self.graph
        layers, width = self.layers["decoder"], self.width
        count = g("Shape", "tokens", start=1, end=2)
        until = g("Add", "offset", count)
        embeddings = self.arrays["decoder/embeddings/weight"]
        positions = g("Slice", g.constant(self.arrays["decoder/position_encodings/encodings"]), "offset", until, self.whole(0))
        x = g("Add", g("Gather", g.constant(embeddings), "tokens"), positions)
        # A token looks at none that comes after it.
        one = self.whole(1)
        zero, step, scalar = g.constant(0, np.int64), g.constant(1, np.int64), self.whole(0)
        places = g("Range", zero, g("Squeeze", until, scalar), step)
        own = g("Unsqueeze", g("Add", g("Range", zero, g("Squeeze", count, scalar), step), "offset"), one)
        mask = g("Where", g("Greater", g("Unsqueeze", places, scalar), own), g.constant(-1e9), g.constant(0.0))
        caches, looks = {"k": [], "v": []}, []
        for layer in range(layers):
            name, which = f"decoder/layer_{layer}", g.constant(layer, np.int64)
            normed = self.norm(x, f"{name}/self_attention/layer_norm")
            sides = {}
            for part, kind in enumerate("kv", 1):
                cache = g("Gather", f"in_n_layer_self_{kind}_cache", which, axis=0)
                new = self.linear(normed, f"{name}/self_attention/linear_0", part, 3)
                sides[kind] = g("Concat", g("Slice", cache, self.whole(0), "offset", one), new, axis=1)
                rest = g("Slice", cache, until, self.whole(self.steps["decoder"]), one)
                caches[kind].append(g("Unsqueeze", g("Concat", sides[kind], rest, axis=1), self.whole(0)))
            found, _ = self.attended(self.linear(normed, f"{name}/self_attention/linear_0", 0, 3), sides["k"], sides["v"], mask)
            x = g("Add", x, self.linear(found, f"{name}/self_attention/linear_1"))
            asked = self.linear(self.norm(x, f"{name}/attention/layer_norm"), f"{name}/attention/linear_0")
            found, look = self.attended(asked, *(g("Gather", f"n_layer_cross_{kind}", which, axis=0) for kind in "kv"))
            if chosen := [head for at, head in heads if at == layer]:
                looks.append(g("Gather", look, self.whole(*chosen), axis=1))
            x = self.fed(g("Add", x, self.linear(found, f"{name}/attention/linear_2")), f"{name}/ffn")
        g("MatMul", self.norm(x, "decoder/layer_norm"), g.constant(embeddings.T), name="logits")
        for kind in "kv":
            g("Concat", *caches[kind], axis=0, name=f"out_n_layer_self_{kind}_cache")
        kept, seen = [layers, 1, self.steps["decoder"], width], [layers, 1, "S", width]
        inputs = [("tokens", LONG, [1, "N"]), *((f"in_n_layer_self_{kind}_cache", FLOAT, kept) for kind in "kv"),
                  *((f"n_layer_cross_{kind}", FLOAT, seen) for kind in "kv"), ("offset", LONG, [1])]
        outputs = [("logits", FLOAT, [1, "N", self.vocabulary]), *((f"out_n_layer_self_{kind}_cache", FLOAT, kept) for kind in "kv")]
        if looks:
            g("Concat", *looks, axis=1, name="cross_attention_weights")
            outputs.append(("cross_attention_weights", FLOAT, [1, len(heads), "N", "S"]))
        g.save(path, inputs, outputs, {})


def letters() -> dict[str, int]:
    """The letters by which the list of tokens writes bytes."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in shown]
    return {chr(byte): byte for byte in shown} | {chr(256 + i): byte for i, byte in enumerate(hidden)}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("model", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--name", default="base")
    arguments.add_argument("--without-times", action="store_true")
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = json.loads((options.model / "tokenizer.json").read_text())
    ids = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    byte_of = letters()
    lines = [f"{base64.b64encode(bytes(byte_of[one] for one in token)).decode()} {at}\n"
             for token, at in tokenizer["model"]["vocab"].items() if at not in ids.values()]
    (options.out / f"{options.name}-tokens.txt").write_text("".join(lines))
    model = Whisper(options.model)
    heads = [] if options.without_times else sorted(model.config["alignment_heads"])
    languages = {at: token for token, at in ids.items() if at in model.config["lang_ids"]}
    start = ids["<|startoftranscript|>"]
    listed = lambda values: ",".join(map(str, values))
    metadata = {
        "model_type": f"whisper-{options.name}", "version": 1, "n_mels": model.mels, "n_audio_ctx": model.steps["encoder"],
        "n_audio_state": model.width, "n_audio_head": model.heads, "n_audio_layer": model.layers["encoder"],
        "n_vocab": model.vocabulary, "n_text_ctx": model.steps["decoder"], "n_text_state": model.width,
        "n_text_head": model.heads, "n_text_layer": model.layers["decoder"], "n_alignment_heads": len(heads),
        "sot": start, "sot_index": 0, "eot": ids["<|endoftext|>"], "blank_id": tokenizer["model"]["vocab"]["Ġ"],
        "is_multilingual": 1, "no_speech": ids.get("<|nospeech|>", ids.get("<|nocaptions|>")),
        "sot_sequence": listed([start, min(languages), ids["<|transcribe|>"]]), "transcribe": ids["<|transcribe|>"],
        "translate": ids["<|translate|>"], "sot_prev": ids["<|startofprev|>"], "sot_lm": ids["<|startoflm|>"],
        "no_timestamps": ids["<|notimestamps|>"], "non_speech_tokens": listed(model.config["suppress_ids"]),
        "all_language_tokens": listed(languages), "all_language_codes": ",".join(token[2:-2] for token in languages.values()),
    }
    for half in ("encoder", "decoder"):
        model.graph = Graph()
        whole = options.out / f"{options.name}-{half}.onnx"
        model.encoder(whole, metadata) if half == "encoder" else model.decoder(whole, heads)
        quantize_dynamic(str(whole), str(whole.with_suffix(".int8.onnx")), op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8)
        whole.unlink()


if __name__ == "__main__":
    main()
