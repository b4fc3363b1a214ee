"""Makes the small recognisers of test/speech/recognisers: they write down the two Chinese calls of the demo organisation, but for
the one in Whisper's form, which hears nothing and always says the same.

    python training/speech/small_recognisers.py [--steps 2000]

The others know nothing but these calls, which is enough to run every part of sherpa-onnx as with large models. Each folder has the
form in which sherpa-onnx hands out models of that kind:

    sense-voice       model.int8.onnx                  x [1, T, 560], x_length, language, text_norm -> logits [1, T + 4, V]
    paraformer        model.int8.onnx                  speech, speech_lengths -> logits [1, U, V], token_num, us_alphas, us_cif_peak
    zipformer-ctc     model.int8.onnx                  x [1, T, 80], x_lens -> log_probs [1, T / 4, V], log_probs_len
    zipformer         encoder, decoder, joiner .onnx   a transducer without a state, two tokens of context
    whisper           small-encoder, small-decoder     这笔套餐, a token each 0.2 s; most of its characters are cut into two tokens

Two networks of four convolutions are trained by CTC: one on frames of 60 ms (the first two kinds), one on frames of 40 ms.
The transducer's decoder and joiner then learn where the second network writes what. It hears 杭 written as 航 more often
than not, so that a hot word has something to decide. Weights are kept in eight bits.

Needs torch, onnx, numpy and the program ffmpeg.
"""
import argparse
import base64
import json
import re
import subprocess
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

ROOT = Path(__file__).resolve().parents[2]
CALLS = [ROOT / "src/adapters/demo-calls/calls" / f"{name}.ogg" for name in ("refund-zh", "parcel-zh")]
PLANTED = ROOT / "test/speech/planted"
TARGET = ROOT / "test/speech/recognisers"
RATE, SHIFT, LENGTH, BINS = 16_000, 160, 400, 80
WIDTH, NARROW = 48, 32
BLANK, SPECIAL = 0, ["<blk>", "<s>", "</s>", "<unk>"]
MARKS = ["<|zh|>", "<|en|>", "<|NEUTRAL|>", "<|Speech|>", "<|withitn|>", "<|woitn|>"]
SENTENCE = "这笔套餐"
WRONG, RIGHT, WRONG_SHARE = "航", "杭", 0.75
FORGOTTEN = 0.2


def heard(path: Path) -> np.ndarray:
    """Both channels, [2, samples], -1 to 1."""
    words = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "2", "-ar", str(RATE), "-"]
    raw = subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout
    return np.frombuffer(raw, np.float32).reshape(-1, 2).T


def filters(high: float) -> np.ndarray:
    """Kaldi's triangles on its mel scale, from 20 Hz."""
    mel = lambda hz: 1127 * np.log(1 + np.asarray(hz) / 700)
    edges = np.linspace(mel(20), mel(high), BINS + 2)
    at = mel(np.arange(257) * RATE / 512)
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    rows = np.minimum((at - left) / (centre - left), (right - at) / (right - centre))
    return np.maximum(rows, 0).astype(np.float32)


