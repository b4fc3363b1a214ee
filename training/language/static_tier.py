"""Distils the encoder into vectors of single tokens, which tell at the cost of a sum which turns carry nothing.

The layout of `static.bin` is told in src/adapters/language/static-tier.ts.
"""

import struct

import numpy as np
import torch
import torch.nn.functional as F

from corpus import CUSTOMER, EMOTIONS

SIZE = 32
NEUTRAL = EMOTIONS.index("neutral")
"""Of all labels of the development part, so many may be lost with the turns that are skipped."""
LOST_LABELS = 0.01


def carries(turn):
    return bool(turn.labels) or turn.emotion not in (None, NEUTRAL)


def means(table, rows):
    flat = torch.tensor([token for row in rows for token in row[1:-1]], dtype=torch.long)
    starts = torch.tensor(np.cumsum([0] + [len(row) - 2 for row in rows])[:-1], dtype=torch.long)
    return F.embedding_bag(flat, table, starts, mode="mean")


def distil(words, train, dev, steps=1500, seed=3):
    """
    words: the encoder's token table [V, width]. train, dev: [(row of token ids, targets [3 × width], turn)].
    Gives the parts of the file and, of the development part, the share of turns skipped and of labels lost.
    """
    torch.manual_seed(seed)
    centred = words - words.mean(0)
    start = centred @ torch.linalg.svd(centred, full_matrices=False)[2][:SIZE].T
    start = start / start.std()
    table = start.clone().requires_grad_()
    width3 = len(train[0][1])
    project = torch.nn.Linear(SIZE, width3)
    screens = {role: torch.nn.Linear(SIZE, 1) for role in (0, 1)}
    rows = [row for row, _, _ in train]
    targets = torch.stack([target for _, target, _ in train])
    project.bias.data = targets.mean(0)
    roles = torch.tensor([turn.role for _, _, turn in train])
    present = torch.tensor([float(carries(turn)) for _, _, turn in train])
    scale = targets.std(0) + 1e-6
    optimizer = torch.optim.Adam([{"params": [table], "lr": 0.02}, {"params": [p for m in (project, *screens.values()) for p in m.parameters()], "lr": 0.01}])
    for step in range(steps):
        chosen = torch.randint(0, len(rows), (512,))
        k = means(table, [rows[i] for i in chosen])
        loss = ((project(k) - targets[chosen]) / scale).pow(2).mean()
        for role, screen in screens.items():
            where = roles[chosen] == role
            loss = loss + F.binary_cross_entropy_with_logits(screen(k[where]).squeeze(-1), present[chosen][where])
        # Tokens that were hardly met stay near what the encoder's own table says of them.
        loss = loss + 0.02 * (table - start).pow(2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    table, thresholds, skipped, lost = table.detach(), {}, 0, 0
    k = means(table, [row for row, _, _ in dev])
    labels = sum(len(turn.labels) for _, _, turn in dev)
    for role, screen in screens.items():
        own = [i for i, (_, _, turn) in enumerate(dev) if turn.role == role]
        scores = screen(k[own]).squeeze(-1).detach().numpy()
        order = np.argsort(scores)
        within = np.cumsum([len(dev[own[i]][2].labels) for i in order]) <= LOST_LABELS * labels / 2
        count = int(within.sum())
        thresholds["customer" if role == 0 else "agent"] = float(scores[order[count]]) if count < len(order) else float(scores.max())
        skipped += count
        lost += sum(len(dev[own[i]][2].labels) for i in order[:count])
    return (table, screens, project), thresholds, {"skipped": skipped / len(dev), "lost": lost / labels}


def write(path, parts, width):
    table, screens, project = parts
    with open(path, "wb") as f:
        f.write(b"TZSTAT1\n" + struct.pack("<4I", len(table), SIZE, width, 0))
        f.write(table.numpy().astype("<f2").tobytes())
        for role in (0, 1):
            weights = torch.cat([screens[role].weight[0], screens[role].bias]).detach()
            f.write(weights.numpy().astype("<f4").tobytes())
        f.write(project.weight.detach().numpy().astype("<f4").tobytes())
        f.write(project.bias.detach().numpy().astype("<f4").tobytes())
