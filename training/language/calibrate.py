"""Makes probabilities honest: temperature and bias per signal (Platt scaling), temperature of the emotion and of the
resolution, all on the development part; drawn towards "change nothing" where a label is rare."""

import numpy as np
from scipy.optimize import minimize

from corpus import LABELS


def fit_signal(logits, truth):
    """{temperature, bias}: probability = sigmoid(logit / temperature + bias)."""

    def loss(x):
        z = logits * np.exp(-x[0]) + x[1]
        return np.logaddexp(0, np.where(truth, -z, z)).sum() + 4 * x[0] ** 2 + 0.5 * x[1] ** 2

    temperature, bias = minimize(loss, [0.0, 0.0]).x
    return {"temperature": round(float(np.exp(temperature)), 4), "bias": round(float(bias), 4)}


def fit_temperature(logits, truth):
    def loss(x):
        z = logits * np.exp(-x[0])
        z = z - np.log(np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)) - z.max(1, keepdims=True)
        return -z[np.arange(len(truth)), truth].sum() + 2 * x[0] ** 2

    return {"temperature": round(float(np.exp(minimize(loss, [0.0]).x[0])), 4), "bias": 0}


def calibration_of(heard):
    signals = {}
    for i, label in enumerate(LABELS):
        where = heard["judged"][:, i]
        signals[label] = fit_signal(heard["logits"][where, i], heard["truth"][where, i])
    outcomes = heard["outcomes"]
    return {
        "signals": signals,
        "emotion": fit_temperature(heard["emotion"], heard["felt"]) if len(heard["felt"]) else {"temperature": 1, "bias": 0},
        "resolution": fit_temperature(np.array([o[0] for o in outcomes]), np.array([o[1] for o in outcomes])) if outcomes else {"temperature": 1, "bias": 0},
    }
