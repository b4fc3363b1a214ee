"""Makes models/voice-activity/silero-v5-16k.onnx out of Silero's own file.

    python training/speech/silero_graph.py silero_vad_v5.onnx models/voice-activity/silero-v5-16k.onnx

The weights are Silero's, unchanged. Its graph takes one window a call and carries the branch for 8 kHz along; ours is
the branch for 16 kHz alone and takes any number of windows in a row: what each window looks like is computed for
all of them at once, and only the recurrent layer goes step by step.

    in   windows  [steps * channels, 576]   step by step, 64 samples of the past and 512 new ones
         hidden   [1, channels, 128]        zeros at the beginning, then what came out
         cell     [1, channels, 128]
    out  speech   [steps, channels]         probability that somebody speaks
         hidden_n, cell_n

Both are run on noise, and must give the same to 1e-5. Needs onnx, onnxruntime, numpy.
"""
import sys

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

CONTEXT, WINDOW, HIDDEN = 64, 512, 128


def weights_of(original: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Constants of the branch for 16 kHz, by the end of their names."""
    choice = next(node for node in original.graph.node if node.op_type == "If")
    then = next(a.g for a in choice.attribute if a.name == "then_branch")
    names = ["stft.forward_basis_buffer", "decoder.decoder.2.weight", "decoder.decoder.2.bias"]
    names += [f"encoder.{i}.reparam_conv.{part}" for i in range(4) for part in ("weight", "bias")]
    names += [f"decoder.rnn.{part}_{side}" for part in ("weight", "bias") for side in ("ih", "hh")]
    found = {}
    for node in then.node:
        for name in names:
            if node.op_type == "Constant" and node.output[0].endswith("__" + name):
                found[name] = numpy_helper.to_array(node.attribute[0].t).astype(np.float32)
    missing = set(names) - set(found)
    if missing:
        raise SystemExit(f"The file is not Silero version 5: it lacks {sorted(missing)}.")
    return found


def gates(weight: np.ndarray) -> np.ndarray:
    """PyTorch stacks input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i, o, f, g])


def taps(weight: np.ndarray, first: int = 0, end: int | None = None) -> np.ndarray:
    """What a convolution makes of the places `first` to `end` that it looks at, side by side in a row."""
    return np.ascontiguousarray(weight[:, :, first:end].transpose(2, 1, 0).reshape(-1, weight.shape[0]))


