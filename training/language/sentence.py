"""Gives the trained encoder back what the base encoder knew of likeness: the projection from its states to the base's
sentence vectors, solved in closed form (ridge regression), so that what was learned for signals costs it nothing."""

import torch
import torch.nn.functional as F

from batches import encode_in_chunks, fast, tokens_of
from corpus import read_corpus, read_posts

RIDGE = 3e-4


def texts_of(languages):
    """Every distinct sentence of the corpus and of the posts; likeness needs no labels."""
    parts = read_corpus(languages)
    turns = [t.text for part in parts.values() for c in part for t in c.turns]
    posts = [text for language in languages for part in read_posts(language).values() for text, _ in part]
    return sorted({text for text in turns + posts if text.strip()})


@torch.no_grad()
def refit(listener, teacher, tokenizer, texts):
    """Sets `listener.sentence`; gives the mean cosine to the base's vectors."""
    rows = tokens_of(tokenizer, texts)
    with fast():
        (states,) = encode_in_chunks(lambda *x: (listener.encode(*x)[0],), rows)
        (wanted,) = encode_in_chunks(lambda *x: (F.normalize(teacher(*x)[:, 0].float(), dim=-1),), rows)
    states, wanted = states.double(), wanted.double()
    mean_in, mean_out = states.mean(0), wanted.mean(0)
    x, y = states - mean_in, wanted - mean_out
    gram = x.T @ x / len(x)
    weight = torch.linalg.solve(gram + RIDGE * gram.diagonal().mean() * torch.eye(len(gram), dtype=gram.dtype), x.T @ y / len(x))
    listener.sentence.weight.data = weight.T.float().contiguous()
    listener.sentence.bias.data = (mean_out - mean_in @ weight).float()
    told = F.normalize(states @ weight + (mean_out - mean_in @ weight), dim=-1)
    return (told * wanted).sum(-1).mean().item()
