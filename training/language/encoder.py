"""The BERT encoder that the models start from, read out of the ONNX files in which its weights are distributed."""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask, dropout):
        b, n, d = x.shape
        q, k, v = (f(x).view(b, n, self.heads, d // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value))
        # Plain products: for short texts on a processor several times faster to learn with than the fused kernel.
        a = (q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5 + mask).softmax(-1) @ v
        a = self.out(a.transpose(1, 2).reshape(b, n, d))
        x = self.attention_norm(x + F.dropout(a, dropout, self.training))
        return self.norm(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Encoder(nn.Module):
    """input ids [B, N], mask [B, N] (1 = token) -> hidden states [B, N, width]."""

    def __init__(self, vocabulary, width, heads, inner, layers, positions=512, dropout=0.1):
        super().__init__()
        self.width, self.dropout = width, dropout
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))

    def forward(self, ids, mask):
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = (mask[:, None, None, :].to(x.dtype) - 1) * 1e4
        for layer in self.layers:
            x = layer(x, bias, self.dropout)
        return x


def read_encoder(path, head_size, keep_layers=None):
    """The encoder in an ONNX export of a BERT model; `keep_layers` takes only those, in their order."""
    graph = onnx.load(path).graph
    named = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    # Linear weights lost their names in the export: they are found through the bias that is added to their product.
    product_of = {n.output[0]: n for n in graph.node if n.op_type == "MatMul"}
    weight_of_bias = {}
    for node in graph.node:
        if node.op_type != "Add":
            continue
        for bias, other in (node.input, reversed(node.input)):
            if bias in named and other in product_of:
                weight_of_bias[bias] = named[product_of[other].input[1]].T
    words = named["embeddings.word_embeddings.weight"]
    count = 1 + max(int(k.split(".")[2]) for k in named if k.startswith("encoder.layer."))
    kept = list(range(count)) if keep_layers is None else keep_layers
    width = words.shape[1]
    inner = len(named["encoder.layer.0.intermediate.dense.bias"])
    encoder = Encoder(len(words), width, width // head_size, inner, len(kept))

    def put(parameter, array):
        parameter.data = torch.from_numpy(np.array(array, dtype=np.float32))

    put(encoder.words.weight, words)
    # Every text is one segment, so the embedding of segment 0 belongs to each position.
    segment = named["embeddings.token_type_embeddings.weight"][0]
    put(encoder.positions.weight, named["embeddings.position_embeddings.weight"] + segment)
    put(encoder.norm.weight, named["embeddings.LayerNorm.weight"])
    put(encoder.norm.bias, named["embeddings.LayerNorm.bias"])
    places = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "up": "intermediate.dense",
        "down": "output.dense",
    }
    for layer, number in zip(encoder.layers, kept):
        prefix = f"encoder.layer.{number}."
        for ours, theirs in places.items():
            bias = f"{prefix}{theirs}.bias"
            put(getattr(layer, ours).weight, weight_of_bias[bias])
            put(getattr(layer, ours).bias, named[bias])
        for ours, theirs in {"attention_norm": "attention.output", "norm": "output"}.items():
            put(getattr(layer, ours).weight, named[f"{prefix}{theirs}.LayerNorm.weight"])
            put(getattr(layer, ours).bias, named[f"{prefix}{theirs}.LayerNorm.bias"])
    return encoder
