"""Speaks calls into two channels and writes down what was planted where.

    python training/speech/plant_calls.py KOKORO_FOLDER OUT_FOLDER [--calls 12] [--first 0]

KOKORO_FOLDER holds Kokoro-82M v1.0 (Apache-2.0) as `kokoro.onnx`, its vocabulary as `vocab.json` and voices as
`voices/NAME.bin`. Needs numpy, onnxruntime, misaki[zh], kokoro-onnx (for its English phonemes).

Each call is OUT/NAME.wav (16 kHz, agent left, customer right) with OUT/NAME.json:
    {"language", "turns": [{"speaker", "startMs", "endMs", "text", "kind"}], "silences": [[startMs, endMs]],
     "overlaps": [[startMs, endMs]], "interruptions": [startMs], "backchannels": [startMs]}
A turn's `kind` is plain, loud (8 dB more), hurried (1.4 times as fast), backchannel or interruption. Its times are those of
what can be heard: from the first to the last hundredth of a second within 40 dB of its loudest above 60 Hz, without the clicks
that Kokoro leaves before and after short words. A silence is 2 s or more in which nobody speaks, an overlap 0.15 s or more in
which both do.
"""
import argparse
import json
import wave
from pathlib import Path

import numpy as np
import onnxruntime as ort

RATE, FRAME = 16_000, 160
LEVEL = 0.07
# No stop is held so long inside a word: what is apart by so much and so short is a click of the synthesiser.
CLICK, APART = 10, 20
# Some voices go on humming below it after a sentence, for up to half a second; nobody hears that as speech.
RUMBLE_HZ = 60
LINES = {
    "zh": {
        "agent": [
            "您好，这里是客服中心，请问有什么可以帮您？",
            "请您报一下订单号，我帮您查一查。",
            "我看到了，这个包裹昨天晚上到了杭州的中转站。",
            "非常抱歉给您添麻烦了，我马上联系快递那边核实。",
            "退款一般三到五个工作日会回到您原来的支付账户。",
            "您看这样行不行，我先给您登记，今天下午六点以前给您回电话。",
            "这笔费用是上个月的流量超出套餐产生的。",
            "好，我已经提交上去了，您注意查收短信。",
        ],
        "customer": [
            "我上周买的那个电饭锅到现在还没收到。",
            "我打了三次电话了，每次都说让我等。",
            "那我这个钱什么时候能退回来呢？",
            "你们这个扣费到底是怎么回事，我根本没用过。",
            "我明天就要出差了，今天必须得解决。",
            "行，那你给我登记一下，我等你电话。",
            "手机号还是原来那个，尾号是三六九二。",
            "算了，我再看看别家吧。",
        ],
        "backchannel": ["嗯。", "对。", "好的。", "是的。"],
    },
    "en": {
        "agent": [
            "Thank you for calling customer care, how can I help you today?",
            "Could you read me the order number, please?",
            "I can see the parcel reached the depot last night.",
            "I am really sorry about the trouble, let me call the courier right now.",
            "The refund usually takes three to five working days.",
            "Would it be all right if I call you back before six this evening?",
            "That charge comes from the extra data you used last month.",
            "I have sent the request, you will get a text message shortly.",
        ],
        "customer": [
            "The kettle I ordered last week has still not arrived.",
            "I have called three times and every time I was told to wait.",
            "So when do I get my money back?",
            "What is this charge on my bill, I never used any of that.",
            "I am leaving town tomorrow, this has to be sorted out today.",
            "Fine, put me down for a call then.",
            "The number is the same as before, it ends in three six nine two.",
            "Never mind, I will have a look somewhere else.",
        ],
        "backchannel": ["Okay.", "Right.", "I see.", "Yes."],
    },
}
VOICES = {
    "zh": [("zf_xiaoxiao", "zm_yunxi"), ("zm_yunyang", "zf_xiaoni"), ("zf_xiaobei", "zf_xiaoyi")],
    "en": [("af_heart", "am_michael"), ("bm_george", "bf_emma"), ("am_fenrir", "af_bella")],
}
FURTHER_VOICES = {
    "zh": [("zm_yunjian", "zf_xiaoxiao"), ("zf_xiaoyi", "zm_yunxia")],
    "en": [("af_sarah", "bm_lewis"), ("am_puck", "bf_isabella")],
}
# Two of one sex, as pitch alone does not tell them apart: some to tune on, others with voices of their own.
ALIKE_VOICES = {
    "zh": [("zf_xiaoxiao", "zf_xiaoni"), ("zm_yunxi", "zm_yunyang")],
    "en": [("af_heart", "bf_emma"), ("am_michael", "bm_george")],
}
FURTHER_ALIKE_VOICES = {
    "zh": [("zf_xiaobei", "zf_xiaoyi"), ("zm_yunjian", "zm_yunxia")],
    "en": [("af_sarah", "bf_isabella"), ("am_puck", "bm_lewis")],
}
# One to look at while hearing is worked on, and one with voices of its own that only measures.
DEVELOPMENT_VOICES = {
    "zh": [("zf_xiaoni", "zm_yunxi"), ("zm_yunyang", "zf_xiaoyi")],
    "en": [("af_alloy", "am_adam"), ("am_echo", "bf_alice")],
}
HELD_OUT_VOICES = {
    "zh": [("zm_yunjian", "zm_yunxia"), ("zm_yunxia", "zm_yunjian")],
    "en": [("af_jessica", "am_eric"), ("am_liam", "bf_lily"), ("bm_fable", "af_kore")],
}
SETS = [VOICES, FURTHER_VOICES, ALIKE_VOICES, FURTHER_ALIKE_VOICES, DEVELOPMENT_VOICES, HELD_OUT_VOICES]


