"""BERTopic with its defaults, on texts and vectors of a file: the comparison that `bench/topics.ts` asks for.

Usage: python topics_bertopic.py FILE.json...
FILE.json: {"width": number, "texts": [...], "vectors": "FILE.f32"}, little-endian float32 by row.
Prints {"topics": [...], "reduced": [...], "seconds": number} for each; -1 is what BERTopic leaves out, `reduced` has it
put into the nearest topic by its own `reduce_outliers` (embeddings).
Needs: pip install bertopic (sentence-transformers is not used).
"""

import json
import os
import sys
import time

os.environ.setdefault("NUMBA_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np  # noqa: E402
from bertopic import BERTopic  # noqa: E402
from umap import UMAP  # noqa: E402


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    vectors = np.fromfile(given["vectors"], dtype="<f4").reshape(-1, given["width"])
    started = time.time()
    # The default reduction of BERTopic, with a fixed seed.
    reduction = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, random_state=42)
    model = BERTopic(umap_model=reduction, calculate_probabilities=False)
    topics, _ = model.fit_transform(given["texts"], vectors)
    seconds = round(time.time() - started, 1)
    left_out = any(topic < 0 for topic in topics)
    reduced = (
        model.reduce_outliers(given["texts"], topics, strategy="embeddings", embeddings=vectors) if left_out else topics
    )
    found = {"topics": [int(topic) for topic in topics], "reduced": [int(topic) for topic in reduced]}
    print(json.dumps({**found, "seconds": seconds}), flush=True)


for one in sys.argv[1:]:
    main(one)
