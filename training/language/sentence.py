"""Sentence vectors from the states of the trained encoder. A projection, solved in closed form (ridge regression), gives back what
the base encoder knew of likeness, so that what was learned for signals costs it nothing; pairs of questions that ask the same, or only
look alike, then move it a little further."""

import torch
import torch.nn.functional as F

from batches import encode_in_chunks, fast, tokens_of
from corpus import read_corpus, read_pairs, read_posts, read_questions

RIDGE = 3e-4
"""How much it counts that vectors stay where the base has them, against telling pairs apart: lower values tell the pairs apart better and
lose nearness to the base. Seven rounds, then what is learned no longer holds for pairs that were kept out."""
KEPT = 10
ROUNDS = 7
RATE = 5e-5
PAIRS_AT_ONCE, TEXTS_AT_ONCE = 128, 512
"""Of the pairs, so many of a hundred are kept out, to tell what was learned."""
PAIRS_KEPT_OUT = 15


def asked_in(languages):
    """Every distinct text of the questions and the pairs."""
    texts = [text for language in languages for text in read_questions(language)]
    texts += [text for language in languages for a, b, _ in read_pairs(language) for text in (a, b)]
    return sorted({text for text in texts if text.strip()})


def said_in(languages):
    """Every distinct sentence of the corpus and of the posts; likeness to the base needs no labels."""
    parts = read_corpus(languages)
    turns = [t.text for part in parts.values() for c in part for t in c.turns]
    posts = [text for language in languages for part in read_posts(language).values() for text, _ in part]
    return sorted({text for text in turns + posts if text.strip()})


def solve(states, wanted):
    """Weight [in, out] and bias that lead from states [n, in] to wanted vectors [n, out], by least squares."""
    states, wanted = states.double(), wanted.double()
    mean_in, mean_out = states.mean(0), wanted.mean(0)
    x, y = states - mean_in, wanted - mean_out
    gram = x.T @ x / len(x)
    weight = torch.linalg.solve(gram + RIDGE * gram.diagonal().mean() * torch.eye(len(gram), dtype=gram.dtype), x.T @ y / len(x))
    return weight.float(), (mean_out - mean_in @ weight).float()


def project(states, weight, bias):
    return F.normalize(states @ weight + bias, dim=-1)


def tell_apart(weight, bias, states, wanted, pairs, seed=0):
    """Moves the projection so that pairs that ask the same lie nearer than such as only look alike. `pairs`: rows of `states` and
    whether they ask the same, [(i, j, same)]. Gives the mean of weight and bias over the last steps."""
    torch.manual_seed(seed)
    left, right, same = (torch.tensor(column) for column in zip(*pairs))
    same = same.float()
    weight, bias = weight.clone().requires_grad_(), bias.clone().requires_grad_()
    steep, level = torch.tensor(10.0, requires_grad=True), torch.tensor(-8.0, requires_grad=True)
    optimizer = torch.optim.Adam([{"params": [weight, bias], "lr": RATE}, {"params": [steep, level], "lr": 0.05}])
    mean = [weight.detach().clone(), bias.detach().clone()]
    for _ in range(ROUNDS):
        order = torch.randperm(len(same))
        for start in range(0, len(same), PAIRS_AT_ONCE):
            k = order[start : start + PAIRS_AT_ONCE]
            cosines = (project(states[left[k]], weight, bias) * project(states[right[k]], weight, bias)).sum(-1)
            some = torch.randint(0, len(states), (TEXTS_AT_ONCE,))
            moved = (1 - (project(states[some], weight, bias) * wanted[some]).sum(-1)).mean()
            loss = F.binary_cross_entropy_with_logits(steep * cosines + level, same[k]) + KEPT * moved
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            with torch.no_grad():
                for kept, now in zip(mean, (weight, bias)):
                    kept.lerp_(now, 0.005)
    return mean


def told_apart(vectors, pairs):
    """How often a pair that asks the same lies nearer than one that only looks alike (area under the curve)."""
    cosines = torch.stack([(vectors[i] * vectors[j]).sum() for i, j, _ in pairs])
    same = torch.tensor([s for _, _, s in pairs])
    return (cosines[same][:, None] > cosines[~same][None]).float().mean().item()


@torch.no_grad()
def states_and_wanted(encode, encode_rows, teacher, teacher_rows):
    """States by `encode` and the base's unit vectors of the same texts; each has its own vocabulary."""
    with fast():
        (states,) = encode_in_chunks(lambda *x: (encode(*x)[0],), encode_rows)
        (wanted,) = encode_in_chunks(lambda *x: (F.normalize(teacher(*x)[:, 0].float(), dim=-1),), teacher_rows)
    return states.float(), wanted


def fit(texts, states, wanted, languages):
    """Weight [in, out] and bias of the sentence vectors, and figures to print."""
    weight, bias = solve(states, wanted)
    at = {text: i for i, text in enumerate(texts)}
    pairs = [(at[a], at[b], same) for language in languages for a, b, same in read_pairs(language)]
    figures = {"cosine to the base": (project(states, weight, bias) * wanted).sum(-1).mean().item()}
    if pairs:
        kept_out = [pair for i, pair in enumerate(pairs) if i * 37 % 100 < PAIRS_KEPT_OUT]
        others = [pair for i, pair in enumerate(pairs) if i * 37 % 100 >= PAIRS_KEPT_OUT]
        figures["pairs kept out: base"] = told_apart(wanted, kept_out)
        figures["before"] = told_apart(project(states, weight, bias), kept_out)
        figures["learned from the others"] = told_apart(project(states, *tell_apart(weight, bias, states, wanted, others)), kept_out)
        weight, bias = tell_apart(weight, bias, states, wanted, pairs)
        figures["cosine to the base, with pairs"] = (project(states, weight, bias) * wanted).sum(-1).mean().item()
    return weight, bias, figures


def refit(listener, teacher, tokenizer, languages):
    """Sets `listener.sentence`; gives the figures of `fit`."""
    texts = sorted({*said_in(languages), *asked_in(languages)})
    rows = tokens_of(tokenizer, texts)
    states, wanted = states_and_wanted(listener.encode, rows, teacher, rows)
    weight, bias, figures = fit(texts, states, wanted, languages)
    listener.sentence.weight.data = weight.T.contiguous()
    listener.sentence.bias.data = bias
    return figures