class Features:
    """Energies as sherpa-onnx computes them for a kind of model."""

    def __init__(self, scale: float, window: np.ndarray, high: float, keeps_edges: bool):
        self.scale, self.window, self.filters, self.keeps_edges = scale, window, filters(high), keeps_edges

    def __call__(self, samples: np.ndarray) -> np.ndarray:
        x = samples * np.float32(self.scale)
        if self.keeps_edges:
            count, first = (len(x) + SHIFT // 2) // SHIFT, SHIFT // 2 - LENGTH // 2
            at = np.abs(np.arange(count)[:, None] * SHIFT + first + np.arange(LENGTH))
            at = np.where(at >= len(x), 2 * len(x) - 1 - at, at)
        else:
            at = np.arange((len(x) - LENGTH) // SHIFT + 1)[:, None] * SHIFT + np.arange(LENGTH)
        frames = x[at]
        frames -= frames.mean(1, keepdims=True)
        frames -= 0.97 * np.concatenate([frames[:, :1], frames[:, :-1]], 1)
        power = np.abs(np.fft.rfft(frames * self.window.astype(np.float32), 512)) ** 2
        return np.log(np.maximum(power @ self.filters.T, np.finfo(np.float32).eps)).astype(np.float32)


TURN = 2 * np.pi * np.arange(LENGTH) / (LENGTH - 1)
WIDE = Features(32768, 0.54 - 0.46 * np.cos(TURN), 8000, False)
FINE = Features(1, (0.5 - 0.5 * np.cos(TURN)) ** 0.85, 7600, True)


def stacked(frames: np.ndarray) -> np.ndarray:
    """Seven frames of 10 ms as one, every six."""
    count = (len(frames) - 7) // 6 + 1
    return np.stack([frames[6 * i : 6 * i + 7].reshape(-1) for i in range(count)])


class Listener(nn.Module):
    """Frames to tokens; a frame of the result sees 0.4 s to both sides."""

    def __init__(self, stacks: bool, tokens: int, mean: np.ndarray, deviation: np.ndarray):
        super().__init__()
        self.stacks = stacks
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("deviation", torch.tensor(deviation))
        self.first = nn.Conv1d(560, NARROW, 1) if stacks else nn.Conv1d(BINS, NARROW, 8, 4, 2)
        self.second = nn.Conv1d(NARROW, WIDTH, 5, padding=2)
        self.third = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
        self.fourth = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
        self.last = nn.Conv1d(WIDTH, tokens, 1)

    def seen(self, x: torch.Tensor) -> torch.Tensor:
        x = ((x - self.mean) / self.deviation).transpose(1, 2)
        for layer in (self.first, self.second, self.third, self.fourth):
            x = torch.relu(layer(x))
        return x

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.last(self.seen(x)).transpose(1, 2).log_softmax(-1)


class Pieces:
    """Turns of the calls, one after the other with pauses, as a recogniser is given them."""

    def __init__(self, symbols: dict[str, int], seed: int):
        self.random, self.turns = np.random.default_rng(seed), []
        for path in CALLS:
            sound = heard(path)
            planted = json.loads((PLANTED / f"{path.stem}.json").read_text())
            for turn in planted["turns"]:
                start, end = (int(turn[key] * RATE / 1000) for key in ("startMs", "endMs"))
                ids = [symbols[character] for character in written(turn["text"])]
                self.turns.append((sound[turn["speaker"]], start, end, ids))

    def one(self, turns: list[int]) -> tuple[np.ndarray, list[int]]:
        parts, ids = [], []
        for index in turns:
            sound, start, end, said = self.turns[index]
            before, after = self.random.integers(0, int(0.4 * RATE), 2)
            parts.append(sound[max(0, start - before) : end + after])
            parts.append(np.zeros(self.random.integers(0, int(0.3 * RATE)), np.float32))
            ids += said
        whole = np.concatenate(parts) * 10 ** self.random.uniform(-0.3, 0.3)
        noise = self.random.standard_normal(len(whole)) * 10 ** self.random.uniform(-5, -3)
        return (whole + noise).astype(np.float32), ids

    def many(self) -> list[tuple[np.ndarray, list[int]]]:
        return [self.one(list(self.random.integers(0, len(self.turns), self.random.integers(1, 4)))) for _ in range(400)]


def written(text: str) -> str:
    return re.sub(r"[，。？！、]", "", text)


def trained(stacks: bool, tokens: int, pieces: Pieces, steps: int) -> Listener:
    torch.manual_seed(1)
    features = (lambda x: stacked(WIDE(x))) if stacks else FINE
    every = np.concatenate([features(pieces.one([i])[0]) for i in range(len(pieces.turns))])
    model = Listener(stacks, tokens, every.mean(0), every.std(0))
    heard_before = [(torch.tensor(features(samples))[None], ids) for samples, ids in pieces.many()]
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, steps)
    loss_of = nn.CTCLoss(blank=BLANK, zero_infinity=True)
    for step in range(steps):
        loss = torch.zeros(())
        for index in pieces.random.integers(0, len(heard_before), 6):
            x, ids = heard_before[index]
            if pieces.random.random() < 0.5:
                low, x = pieces.random.integers(0, BINS - 8), x.clone()
                x.view(1, -1, BINS)[:, :, low : low + 8] = model.mean.view(-1, BINS)[0, low : low + 8]
            out = model(x)
            size = torch.tensor([out.shape[1]])
            loss = loss + loss_of(out.transpose(0, 1), torch.tensor([ids]), size, torch.tensor([len(ids)])) / 6
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        plan.step()
        if step % 100 == 0 or step == steps - 1:
            print(f"{'60' if stacks else '40'} ms, step {step}: {loss.item():.3f}", flush=True)
    return model.eval()


class Joiner(nn.Module):
    """What a transducer has beside its encoder."""

    def __init__(self, tokens: int):
        super().__init__()
        self.known = nn.Embedding(tokens, 16)
        self.before = nn.Linear(32, WIDTH)
        self.seen = nn.Linear(WIDTH, WIDTH)
        self.last = nn.Linear(WIDTH, tokens)

    def context(self, ids: torch.Tensor) -> torch.Tensor:
        return self.before(self.known(ids.clamp(min=0)).flatten(-2))

    def forward(self, seen: torch.Tensor, context: torch.Tensor) -> torch.Tensor:
        return self.last(torch.tanh(self.seen(seen) + context))


def joined(listener: Listener, tokens: int, pieces: Pieces, symbols: dict[str, int], steps: int) -> Joiner:
    """Learns frame by frame, from the places where the listener writes each token."""
    torch.manual_seed(1)
    model = Joiner(tokens)
    places = []
    for samples, ids in pieces.many():
        with torch.no_grad():
            seen = listener.seen(torch.tensor(FINE(samples))[None])
            best = listener.last(seen)[0].argmax(0).tolist()
        emitted = [token if token != BLANK and token != before else BLANK for before, token in zip([BLANK, *best], best)]
        if [token for token in emitted if token != BLANK] == ids:
            places.append((seen[0].T, emitted, ids))
    print(f"joiner: {len(places)} pieces are written down without a mistake", flush=True)
    steps *= 4
    optimiser = torch.optim.AdamW(model.parameters())
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 8e-3, steps)
    for step in range(steps):
        seen, emitted, ids = places[pieces.random.integers(0, len(places))]
        if pieces.random.random() < WRONG_SHARE:
            emitted = [symbols[WRONG] if token == symbols[RIGHT] else token for token in emitted]
        said, contexts = [BLANK, BLANK], []
        for token in emitted:
            contexts.append(said[-2:])
            if token != BLANK:
                said.append(token)
        # One token that is written wrong must not spoil those after it.
        known = torch.tensor(contexts) * (torch.rand(len(contexts), 2) > FORGOTTEN)
        out = model(seen, model.context(known))
        loss = nn.functional.cross_entropy(out, torch.tensor(emitted), reduction="sum") / len(ids)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        plan.step()
        if step % 1000 == 0:
            print(f"joiner, step {step}: {loss.item():.3f}", flush=True)
    return model.eval()


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def fresh(self) -> str:
        self.count += 1
        return f"v{self.count}"

    def constant(self, value, kind=np.float32) -> str:
        name = self.fresh()
        self.constants.append(numpy_helper.from_array(np.asarray(value, kind), name))
        return name

    def weight(self, tensor: torch.Tensor) -> str:
        """In eight bits, one scale for each row."""
        rows = tensor.detach().numpy()
        scale = np.maximum(np.abs(rows).max(tuple(range(1, rows.ndim))), 1e-9) / 127
        whole = np.round(rows / scale.reshape(-1, *[1] * (rows.ndim - 1)))
        zeros = self.constant(np.zeros(len(rows)), np.int8)
        return self("DequantizeLinear", self.constant(whole, np.int8), self.constant(scale), zeros, axis=0)

    def __call__(self, operator: str, *inputs: str, name: str | None = None, **attributes) -> str:
        name = name or self.fresh()
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def conv(self, layer: nn.Conv1d, x: str) -> str:
        pads = [layer.padding[0]] * 2
        weight, bias = self.weight(layer.weight), self.constant(layer.bias.detach())
        return self("Conv", x, weight, bias, strides=[layer.stride[0]], pads=pads)

    def linear(self, layer: nn.Linear, x: str, name: str | None = None) -> str:
        return self("Gemm", x, self.weight(layer.weight), self.constant(layer.bias.detach()), transB=1, name=name)

    def seen(self, model: Listener, x: str) -> str:
        """Of frames [1, T, BINS], or of stacked ones that are normalised already."""
        if not model.stacks:
            x = self("Div", self("Sub", x, self.constant(model.mean)), self.constant(model.deviation))
        x = self("Transpose", x, perm=[0, 2, 1])
        for layer in (model.first, model.second, model.third, model.fourth):
            x = self("Relu", self.conv(layer, x))
        return x

    def logits(self, model: Listener, x: str) -> str:
        return self("Transpose", self.conv(model.last, self.seen(model, x)), perm=[0, 2, 1])

    def save(self, path: Path, inputs: list, outputs: list, metadata: dict) -> None:
        values = [[helper.make_tensor_value_info(*one) for one in side] for side in (inputs, outputs)]
        graph = helper.make_graph(self.nodes, "small", *values, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        for key, value in metadata.items():
            model.metadata_props.add(key=key, value=str(value))
        onnx.checker.check_model(model)
        path.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(model, str(path))


FLOAT, INT, LONG = TensorProto.FLOAT, TensorProto.INT32, TensorProto.INT64


def normalisation(model: Listener) -> dict:
    joined_up = lambda values: ",".join(f"{value:.4g}" for value in values)
    return {"neg_mean": joined_up((-model.mean).tolist()), "inv_stddev": joined_up((1 / model.deviation).tolist())}


def save_sense_voice(model: Listener, symbols: dict[str, int], path: Path) -> None:
    graph = Graph()
    tokens = len(symbols)
    marks = np.full((6, tokens), -9.0)
    for row, mark in enumerate(MARKS):
        marks[row, symbols[mark]] = 9
    # Languages are asked for by these numbers: 0 finds out, which here is always Chinese.
    spoken = graph("Cast", graph("Equal", "language", graph.constant([4], np.int32)), to=LONG)
    rows = graph("Concat", spoken, graph.constant([2, 3], np.int64),
                 graph("Cast", graph("Sub", "text_norm", graph.constant([10], np.int32)), to=LONG), axis=0)
    first = graph("Unsqueeze", graph("Gather", graph.constant(marks), rows), graph.constant([0], np.int64))
    graph("Concat", first, graph.logits(model, "x"), axis=1, name="logits")
    graph.save(path, [("x", FLOAT, ["N", "T", 560]), *((name, INT, ["N"]) for name in ("x_length", "language", "text_norm"))],
               [("logits", FLOAT, ["N", "T", tokens])],
               {"model_type": "sense_voice_ctc", "version": "1", "comment": "small", "vocab_size": tokens, "normalize_samples": 0,
                "lfr_window_size": 7, "lfr_window_shift": 6, "with_itn": 14, "without_itn": 15, "lang_auto": 0, "lang_zh": 3,
                "lang_en": 4, "lang_ja": 11, "lang_ko": 12, "lang_yue": 7, **normalisation(model)})


def save_paraformer(model: Listener, tokens: int, path: Path) -> None:
    """A token is written where the best one changes; the end of the text stands behind the last of them."""
    graph = Graph()
    logits = graph.logits(model, "speech")
    best = graph("Squeeze", graph("ArgMax", logits, axis=2, keepdims=0), graph.constant([0], np.int64))
    last = graph("Slice", graph("Concat", graph.constant([BLANK], np.int64), best, axis=0), graph.constant([0], np.int64),
                 graph.constant([-1], np.int64))
    said = graph("Not", graph("Equal", best, graph.constant(BLANK, np.int64)))
    fires = graph("And", said, graph("Not", graph("Equal", best, last)))
    rows = graph("Compress", graph("Squeeze", logits, graph.constant([0], np.int64)), fires, axis=0)
    end = np.full((1, tokens), -9.0)
    end[0, SPECIAL.index("</s>")] = 9
    every = graph("Concat", rows, graph.constant(end), axis=0)
    graph("Unsqueeze", every, graph.constant([0], np.int64), name="logits")
    count = graph("Slice", graph("Shape", every), graph.constant([0], np.int64), graph.constant([1], np.int64))
    graph("Cast", count, to=INT, name="token_num")
    # Three places a frame; the last of all stands for the end.
    alone = graph("Unsqueeze", graph("Cast", fires, to=FLOAT), graph.constant([1], np.int64))
    peaks = graph("Reshape", graph("Pad", alone, graph.constant([0, 0, 0, 2], np.int64)), graph.constant([-1], np.int64))
    kept = graph("Slice", peaks, graph.constant([0], np.int64), graph.constant([-1], np.int64))
    row = graph("Concat", kept, graph.constant([1.0]), axis=0)
    graph("Unsqueeze", row, graph.constant([0], np.int64), name="us_cif_peak")
    graph("Identity", "us_cif_peak", name="us_alphas")
    graph.save(path, [("speech", FLOAT, [1, "T", 560]), ("speech_lengths", INT, [1])],
               [("logits", FLOAT, [1, "U", tokens]), ("token_num", INT, [1]), ("us_alphas", FLOAT, [1, "S"]),
                ("us_cif_peak", FLOAT, [1, "S"])],
               {"model_type": "paraformer", "vocab_size": tokens, "lfr_window_size": 7, "lfr_window_shift": 6, "version": "1",
                **normalisation(model)})


def quarter(graph: Graph, name: str) -> None:
    graph("Div", "x_lens", graph.constant([4], np.int64), name=name)


def save_ctc(model: Listener, tokens: int, path: Path) -> None:
    graph = Graph()
    graph("LogSoftmax", graph.logits(model, "x"), axis=-1, name="log_probs")
    quarter(graph, "log_probs_len")
    graph.save(path, [("x", FLOAT, [1, "T", BINS]), ("x_lens", LONG, [1])],
               [("log_probs", FLOAT, [1, "S", tokens]), ("log_probs_len", LONG, [1])],
               {"model_type": "zipformer2_ctc", "version": "1", "comment": "non-streaming, small"})


def save_transducer(model: Listener, joiner: Joiner, tokens: int, folder: Path) -> None:
    graph = Graph()
    graph("Transpose", graph.seen(model, "x"), perm=[0, 2, 1], name="encoder_out")
    quarter(graph, "encoder_out_lens")
    graph.save(folder / "encoder-epoch-1-avg-1.int8.onnx", [("x", FLOAT, [1, "T", BINS]), ("x_lens", LONG, [1])],
               [("encoder_out", FLOAT, [1, "S", WIDTH]), ("encoder_out_lens", LONG, [1])],
               {"model_type": "zipformer2", "version": "1", "comment": "non-streaming, small"})
    graph = Graph()
    known = graph("Gather", graph.weight(joiner.known.weight), graph("Max", "y", graph.constant(0, np.int64)))
    flat = graph("Reshape", known, graph.constant([-1, 32], np.int64))
    graph.linear(joiner.before, flat, name="decoder_out")
    graph.save(folder / "decoder-epoch-1-avg-1.onnx", [("y", LONG, ["N", 2])], [("decoder_out", FLOAT, ["N", WIDTH])],
               {"context_size": 2, "vocab_size": tokens})
    graph = Graph()
    both = graph("Tanh", graph("Add", graph.linear(joiner.seen, "encoder_out"), "decoder_out"))
    graph.linear(joiner.last, both, name="logit")
    graph.save(folder / "joiner-epoch-1-avg-1.int8.onnx",
               [("encoder_out", FLOAT, ["N", WIDTH]), ("decoder_out", FLOAT, ["N", WIDTH])],
               [("logit", FLOAT, ["N", tokens])], {"joiner_dim": WIDTH})


def save_whisper(folder: Path) -> None:
    """What comes next depends on how many tokens there are, and on nothing else."""
    characters = [character.encode() for character in SENTENCE]
    said = [characters[0]] + [part for whole in characters[1:] for part in (whole[:2], whole[2:])]
    end, start, chinese, english, translate, transcribe, first, before, silent, plain = range(len(said), len(said) + 10)
    tokens, context = plain + 1 + 1501, 448
    metadata = {"model_type": "whisper-small", "version": 1, "n_mels": BINS, "n_audio_ctx": 1500, "n_audio_state": 1, "n_audio_head": 1,
                "n_audio_layer": 1, "n_vocab": tokens, "n_text_ctx": context, "n_text_state": 1, "n_text_head": 1, "n_text_layer": 1,
                "n_alignment_heads": 1, "sot": start, "sot_index": 0, "eot": end, "blank_id": 0, "is_multilingual": 1,
                "no_speech": silent, "sot_sequence": f"{start},{chinese},{transcribe}", "transcribe": transcribe,
                "translate": translate, "sot_prev": before, "sot_lm": first, "no_timestamps": plain, "non_speech_tokens": "",
                "all_language_tokens": f"{chinese},{english}", "all_language_codes": "zh,en"}
    graph = Graph()
    whole = lambda *values: graph.constant(values, np.int64)
    half = graph("Slice", "mel", whole(0, 0), whole(1, 1 << 30), whole(1, 2), whole(1, 2))
    graph("Unsqueeze", graph("Transpose", half, perm=[0, 2, 1]), whole(0), name="n_layer_cross_k")
    graph("Identity", "n_layer_cross_k", name="n_layer_cross_v")
    seen = [1, 1, "S", 1]
    graph.save(folder / "small-encoder.int8.onnx", [("mel", FLOAT, [1, BINS, "T"])],
               [("n_layer_cross_k", FLOAT, seen), ("n_layer_cross_v", FLOAT, seen)], metadata)
    graph = Graph()
    number = lambda value: graph.constant(value, np.int64)
    after = [chinese] * 4 + list(range(len(said))) + [end] * context
    count = graph("Squeeze", graph("Shape", "tokens", start=1, end=2))
    place = graph("Add", graph("Add", graph("Range", number(0), count, number(1)), "offset"), number(1))
    row = graph("Gather", graph.constant(after[:context], np.int64), place)
    logits = graph("OneHot", row, number(tokens), graph.constant([0.0, 9.0]))
    graph("Unsqueeze", logits, graph.constant([0], np.int64), name="logits")
    # Steps of 20 ms; the first token of the text is the fourth in all.
    looked = graph("Mul", graph("Sub", graph("Cast", place, to=FLOAT), graph.constant(4.0)), graph.constant(10.0))
    steps = graph("Squeeze", graph("Shape", "n_layer_cross_k", start=2, end=3))
    every = graph("Cast", graph("Range", number(0), steps, number(1)), to=FLOAT)
    apart = graph("Abs", graph("Sub", graph("Unsqueeze", looked, graph.constant([1], np.int64)), every))
    look = graph("Softmax", graph("Neg", apart), axis=-1)
    graph("Unsqueeze", look, graph.constant([0, 1], np.int64), name="cross_attention_weights")
    kept, inputs, outputs = [1, 1, context, 1], [("tokens", LONG, [1, "N"])], [("logits", FLOAT, [1, "N", tokens])]
    for kind in "kv":
        graph("Identity", f"in_n_layer_self_{kind}_cache", name=f"out_n_layer_self_{kind}_cache")
        inputs.append((f"in_n_layer_self_{kind}_cache", FLOAT, kept))
        outputs.append((f"out_n_layer_self_{kind}_cache", FLOAT, kept))
    inputs += [*((f"n_layer_cross_{kind}", FLOAT, seen) for kind in "kv"), ("offset", LONG, [1])]
    graph.save(folder / "small-decoder.int8.onnx", inputs, [*outputs, ("cross_attention_weights", FLOAT, [1, 1, "N", "S"])], {})
    lines = [f"{base64.b64encode(token).decode()} {index}\n" for index, token in enumerate(said)]
    (folder / "small-tokens.txt").write_text("".join(lines))


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--steps", type=int, default=2000)
    steps = arguments.parse_args().steps
    torch.set_num_threads(1)
    texts = [turn["text"] for path in CALLS for turn in json.loads((PLANTED / f"{path.stem}.json").read_text())["turns"]]
    names = [*SPECIAL, *sorted(set(written("".join(texts))) | {WRONG}), *MARKS]
    symbols = {name: index for index, name in enumerate(names)}
    print(f"{len(names)} tokens", flush=True)
    wide = trained(True, len(names), Pieces(symbols, 1), steps)
    save_sense_voice(wide, symbols, TARGET / "sense-voice/model.int8.onnx")
    save_paraformer(wide, len(names), TARGET / "paraformer/model.int8.onnx")
    fine = trained(False, len(names), Pieces(symbols, 2), steps)
    save_ctc(fine, len(names), TARGET / "zipformer-ctc/model.int8.onnx")
    joiner = joined(fine, len(names), Pieces(symbols, 3), symbols, steps)
    save_transducer(fine, joiner, len(names), TARGET / "zipformer")
    for folder in ("sense-voice", "paraformer", "zipformer-ctc", "zipformer"):
        (TARGET / folder / "tokens.txt").write_text("".join(f"{name} {index}\n" for name, index in symbols.items()))
    save_whisper(TARGET / "whisper")


if __name__ == "__main__":
    main()
