"""Conversations as tensors."""

import unicodedata

import torch
from tokenizers import Tokenizer

"""Half precision is quicker only where the processor multiplies it itself; elsewhere it is a hundred times slower than whole."""
HALF = torch.cpu._is_avx512_bf16_supported()

"""A turn longer than this is heard at its beginning and its end."""
MAX_TOKENS = 96
TAIL_TOKENS = 32


def fast():
    """What is reckoned inside may be reckoned in half precision."""
    return torch.autocast("cpu", torch.bfloat16, enabled=HALF)


def open_tokenizer(path):
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tokens_of(tokenizer, texts):
    rows = []
    for encoding in tokenizer.encode_batch([unicodedata.normalize("NFKC", text).lower() for text in texts]):
        ids = encoding.ids
        rows.append(ids if len(ids) <= MAX_TOKENS else ids[: MAX_TOKENS - TAIL_TOKENS] + ids[-TAIL_TOKENS:])
    return rows


def pad(rows):
    n = max(len(r) for r in rows)
    ids = torch.zeros(len(rows), n, dtype=torch.long)
    mask = torch.zeros(len(rows), n, dtype=torch.long)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def encode_in_chunks(encode, rows, size=256):
    """Applies `encode` to rows of similar length together; results come back in the given order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    chunks = []
    for i in order:
        # Padding costs as much as words: a chunk ends where its rows would be more than half padding.
        if not chunks or len(chunks[-1]) == size or len(rows[i]) > 1.6 * len(rows[chunks[-1][0]]) + 3:
            chunks.append([])
        chunks[-1].append(i)
    outputs = [encode(*pad([rows[i] for i in chunk])) for chunk in chunks]
    back = torch.empty(len(rows), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(rows))
    return tuple(torch.cat(parts)[back] for parts in zip(*outputs))


def lay_out(conversations):
    """Roles [B, T] and present [B, T], and for each turn its place in them."""
    longest = max(len(c.turns) for c in conversations)
    roles = torch.zeros(len(conversations), longest, dtype=torch.long)
    present = torch.zeros(len(conversations), longest, dtype=torch.bool)
    rows, columns = [], []
    for b, c in enumerate(conversations):
        for t, turn in enumerate(c.turns):
            roles[b, t] = turn.role
            present[b, t] = True
            rows.append(b)
            columns.append(t)
    return roles, present, (torch.tensor(rows), torch.tensor(columns))


def spread(values, places, shape):
    """[turns, ...] -> [B, T, ...], zero where no turn is."""
    out = values.new_zeros(*shape, *values.shape[1:])
    out[places] = values
    return out