def graph_of(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """
    Four places of a window are looked at. What a convolution sees from each of them is put side by side, so that it is one product
    of matrices for all places of all windows: over so few places a convolution costs several times as much.
    """
    basis = weights["stft.forward_basis_buffer"]
    bins = basis.shape[0] // 2
    conv = [weights[f"encoder.{i}.reparam_conv.weight"] for i in range(4)]
    seen = [one.shape[0] for one in conv]
    constants: dict[str, np.ndarray] = {
        "pads": np.array([0, 0, 0, CONTEXT], np.int64),
        "as_hops": np.array([-1, 5, basis.shape[2] // 2], np.int64),
        "real_w": taps(basis[:bins]),
        "imaginary_w": taps(basis[bins:]),
        "around": np.array([0, 1, 0, 0, 1, 0], np.int64),
        "as_row0": np.array([-1, 3 * bins], np.int64),
        "as_places": np.array([-1, 4, seen[0]], np.int64),
        "as_two": np.array([-1, 2 * seen[0]], np.int64),
        "as_three": np.array([-1, 3 * seen[0]], np.int64),
        "conv0_w": taps(conv[0]),
        "conv1_begin_w": taps(conv[1], 1),
        "conv1_end_w": taps(conv[1]),
        "conv2_w": taps(conv[2], 1),
        "conv3_w": taps(conv[3], 1, 2),
        **{f"conv{i}_b": weights[f"encoder.{i}.reparam_conv.bias"] for i in range(4)},
        **{f"at{i}": np.array([i], np.int64) for i in (0, 1, 2, 4, 5, 6)},
        "W": gates(weights["decoder.rnn.weight_ih"])[None],
        "R": gates(weights["decoder.rnn.weight_hh"])[None],
        "B": np.concatenate([gates(weights["decoder.rnn.bias_ih"]), gates(weights["decoder.rnn.bias_hh"])])[None],
        "out_w": weights["decoder.decoder.2.weight"].reshape(HIDDEN, 1),
        "out_b": weights["decoder.decoder.2.bias"].reshape(1),
        "minus": np.array([-1], np.int64),
        "width": np.array([HIDDEN], np.int64),
    }
    node = helper.make_node

    def slice_of(source: str, begin: int, end: int, target: str) -> onnx.NodeProto:
        return node("Slice", [source, f"at{begin}", f"at{end}", "at1"], [target])

    def dense(source: str, weight: str, bias: str, target: str) -> list[onnx.NodeProto]:
        return [node("Gemm", [source, weight, bias], [f"{target}_sum"]), node("Relu", [f"{target}_sum"], [target])]

    nodes = [
        # Frames of 256 samples begin every 128.
        node("Pad", ["windows", "pads"], ["padded"], mode="reflect"),
        node("Reshape", ["padded", "as_hops"], ["hops"]),
        slice_of("hops", 0, 4, "here"),
        slice_of("hops", 1, 5, "next"),
        node("Concat", ["here", "next"], ["frames"], axis=2),
        node("MatMul", ["frames", "real_w"], ["real"]),
        node("MatMul", ["frames", "imaginary_w"], ["imaginary"]),
        node("Mul", ["real", "real"], ["real2"]),
        node("Mul", ["imaginary", "imaginary"], ["imaginary2"]),
        node("Add", ["real2", "imaginary2"], ["power"]),
        node("Sqrt", ["power"], ["amplitudes"]),
        # Each place with its neighbours, nothing beyond the ends.
        node("Pad", ["amplitudes", "around"], ["amplitudes_around"]),
        *[slice_of("amplitudes_around", i, i + 4, f"side{i}") for i in range(3)],
        node("Concat", ["side0", "side1", "side2"], ["sides"], axis=2),
        node("Reshape", ["sides", "as_row0"], ["row0"]),
        *dense("row0", "conv0_w", "conv0_b", "seen0"),
        # Every second place: the first and its right neighbour, the third and both of its neighbours.
        node("Reshape", ["seen0", "as_places"], ["places"]),
        slice_of("places", 0, 2, "begin"),
        node("Reshape", ["begin", "as_two"], ["row1_begin"]),
        *dense("row1_begin", "conv1_begin_w", "conv1_b", "seen1_begin"),
        slice_of("places", 1, 4, "end"),
        node("Reshape", ["end", "as_three"], ["row1_end"]),
        *dense("row1_end", "conv1_end_w", "conv1_b", "seen1_end"),
        # The first of the two with its right neighbour; then there is one place alone.
        node("Concat", ["seen1_begin", "seen1_end"], ["row2"], axis=1),
        *dense("row2", "conv2_w", "conv2_b", "seen2"),
        *dense("seen2", "conv3_w", "conv3_b", "seen3"),
    ]
    nodes += [
        helper.make_node("Shape", ["hidden"], ["hidden_shape"]),
        helper.make_node("Slice", ["hidden_shape", "at1", "at2"], ["channels"]),
        helper.make_node("Concat", ["minus", "channels", "width"], ["by_step"], axis=0),
        helper.make_node("Reshape", ["seen3", "by_step"], ["steps"]),
        helper.make_node(
            "LSTM", ["steps", "W", "R", "B", "", "hidden", "cell"], ["each", "hidden_n", "cell_n"], hidden_size=HIDDEN
        ),
        helper.make_node("Squeeze", ["each", "at1"], ["told"]),
        helper.make_node("Relu", ["told"], ["clear"]),
        helper.make_node("MatMul", ["clear", "out_w"], ["weighed"]),
        helper.make_node("Add", ["weighed", "out_b"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["sure"]),
        helper.make_node("Squeeze", ["sure", "minus"], ["speech"]),
    ]
    state = [1, "channels", HIDDEN]
    value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    graph = helper.make_graph(
        nodes,
        "silero-v5-16k",
        [value("windows", ["rows", CONTEXT + WINDOW]), value("hidden", state), value("cell", state)],
        [value("speech", ["steps", "channels"]), value("hidden_n", state), value("cell_n", state)],
        [numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def difference(original: str, ours: bytes) -> float:
    """The largest difference of a probability over a minute of noise that comes and goes, two channels."""
    theirs, mine = ort.InferenceSession(original), ort.InferenceSession(ours)
    steps, channels = 1875, 2
    random = np.random.default_rng(7)
    swell = np.abs(np.sin(np.arange(steps * WINDOW) / 9000))
    sound = (random.standard_normal((channels, steps * WINDOW)) * 0.1 * swell).astype(np.float32)
    past = np.zeros((channels, CONTEXT), np.float32)
    state = np.zeros((2, channels, HIDDEN), np.float32)
    rows, wanted = [], []
    for step in range(steps):
        window = np.concatenate([past, sound[:, step * WINDOW : (step + 1) * WINDOW]], axis=1)
        past = window[:, -CONTEXT:]
        rows.append(window)
        told, state = theirs.run(None, {"input": window, "state": state, "sr": np.array(16000, np.int64)})
        wanted.append(told[:, 0])
    zeros = np.zeros((1, channels, HIDDEN), np.float32)
    got = mine.run(["speech"], {"windows": np.concatenate(rows), "hidden": zeros, "cell": zeros})[0]
    return float(np.abs(got - np.array(wanted)).max())


def main() -> None:
    source, target = sys.argv[1:3]
    model = graph_of(weights_of(onnx.load(source))).SerializeToString()
    off = difference(source, model)
    if off > 1e-5:
        raise SystemExit(f"The graph differs by {off:.2e}; nothing was written.")
    with open(target, "wb") as file:
        file.write(model)
    print(f"{target}: {len(model):,} bytes, differs by {off:.1e} at most")


main()
