"""faster-whisper with its defaults and eight-bit weights, on a recording: the comparison that `bench/recognition.ts` asks for.

Usage: python recognition_faster_whisper.py MODEL_FOLDER RECORDING.wav LANGUAGE < STRETCHES.json
RECORDING.wav: 16 kHz, two channels of 16 bits. STRETCHES.json: [{"channel", "startMs", "endMs"}].
Prints {"stretches": [{"channel", "startMs", "endMs", "text"}], "channels": the same}: the given stretches one by one, and
each channel as a whole, cut by faster-whisper itself.
Needs: pip install faster-whisper.
"""

import json
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

RATE = 16_000
# Tokens of times, 0 to 30 s, follow those of the tokenizer.
TIMES = 1501


def opened(folder: Path) -> WhisperModel:
    """CTranslate2 wants the vocabulary as a list of its own beside the model."""
    file = json.loads((folder / "tokenizer.json").read_text())
    tokens = {**file["model"]["vocab"], **{one["content"]: one["id"] for one in file["added_tokens"]}}
    listed = sorted(tokens, key=tokens.get)
    listed += [f"<|{step * 0.02:.2f}|>" for step in range(TIMES)]
    with tempfile.TemporaryDirectory() as beside:
        for name in ("model.bin", "config.json", "tokenizer.json"):
            (Path(beside) / name).symlink_to((folder / name).resolve())
        (Path(beside) / "vocabulary.json").write_text(json.dumps(listed))
        return WhisperModel(beside, device="cpu", compute_type="int8", cpu_threads=1)


def main(folder: str, recording: str, language: str) -> None:
    with wave.open(recording) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 2)
    sound = samples.astype(np.float32) / 32768
    model = opened(Path(folder))
    given = json.load(sys.stdin)
    stretches = []
    for one in given:
        part = sound[one["startMs"] * RATE // 1000 : one["endMs"] * RATE // 1000, one["channel"]]
        segments, _ = model.transcribe(part, language=language)
        stretches.append({**one, "text": " ".join(segment.text for segment in segments)})
    channels = []
    for channel in (0, 1):
        segments, _ = model.transcribe(sound[:, channel], language=language, vad_filter=True)
        channels += [
            {
                "channel": channel,
                "startMs": round(segment.start * 1000),
                "endMs": round(segment.end * 1000),
                "text": segment.text,
            }
            for segment in segments
        ]
    print(json.dumps({"stretches": stretches, "channels": channels}, ensure_ascii=False))


main(*sys.argv[1:])
