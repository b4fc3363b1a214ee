"""Writes the encoder as an int8 ONNX graph by hand.

Weights are 7-bit integers by output column, so that no processor's 16-bit sums can overflow. Activations are quantised
by ranges measured beforehand on texts, not by the batch at hand: what a text is encoded to does not depend on its
neighbours, so that a turn gives the same figures alone, in a batch and from the cache, and one operator does it.
Channels that swing wide are made smaller before they are quantised and larger in the weights that follow
(Xiao et al. 2023, SmoothQuant: https://arxiv.org/abs/2211.10438)."""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

WEIGHT_LIMIT = 63
"""How far the swing of a channel moves from the activation into the weight: 0 not at all, 1 altogether."""
SMOOTHING = 0.5
"""Share of an activation's values that its range holds; what lies outside is cut."""
HELD = 0.99999


class Ranges:
    """What the inputs of products reach on texts: by channel the greatest size, altogether the range that holds nearly all."""

    def __init__(self):
        self.channels, self.samples = {}, {}

    def see(self, name, x, mask):
        x = x[mask.bool()]
        size = x.abs().amax(0)
        self.channels[name] = torch.maximum(self.channels.get(name, size), size)
        self.samples.setdefault(name, []).append(x)

    def of(self, name, divisor=None):
        x = torch.cat(self.samples[name])
        if divisor is not None:
            x = x / divisor
        x = x.flatten().sort().values
        cut = int((1 - HELD) * len(x))
        return min(0.0, x[cut].item()), max(0.0, x[len(x) - 1 - cut].item())


