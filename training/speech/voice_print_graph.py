"""Makes models/voice-print/ge2e-16k.onnx out of Resemblyzer's own file.

    python training/speech/voice_print_graph.py pretrained.pt models/voice-print/ge2e-16k.onnx

The weights are Resemblyzer's, kept in half precision: three recurrent layers over mel bands and one linear layer. The graph
takes any number of windows of different lengths at once.

    in   bands    [frames, windows, 40]   power in mel bands each 10 ms, windows shorter than the longest filled up with anything
         lengths  [windows]               frames of each window, int32
    out  prints   [windows, 256]          one unit vector each

Both are run on noise, and must give vectors whose cosine is 0.9999 at least. Needs onnx, onnxruntime, numpy, torch.

With `--reference` it prints instead what librosa, by which the model was trained, makes of a known sound: the figures
in src/core/speech/mel-bands.test.ts. That needs librosa and no weights.
"""
import sys

import numpy as np

RATE, BANDS, HIDDEN, LAYERS = 16_000, 40, 256, 3
LEAST_COSINE = 0.9999


def gates(weight: np.ndarray) -> np.ndarray:
    """PyTorch stacks input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i, o, f, g])


def graph_of(state: dict[str, np.ndarray]):
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    halves: dict[str, np.ndarray] = {"linear_w": state["linear.weight"].T, "linear_b": state["linear.bias"]}
    constants = {"first": np.array([0], np.int64), "last": np.array([1], np.int64), "least": np.array(1e-12, np.float32)}
    nodes, seen = [], "bands"
    for layer in range(LAYERS):
        part = lambda name: gates(state[f"lstm.{name}_l{layer}"])
        halves[f"W{layer}"] = part("weight_ih")[None]
        halves[f"R{layer}"] = part("weight_hh")[None]
        halves[f"B{layer}"] = np.concatenate([part("bias_ih"), part("bias_hh")])[None]
        nodes += [
            helper.make_node(
                "LSTM",
                [seen, f"W{layer}", f"R{layer}", f"B{layer}", "lengths"],
                [f"each{layer}", f"hidden{layer}"],
                hidden_size=HIDDEN,
            ),
            helper.make_node("Squeeze", [f"each{layer}", "last"], [f"seen{layer}"]),
        ]
        seen = f"seen{layer}"
    nodes += [
        helper.make_node("Squeeze", [f"hidden{LAYERS - 1}", "first"], ["end"]),
        helper.make_node("MatMul", ["end", "linear_w"], ["weighed"]),
        helper.make_node("Add", ["weighed", "linear_b"], ["sum"]),
        helper.make_node("Relu", ["sum"], ["raw"]),
        helper.make_node("ReduceL2", ["raw"], ["length"], axes=[1], keepdims=1),
        helper.make_node("Max", ["length", "least"], ["divisor"]),
        helper.make_node("Div", ["raw", "divisor"], ["prints"]),
    ]
    widen = [
        helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT) for name in halves
    ]
    initial = [numpy_helper.from_array(array, name) for name, array in constants.items()]
    initial += [
        numpy_helper.from_array(array.astype(np.float16), f"{name}_half") for name, array in halves.items()
    ]
    graph = helper.make_graph(
        # What comes out of the last layer step by step is of no use.
        widen + [node for node in nodes if node.output[0] != seen],
        "ge2e-16k",
        [
            helper.make_tensor_value_info("bands", TensorProto.FLOAT, ["frames", "windows", BANDS]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["windows"]),
        ],
        [helper.make_tensor_value_info("prints", TensorProto.FLOAT, ["windows", HIDDEN])],
        initial,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def likeness(state: dict, ours: bytes) -> float:
    """The smallest cosine between both, over windows of 0.4 to 1.6 s of noise in bands that swell and fade."""
    import onnxruntime as ort
    import torch

    lstm = torch.nn.LSTM(BANDS, HIDDEN, LAYERS, batch_first=True)
    lstm.load_state_dict({name[5:]: value for name, value in state.items() if name.startswith("lstm.")})
    random = np.random.default_rng(7)
    lengths = np.array([40, 80, 97, 120, 143, 160, 160, 160], np.int32)
    bands = (random.random((len(lengths), lengths.max(), BANDS)) ** 4 * 10).astype(np.float32)
    bands *= np.abs(np.sin(np.arange(lengths.max()) / 11))[None, :, None].astype(np.float32)
    wanted = []
    with torch.no_grad():
        for length, window in zip(lengths, bands):
            hidden = lstm(torch.from_numpy(window[None, :length]))[1][0][-1]
            raw = torch.relu(hidden @ state["linear.weight"].T + state["linear.bias"])
            wanted.append((raw / raw.norm())[0].numpy())
    session = ort.InferenceSession(ours, providers=["CPUExecutionProvider"])
    feed = {"bands": np.ascontiguousarray(bands.transpose(1, 0, 2)), "lengths": lengths}
    return float((session.run(["prints"], feed)[0] * np.array(wanted)).sum(axis=1).min())


def reference() -> None:
    import librosa

    time = np.arange(RATE // 2) / RATE
    sound = 0.1 * np.sin(2 * np.pi * (200 * time + 1500 * time**2)) + 0.05 * np.sin(2 * np.pi * 3300 * time)
    frames = librosa.feature.melspectrogram(
        y=sound.astype(np.float32), sr=RATE, n_fft=400, hop_length=160, n_mels=BANDS
    ).T
    for frame in (0, 1, 20, 40):
        print(frame, [float(f"{value:.4e}") for value in frames[frame]])


def main() -> None:
    if sys.argv[1:] == ["--reference"]:
        return reference()
    import torch

    source, target = sys.argv[1:3]
    wanted = {f"lstm.{part}_{side}_l{i}" for part in ("weight", "bias") for side in ("ih", "hh") for i in range(LAYERS)}
    wanted |= {"linear.weight", "linear.bias"}
    known = torch.load(source, map_location="cpu", weights_only=True)["model_state"]
    if not wanted <= set(known):
        raise SystemExit(f"The file is not Resemblyzer's: it lacks {sorted(wanted - set(known))}.")
    state = {name: known[name] for name in wanted}
    model = graph_of({name: value.numpy() for name, value in state.items()}).SerializeToString()
    cosine = likeness(state, model)
    if cosine < LEAST_COSINE:
        raise SystemExit(f"The graph gives other vectors, cosine {cosine:.5f}; nothing was written.")
    with open(target, "wb") as file:
        file.write(model)
    print(f"{target}: {len(model):,} bytes, cosine {cosine:.6f} at least")


main()
