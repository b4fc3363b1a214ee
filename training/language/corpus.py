"""The labelled conversations as a model learns from them: turns with roles, labels, emotions; split by family."""

import glob
import hashlib
import json
import os
from dataclasses import dataclass, field

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

CUSTOMER = [
    "implicit_dissatisfaction",
    "explicit_complaint",
    "escalation_threat",
    "churn_intent",
    "repeat_question",
    "urgency",
    "confusion",
    "abuse",
    "gratitude",
    "request_info",
    "resolved_ack",
]
AGENT = [
    "greeting",
    "closing",
    "identity_check",
    "empathy",
    "apology",
    "ownership",
    "solution_offer",
    "explanation",
    "confirm_understanding",
    "policy_wall",
    "deflection",
    "blame_customer",
    "impatience",
    "perfunctory",
    "overpromise",
    "off_channel",
    "repeat_ask",
    "hold_notice",
]
LABELS = [f"customer.{name}" for name in CUSTOMER] + [f"agent.{name}" for name in AGENT]
EMOTIONS = ["anger", "frustration", "anxiety", "disappointment", "confusion", "satisfaction", "gratitude", "neutral"]
RESOLUTIONS = ["resolved", "partly", "unresolved"]
MOODS = ["happy", "angry", "sad", "fear", "surprise", "neutral"]
ROLES = ["customer", "agent", "bot", "system"]


@dataclass
class Turn:
    role: int
    text: str
    """Indices into LABELS; None where nobody judged the turn."""
    labels: list | None
    emotion: int | None
    hard: bool


@dataclass
class Conversation:
    id: str
    family: str
    language: str
    channel: str
    style: str
    turns: list = field(default_factory=list)
    resolution: int | None = None
    satisfaction: float | None = None


def read_conversations(path):
    """Conversations of one JSONL file in the form of the corpus; an unlabelled turn is context only."""
    with open(path, encoding="utf8") as lines:
        for line in lines:
            c = json.loads(line)
            turns = []
            for t in c["turns"]:
                judged = "labels" in t and t["role"] in ("customer", "agent")
                turns.append(
                    Turn(
                        ROLES.index(t["role"]),
                        t["text"],
                        [LABELS.index(x) for x in t["labels"] if x in LABELS] if judged else None,
                        EMOTIONS.index(t["emotion"]) if t.get("emotion") in EMOTIONS else None,
                        bool(t.get("hard")),
                    )
                )
            yield Conversation(
                c["id"],
                c.get("family") or c["id"],
                c["language"],
                c.get("channel", "chat"),
                c.get("style") or {"voice": "spoken", "email": "email"}.get(c.get("channel"), "typed"),
                turns,
                RESOLUTIONS.index(c["resolution"]) if c.get("resolution") in RESOLUTIONS else None,
                float(c["satisfaction"]) if c.get("satisfaction") else None,
            )


RETOLD = "retold:"
"""Before the name of a family that was told in the other language first."""


def part_of(family):
    """`test` (12 %), `dev` (10 %) or `train`: by family, so that no variant of a scene stands on both sides; what is retold stays where
    it was told first."""
    bucket = int(hashlib.sha256(family.removeprefix(RETOLD).encode()).hexdigest()[:8], 16) % 100
    return "test" if bucket < 12 else "dev" if bucket < 22 else "train"


def read_corpus(languages, with_development_sets=True):
    """{part: conversations}. The development sets of the detectors join the training part only."""
    parts = {"train": [], "dev": [], "test": []}
    for language in languages:
        for path in sorted(glob.glob(os.path.join(ROOT, "training", "corpus", language, "*.jsonl"))):
            for conversation in read_conversations(path):
                parts[part_of(conversation.family)].append(conversation)
    if with_development_sets:
        for name in ("agent-dev", "customer-dev"):
            path = os.path.join(ROOT, "test", "labelled", f"{name}.jsonl")
            parts["train"] += [c for c in read_conversations(path) if c.language in languages]
    return parts


def read_posts(language):
    """{part: [(text, index into MOODS)]} of single posts with one emotion each; empty where there are none."""
    path = os.path.join(ROOT, "training", "corpus", "posts", f"{language}.jsonl")
    parts = {"train": [], "dev": [], "test": []}
    if os.path.exists(path):
        with open(path, encoding="utf8") as lines:
            for line in lines:
                post = json.loads(line)
                parts[part_of(post["id"])].append((post["text"], MOODS.index(post["emotion"])))
    return parts


def read_questions(language):
    """What people ask, one text a line, without labels; empty where there are none."""
    path = os.path.join(ROOT, "training", "corpus", "questions", f"{language}.txt")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf8") as lines:
        return [line.strip() for line in lines if line.strip()]


def read_pairs(language):
    """[(text, text, whether both ask the same)]; empty where there are none."""
    path = os.path.join(ROOT, "training", "corpus", "questions", f"{language}-pairs.jsonl")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf8") as lines:
        return [(pair["a"], pair["b"], pair["same"]) for pair in map(json.loads, lines)]
