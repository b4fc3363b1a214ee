"""The listener: every turn is encoded once, alone; a light causal layer then looks across the turns."""

import torch
import torch.nn.functional as F
from torch import nn

from corpus import AGENT, CUSTOMER, EMOTIONS, MOODS, RESOLUTIONS, ROLES

CONTEXT_WIDTH = 256
CONTEXT_LAYERS = 2
CONTEXT_HEADS = 4
"""How many turns back a turn can look."""
WINDOW = 16
"""Likeness of a turn to the ones before it, as figures: see `likeness`."""
LIKENESS = 6


def likeness(vectors, roles, present):
    """[B, T, LIKENESS]: highest cosine to an earlier turn of the same role, the same for two or more turns of that
    role back, to the turn just before, highest to an earlier turn of another role, how many earlier turns of the
    same role there are (log), and whether there is a turn before."""
    cosines = vectors @ vectors.transpose(1, 2)
    t = roles.shape[1]
    earlier = torch.ones(t, t, dtype=torch.bool).tril(-1)[None] & present[:, None, :]
    same = earlier & (roles[:, :, None] == roles[:, None, :])
    other = earlier & ~same

    def highest(where):
        return cosines.masked_fill(~where, -1).amax(-1).clamp(min=0)

    # The nearest earlier turn of the same role is left out: a continued thought resembles itself.
    nearest = same & (same.flip(-1).cumsum(-1).flip(-1) == 1)
    before = torch.zeros_like(cosines[..., 0])
    before[:, 1:] = cosines.diagonal(-1, 1, 2)
    count = same.sum(-1)
    return torch.stack(
        [
            highest(same),
            highest(same & ~nearest),
            before,
            highest(other),
            torch.log1p(count.to(vectors.dtype)) / 2,
            earlier.any(-1).to(vectors.dtype),
        ],
        -1,
    )


class ContextLayer(nn.Module):
    """Causal attention over turns with a learned bias for distance and role, and one for likeness."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mix, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.distance = nn.Parameter(torch.zeros(heads, WINDOW + 1))
        self.same_role = nn.Parameter(torch.zeros(heads, 2))
        self.alike = nn.Parameter(torch.zeros(heads))

    def forward(self, x, distances, blocked, same_role, cosines, dropout):
        b, t, d = x.shape
        q, k, v = self.mix(self.first(x)).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        bias = self.distance[:, distances][None] + self.same_role[:, same_role].permute(1, 0, 2, 3)
        scores = q @ k.transpose(-1, -2) / (d // self.heads) ** 0.5 + bias + self.alike[None, :, None, None] * cosines[:, None]
        a = scores.masked_fill(blocked[:, None], -1e4).softmax(-1)
        a = (F.dropout(a, dropout, self.training) @ v).transpose(1, 2).reshape(b, t, d)
        x = x + F.dropout(self.out(a), dropout, self.training)
        return x + F.dropout(self.down(F.gelu(self.up(self.second(x)))), dropout, self.training)


class Context(nn.Module):
    """Turn states [B, T, 2 × width], sentence vectors [B, T, width], roles [B, T], present [B, T] -> what is heard."""

    def __init__(self, width, dropout=0.2):
        super().__init__()
        self.dropout = dropout
        self.enter = nn.Linear(2 * width, CONTEXT_WIDTH)
        self.enter_norm = nn.LayerNorm(CONTEXT_WIDTH)
        self.role = nn.Embedding(len(ROLES), CONTEXT_WIDTH)
        self.likeness = nn.Linear(LIKENESS, CONTEXT_WIDTH)
        self.layers = nn.ModuleList(ContextLayer(CONTEXT_WIDTH, CONTEXT_HEADS) for _ in range(CONTEXT_LAYERS))
        self.norm = nn.LayerNorm(CONTEXT_WIDTH)
        self.customer = nn.Linear(2 * CONTEXT_WIDTH, len(CUSTOMER))
        self.agent = nn.Linear(2 * CONTEXT_WIDTH, len(AGENT))
        self.emotion = nn.Linear(2 * CONTEXT_WIDTH, len(EMOTIONS))
        self.weigh = nn.Linear(CONTEXT_WIDTH, 1)
        self.resolution = nn.Linear(2 * CONTEXT_WIDTH, len(RESOLUTIONS))
        self.satisfaction = nn.Linear(2 * CONTEXT_WIDTH, 1)

    def forward(self, states, vectors, roles, present):
        t = roles.shape[1]
        steps = torch.arange(t)
        distances = (steps[:, None] - steps[None, :]).clamp(0, WINDOW)
        blocked = ((steps[None, :] > steps[:, None]) | (steps[:, None] - steps[None, :] > WINDOW))[None] | ~present[:, None, :]
        blocked = blocked & ~torch.eye(t, dtype=torch.bool)[None]
        same_role = (roles[:, :, None] == roles[:, None, :]).long()
        cosines = vectors @ vectors.transpose(1, 2)
        own = self.enter_norm(self.enter(states)) + self.role(roles) + self.likeness(likeness(vectors, roles, present))
        x = F.dropout(own, self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, distances, blocked, same_role, cosines, self.dropout)
        x = self.norm(x)
        both = F.dropout(torch.cat([x, own], -1), self.dropout, self.training)
        weights = self.weigh(x).squeeze(-1).masked_fill(~present, -1e4).softmax(-1)
        pooled = (weights[..., None] * x).sum(1)
        last = x[torch.arange(len(x)), present.sum(1) - 1]
        whole = F.dropout(torch.cat([pooled, last], -1), self.dropout, self.training)
        return {
            "customer": self.customer(both),
            "agent": self.agent(both),
            "emotion": self.emotion(both),
            "resolution": self.resolution(whole),
            "satisfaction": self.satisfaction(whole).squeeze(-1),
        }


class Listener(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.context = Context(encoder.width)
        # Keeps what the base encoder knows of likeness while the encoder learns to hear: starts as "change nothing".
        self.sentence = nn.Linear(2 * encoder.width, encoder.width)
        nn.init.eye_(self.sentence.weight)
        nn.init.zeros_(self.sentence.bias)
        # Judges every token by itself, so that a finding can point at what it rests on.
        self.spot = nn.Linear(encoder.width, len(CUSTOMER) + len(AGENT))
        # The mood of any text by itself, learned from everyday posts beside the conversations.
        self.mood = nn.Linear(2 * encoder.width, len(MOODS))

    def encode(self, ids, mask):
        """[N, L] -> turn states [N, 2 × width] (first token; mean of tokens), unit sentence vectors [N, width],
        how much each token speaks for each label [N, L, labels] and logits of the mood [N, moods]."""
        hidden = self.encoder(ids, mask)
        first = hidden[:, 0]
        weights = mask[..., None].to(hidden.dtype)
        mean = (hidden * weights).sum(1) / weights.sum(1)
        states = torch.cat([first, mean], -1)
        return states, F.normalize(self.sentence(states), dim=-1), self.spot(hidden), self.mood(states)


def of_turn(spots, mask):
    """What the tokens say together: a soft maximum [N, labels] of [N, L, labels]."""
    silent = (1 - mask[..., None].to(spots.dtype)) * -1e4
    return torch.logsumexp(spots + silent, 1) - torch.log(mask.sum(1, keepdim=True).to(spots.dtype))
