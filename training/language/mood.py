"""The mood of a text by itself, as a linear judgement of the encoder's states: learned from posts."""

import torch
import torch.nn.functional as F

from corpus import MOODS

ROUNDS = 15
RATE = 2e-3
BATCH = 64
"""States have a thousand figures and posts are few: half of the figures are hidden at a time, and weights are held small."""
DROPOUT, DECAY = 0.5, 0.3
"""Weights of so many runs are averaged."""
RUNS = 5


def learn_mood(states, moods):
    """states [n, width], moods [n] -> weight [width, moods] and bias of the logits."""
    mean, spread = states.mean(0), states.std(0) + 1e-3
    x = (states - mean) / spread
    of_class = torch.bincount(moods, minlength=len(MOODS)).float()
    rare = (len(moods) / len(MOODS) / of_class).sqrt()
    weights, biases = [], []
    for run in range(RUNS):
        torch.manual_seed(run)
        layer = torch.nn.Linear(x.shape[1], len(MOODS))
        optimizer = torch.optim.AdamW(layer.parameters(), weight_decay=DECAY)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=ROUNDS * (len(x) // BATCH))
        for _ in range(ROUNDS):
            order = torch.randperm(len(x))
            for start in range(0, len(x) - BATCH + 1, BATCH):
                k = order[start : start + BATCH]
                loss = F.cross_entropy(layer(F.dropout(x[k], DROPOUT)), moods[k], weight=rare, label_smoothing=0.1)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                schedule.step()
        weights.append(layer.weight.detach().T / spread[:, None])
        biases.append(layer.bias.detach() - mean @ weights[-1])
    return torch.stack(weights).mean(0), torch.stack(biases).mean(0)