class Speaker:
    def __init__(self, folder: Path):
        from kokoro_onnx.tokenizer import Tokenizer
        from misaki import zh

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = ort.InferenceSession(str(folder / "kokoro.onnx"), options)
        self.vocabulary = json.loads((folder / "vocab.json").read_text())["vocab"]
        self.folder, self.chinese, self.english = folder, zh.ZHG2P(), Tokenizer()
        self.said: dict[tuple, np.ndarray] = {}

    def say(self, text: str, language: str, voice: str, speed: float = 1.0) -> np.ndarray:
        key = (text, voice, speed)
        if key not in self.said:
            phonemes = self.chinese(text)[0] if language == "zh" else self.english.phonemize(text, lang="en-us")
            tokens = [self.vocabulary[c] for c in phonemes if c in self.vocabulary][:508]
            style = np.fromfile(self.folder / "voices" / f"{voice}.bin", np.float32).reshape(-1, 1, 256)[len(tokens)]
            names = self.session.get_inputs()
            pace = np.array([speed], np.float32 if "float" in names[2].type else np.int64)
            feed = {names[0].name: np.array([[0, *tokens, 0]], np.int64), names[1].name: style, names[2].name: pace}
            self.said[key] = levelled(trimmed(at_16k(self.session.run(None, feed)[0].reshape(-1))))
        return self.said[key]