@torch.no_grad()
def measure(listener, batches):
    """Runs the encoder in full precision over (ids, mask) batches and notes what enters each product."""
    ranges = Ranges()
    encoder = listener.encoder
    for ids, mask in batches:
        x = encoder.norm(encoder.words(ids) + encoder.positions.weight[: ids.shape[1]])
        bias = (mask[:, None, None, :].float() - 1) * 1e4
        for i, layer in enumerate(encoder.layers):
            ranges.see(f"{i}.mix", x, mask)
            b, n, d = x.shape
            q, k, v = (f(x).view(b, n, layer.heads, -1).transpose(1, 2) for f in (layer.query, layer.key, layer.value))
            a = ((q @ k.transpose(-1, -2) * (d // layer.heads) ** -0.5 + bias).softmax(-1) @ v).transpose(1, 2).reshape(b, n, d)
            ranges.see(f"{i}.out", a, mask)
            x = layer.attention_norm(x + layer.out(a))
            ranges.see(f"{i}.up", x, mask)
            inner = F.gelu(layer.up(x))
            ranges.see(f"{i}.down", inner, mask)
            x = layer.norm(x + layer.down(inner))
        states = listener.encode(ids, mask)[0]
        ranges.see("sentence", states, torch.ones(len(states)))
    return ranges


def whole_numbers(weight):
    """Weights [in, out] as int8 and the scale of each output."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8).astype(np.float32) / WEIGHT_LIMIT
    return np.round(weight / scale).astype(np.int8), scale


class Graph:
    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, name, array):
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def add(self, operator, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def quantised(self, name, x, span):
        """uint8 of a float tensor; gives its name and the names of scale and zero point."""
        low, high = span
        scale = np.float32(max(high - low, 1e-6) / 255)
        zero = np.uint8(np.clip(np.round(-low / scale), 0, 255))
        scale, zero = self.constant(f"{name}.scale", scale), self.constant(f"{name}.zero", zero)
        return self.add("QuantizeLinear", [x, scale, zero], f"{name}.uint8"), scale, zero

    def product(self, name, x, weight, bias, span):
        """x · weight + bias; weight [in, out] float."""
        x, scale, zero = self.quantised(name, x, span)
        weights, weight_scale = whole_numbers(weight)
        inputs = [
            x,
            self.constant(f"{name}.weight", weights),
            scale,
            self.constant(f"{name}.weight.scale", weight_scale),
            zero,
            self.constant(f"{name}.weight.zero", np.zeros(weight.shape[1], np.int8)),
            self.constant(f"{name}.bias", bias.astype(np.float32)),
        ]
        return self.add("MatMulIntegerToFloat", inputs, f"{name}.product", domain="com.microsoft")

    def normed(self, name, x, norm):
        scale = self.constant(f"{name}.gain", norm.weight.numpy())
        bias = self.constant(f"{name}.shift", norm.bias.numpy())
        return self.add("LayerNormalization", [x, scale, bias], f"{name}.normed", epsilon=norm.eps)


def smoothing(channels, weight):
    """By how much each input channel is divided; weight [in, out]."""
    s = (channels.clamp(min=1e-5) ** SMOOTHING) / (weight.abs().amax(1).clamp(min=1e-5) ** (1 - SMOOTHING))
    return s / s.log().mean().exp()


@torch.no_grad()
def write_encoder(listener, ranges, longest, path):
    """Inputs and outputs are those of `Listener.encode`; `longest` is the most tokens of a text."""
    g, encoder = Graph(), listener.encoder
    width = encoder.width
    table = encoder.words.weight.numpy()
    row_scale = (np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127).astype(np.float32)
    g.constant("words", np.round(table / row_scale).astype(np.int8))
    g.constant("words.scale", row_scale)
    g.constant("positions", encoder.positions.weight.numpy()[:longest].astype(np.float16))
    rows = g.add("Cast", [g.add("Gather", ["words", "ids"], "words.int8")], "words.float", to=TensorProto.FLOAT)
    words = g.add("Mul", [rows, g.add("Gather", ["words.scale", "ids"], "words.row")], "words.read")
    length = g.add("Shape", ["ids"], "length", start=1, end=2)
    places = g.add("Slice", ["positions", g.constant("zero", np.array([0], np.int64)), length], "places.half")
    places = g.add("Cast", [places], "places", to=TensorProto.FLOAT)
    x = g.normed("entry", g.add("Add", [words, places], "entry"), encoder.norm)
    attended = g.add("Cast", ["mask"], "mask.int32", to=TensorProto.INT32)
    for i, layer in enumerate(encoder.layers):
        x = write_layer(g, i, layer, x, attended, ranges)
    first = g.add("Squeeze", [g.add("Slice", [x, "zero", g.constant("one", np.array([1], np.int64)), g.constant("axis", np.array([1], np.int64))], "first.slice"), "axis"], "first")
    weights = g.add("Unsqueeze", [g.add("Cast", ["mask"], "mask.float", to=TensorProto.FLOAT), g.constant("end", np.array([-1], np.int64))], "mask.column")
    mask_row = g.add("Unsqueeze", ["mask.float", "axis"], "mask.row")
    total = g.add("MatMul", [mask_row, x], "sum.kept")
    count = g.add("ReduceSum", [weights, "axis"], "count.kept", keepdims=1)
    mean = g.add("Squeeze", [g.add("Div", [total, count], "mean.kept"), "axis"], "mean")
    states = g.add("Concat", [first, mean], "states", axis=-1)

    sentence = smoothed(g, "sentence", states, listener.sentence.weight.T, listener.sentence.bias, ranges)
    g.add("LpNormalization", [sentence], "vectors", axis=-1, p=2)

    def linear(name, x, module):
        g.constant(f"{name}.weight", module.weight.numpy().T)
        g.constant(f"{name}.bias", module.bias.numpy())
        return g.add("Add", [g.add("MatMul", [x, f"{name}.weight"], f"{name}.product"), f"{name}.bias"], name)

    linear("spots", x, listener.spot)
    linear("mood", states, listener.mood)
    graph = helper.make_graph(
        g.nodes,
        "encoder",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["texts", "tokens"]) for n in ("ids", "mask")],
        [
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", 2 * width]),
            helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", width]),
            helper.make_tensor_value_info("spots", TensorProto.FLOAT, ["texts", "tokens", listener.spot.out_features]),
            helper.make_tensor_value_info("mood", TensorProto.FLOAT, ["texts", listener.mood.out_features]),
        ],
        list(g.constants.values()),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def smoothed(g, name, x, weight, bias, ranges):
    """A product whose input is made smooth by an operator of its own: the input goes on elsewhere as it is."""
    s = smoothing(ranges.channels[name], weight)
    x = g.add("Mul", [x, g.constant(f"{name}.smooth", (1 / s).numpy())], f"{name}.smoothed")
    return g.product(name, x, (weight * s[:, None]).numpy(), bias.numpy(), ranges.of(name, s))


def write_layer(g, i, layer, x, attended, ranges):
    into_out = layer.out.weight.T
    s = smoothing(ranges.channels[f"{i}.out"], into_out)
    # What attention gives is a mean of values, so the values themselves can be made smooth at no cost.
    weight = torch.cat([layer.query.weight.T, layer.key.weight.T, layer.value.weight.T / s], 1)
    bias = torch.cat([layer.query.bias, layer.key.bias, layer.value.bias / s])
    mixed = smoothed(g, f"{i}.mix", x, weight, bias, ranges)
    parts = [f"{i}.{part}" for part in ("query", "key", "value")]
    g.nodes.append(helper.make_node("Split", [mixed], parts, axis=-1, num_outputs=3))
    heads = g.add("MultiHeadAttention", [*parts, "", attended], f"{i}.heads", domain="com.microsoft", num_heads=layer.heads)
    back = g.product(f"{i}.out", heads, (into_out * s[:, None]).numpy(), layer.out.bias.numpy(), ranges.of(f"{i}.out", s))
    x = g.normed(f"{i}.attention", g.add("Add", [x, back], f"{i}.attention"), layer.attention_norm)
    inner = smoothed(g, f"{i}.up", x, layer.up.weight.T, layer.up.bias, ranges)
    inner = g.add("Gelu", [inner], f"{i}.gelu", domain="com.microsoft")
    down = g.product(f"{i}.down", inner, layer.down.weight.T.numpy(), layer.down.bias.numpy(), ranges.of(f"{i}.down"))
    return g.normed(f"{i}.norm", g.add("Add", [x, down], f"{i}.sum"), layer.norm)
