"""Quantises activations token by token instead of batch by batch: what a text is encoded to no longer depends on its
neighbours in the batch, so that a turn gives the same figures alone, in a batch and from the cache.

Weights become unsigned with their zero in the middle. Products of unsigned with signed bytes are summed in pairs of 16 bits
on processors without the newer int8 instructions, and eight-bit weights overflow there: what is heard would depend on the
processor. Products of two unsigned bytes are summed in 32 bits everywhere."""

import hashlib
import json
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CONSTANTS = {
    "row.inv127": np.array(1 / 127, np.float32),
    "row.eps": np.array(1e-8, np.float32),
    "row.mid": np.array(128, np.float32),
    "row.zp": np.array(128, np.uint8),
    "row.axes": np.array([-1], np.int64),
    "row.one": np.array(1, np.float32),
}


def scaled_by_row(x, quantised, scale):
    """Nodes that replace a DynamicQuantizeLinear: `quantised` as before, `scale`.row for each row."""
    p = quantised + ".row."
    return [
        helper.make_node("Abs", [x], [p + "abs"]),
        helper.make_node("ReduceMax", [p + "abs", "row.axes"], [p + "max"], keepdims=1),
        helper.make_node("Max", [p + "max", "row.eps"], [p + "safe"]),
        helper.make_node("Mul", [p + "safe", "row.inv127"], [scale + ".row"]),
        helper.make_node("Div", [x, scale + ".row"], [p + "scaled"]),
        helper.make_node("Round", [p + "scaled"], [p + "rounded"]),
        helper.make_node("Add", [p + "rounded", "row.mid"], [p + "shifted"]),
        helper.make_node("Cast", [p + "shifted"], [quantised], to=TensorProto.UINT8),
    ]


def with_unsigned_weights(graph):
    """Changes the products of a graph in place and exactly; gives the number of them that had signed weights."""
    named = {t.name: t for t in graph.initializer}
    signed = {
        name
        for node in graph.node
        if node.op_type == "MatMulIntegerToFloat"
        for name in (node.input[1], node.input[5])
        if named[name].data_type == TensorProto.INT8
    }
    for name in signed:
        shifted = numpy_helper.to_array(named[name]).astype(np.int16) + 128
        named[name].CopyFrom(numpy_helper.from_array(shifted.astype(np.uint8), name))
    return len(signed) // 2


def quantise_by_row(path):
    """Rewrites a dynamically quantised ONNX file in place; gives the number of products changed."""
    model = onnx.load(path)
    graph = model.graph
    graph.initializer.extend(numpy_helper.from_array(array, name) for name, array in CONSTANTS.items())
    users, maker = {}, {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
        for name in node.output:
            maker[name] = node
    replaced, dropped, products = {}, set(), 0
    for node in graph.node:
        if node.op_type != "DynamicQuantizeLinear":
            continue
        quantised, scale, _ = node.output
        replaced[id(node)] = scaled_by_row(node.input[0], quantised, scale)
        for product in users[quantised]:
            (cast,) = users[product.output[0]]
            (multiply,) = users[cast.output[0]]
            both_scales = next(i for i in multiply.input if i != cast.output[0])
            weight_scale = next(i for i in maker[both_scales].input if i != scale)
            weight_zero = product.input[3] if len(product.input) > 3 else ""
            as_float = product.output[0] + ".float"
            replaced[id(product)] = [
                helper.make_node(
                    "MatMulIntegerToFloat",
                    [quantised, product.input[1], "row.one", weight_scale, "row.zp", weight_zero],
                    [as_float],
                    domain="com.microsoft",
                ),
                helper.make_node("Mul", [as_float, scale + ".row"], [multiply.output[0]]),
            ]
            dropped |= {id(cast), id(multiply)}
            if len(users[both_scales]) == 1:
                dropped.add(id(maker[both_scales]))
            products += 1
    nodes = []
    for node in graph.node:
        nodes += replaced.get(id(node), [] if id(node) in dropped else [node])
    del graph.node[:]
    graph.node.extend(nodes)
    if not any(opset.domain == "com.microsoft" for opset in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    with_unsigned_weights(graph)
    onnx.save(model, path)
    return products


def main(folder):
    """Brings the context layer of a folder that was written with signed weights to unsigned ones, and notes its new hash."""
    path, described = os.path.join(folder, "context.onnx"), os.path.join(folder, "manifest.json")
    model = onnx.load(path)
    print(f"{path}: {with_unsigned_weights(model.graph)} products changed")
    onnx.save(model, path)
    with open(described, encoding="utf8") as f:
        manifest = json.load(f)
    with open(path, "rb") as f:
        content = f.read()
    manifest["files"]["context.onnx"] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    with open(described, "w", encoding="utf8") as f:
        json.dump(manifest, f, ensure_ascii=False, indent=2)
        f.write("\n")


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        main(folder)