def at_16k(sound: np.ndarray) -> np.ndarray:
    """From 24 kHz, by cutting its spectrum at 8 kHz."""
    length = round(len(sound) * 2 / 3)
    return (np.fft.irfft(np.fft.rfft(sound)[: length // 2 + 1], length) * (length / len(sound))).astype(np.float32)


def powers(sound: np.ndarray) -> np.ndarray:
    frames = len(sound) // FRAME
    return (sound[: frames * FRAME].reshape(frames, FRAME) ** 2).mean(axis=1)


def without_rumble(sound: np.ndarray) -> np.ndarray:
    spectrum = np.fft.rfft(sound)
    spectrum[: round(RUMBLE_HZ * len(sound) / RATE)] = 0
    return np.fft.irfft(spectrum, len(sound))


def trimmed(sound: np.ndarray) -> np.ndarray:
    power = powers(without_rumble(sound))
    loud = np.nonzero(power > power.max() / 10_000)[0]
    pieces = np.split(loud, np.flatnonzero(np.diff(loud) > APART) + 1)
    while len(pieces) > 1 and len(pieces[0]) <= CLICK:
        pieces.pop(0)
    while len(pieces) > 1 and len(pieces[-1]) <= CLICK:
        pieces.pop()
    return sound[pieces[0][0] * FRAME : (pieces[-1][-1] + 1) * FRAME]


def levelled(sound: np.ndarray) -> np.ndarray:
    return sound * (LEVEL / np.sqrt((sound**2).mean()))


def plan(speaker: Speaker, language: str, voices: tuple[str, str], random: np.random.Generator) -> dict:
    lines = {role: list(random.permutation(LINES[language][role])) for role in ("agent", "customer")}
    turns, at, odd = [], 600, None

    def put(side: int, start: int, text: str, kind: str) -> int:
        sound = speaker.say(text, language, voices[side], 1.4 if kind == "hurried" else 1.0)
        if kind == "loud":
            sound = sound * 10 ** (8 / 20)
        end = start + len(sound) // 16
        turns.append({"speaker": side, "startMs": start, "endMs": end, "text": text, "kind": kind, "sound": sound})
        return end

    free = [0, 0]
    for number in range(14):
        side = number % 2
        text = str(lines["agent" if side == 0 else "customer"][number // 2])
        kind, dice = "plain", random.random()
        gap = int(random.integers(30, 100)) * 10
        before = turns[-1] if turns else None
        if before is not None and dice < 0.22:
            gap = int(random.integers(230, 500)) * 10
        elif before is not None and dice < 0.45 and before["endMs"] - before["startMs"] > 1800:
            gap, kind = -int(random.integers(35, 90)) * 10, "interruption"
        elif number >= 6 and dice < 0.6 and odd is None:
            kind = odd = "loud" if random.random() < 0.5 else "hurried"
        start = max(at + gap, free[side] + 300)
        if kind == "interruption" and start >= at - 250:
            kind = "plain"
        at = free[side] = put(side, start, text, kind)
        length = at - start
        if kind == "plain" and length > 2600 and random.random() < 0.4:
            word = str(random.choice(LINES[language]["backchannel"]))
            where = start + int(random.integers(90, (length - 900) // 10)) * 10
            if where > free[1 - side] + 300:
                free[1 - side] = put(1 - side, where, word, "backchannel")
    return {"turns": sorted(turns, key=lambda turn: turn["startMs"]), "durationMs": at + 900}


def stretches(marks: np.ndarray, least: int) -> list[list[int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marks.astype(np.int8), [0]])))
    return [[int(a), int(b)] for a, b in edges.reshape(-1, 2) if b - a >= least]


def write(folder: Path, name: str, language: str, call: dict) -> None:
    turns, length = call["turns"], call["durationMs"]
    sound = np.random.default_rng(len(name)).normal(0, 2e-4, (length * 16, 2)).astype(np.float32)
    speaks = np.zeros((2, length), bool)
    for turn in turns:
        said = turn.pop("sound")
        sound[turn["startMs"] * 16 :][: len(said), turn["speaker"]] += said
        speaks[turn["speaker"], turn["startMs"] : turn["endMs"]] = True
    truth = {
        "language": language,
        "durationMs": length,
        "turns": turns,
        "silences": stretches(~speaks.any(axis=0), 2000),
        "overlaps": stretches(speaks.all(axis=0), 150),
        "interruptions": [turn["startMs"] for turn in turns if turn["kind"] == "interruption"],
        "backchannels": [turn["startMs"] for turn in turns if turn["kind"] == "backchannel"],
    }
    with wave.open(str(folder / f"{name}.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    (folder / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False) + "\n")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("kokoro", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--calls", type=int, default=12)
    options.add_argument("--first", type=int, default=0, help="number of the first call; each hundred has its own pairs of voices, see SETS")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    speaker = Speaker(given.kokoro)
    for number in range(given.first, given.first + given.calls):
        language = ("zh", "en")[number % 2]
        pairs = SETS[number // 100][language]
        voices = pairs[number // 2 % len(pairs)]
        name = f"planted-{language}-{number // 2 + 1:02}"
        write(given.out, name, language, plan(speaker, language, voices, np.random.default_rng(number)))
        print(name, flush=True)


main()
