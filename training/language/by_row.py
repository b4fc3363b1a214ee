"""Quantises activations token by token instead of batch by batch: what a text is encoded to no longer depends on its
neighbours in the batch, so that a turn gives the same figures alone, in a batch and from the cache."""

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
    onnx.save(model, path)
    return products
