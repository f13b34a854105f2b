"""Writes examples in every format the suite reads, and what scikit-learn says of them. Usage: make.py FOLDER"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

folder = Path(sys.argv[1])
rng = np.random.default_rng(20240607)
cases = []


def weights(n):
    """Uneven, some of them 0."""
    return np.round(rng.gamma(1, 1, n), 2) * (rng.random(n) > 0.05)


def add(name, task, columns, metrics, positive=None, formats=("jsonl",)):
    """A case, in files of every format asked for."""
    table = pa.table(columns)
    for form in formats:
        if form == "csv":
            pacsv.write_csv(table, folder / f"{name}.csv")
        elif form == "jsonl":
            (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()), "utf-8")
        elif form == "v1-plain.parquet":
            pq.write_table(table, folder / f"{name}-{form}", use_dictionary=False, version="1.0", data_page_version="1.0")
        else:
            pq.write_table(table, folder / f"{name}-{form}", compression=form.removesuffix(".parquet"))
    files = [f"{name}-{form}" if form.endswith(".parquet") else f"{name}.{form}" for form in formats]
    clean = {metric: float(value) for metric, value in metrics.items()}
    assert all(math.isfinite(value) for value in clean.values()), (name, clean)
    cases.append({"files": files, "task": task, "positive": positive, "length": table.num_rows, "metrics": clean})


def each_weighing(n):
    """Once without weights, once with."""
    return [("", None), ("-weighted", weights(n))]


def weighed(columns, weight):
    return columns if weight is None else columns | {"weight": pa.array(weight)}


def calibration_error(hit, confidence, weight):
    """Binned as calibration_curve bins, which knows no weights and no empty bins."""
    w = np.ones(len(hit)) if weight is None else weight
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], confidence)
    gap = np.bincount(bins, w * (confidence - hit), minlength=10)
    error = np.abs(gap).sum() / w.sum()
    if weight is None:
        true, predicted = calibration_curve(hit, confidence, n_bins=10)
        count = np.bincount(bins, minlength=10)
        known = (np.abs(true - predicted) * count[count > 0]).sum() / len(hit)
        assert abs(error - known) < 1e-12, (error, known)
    return error


def recalls(label, prediction, classes, weight):
    values = m.recall_score(label, prediction, labels=classes, average=None, sample_weight=weight)
    return {f"recall:{name}": value for name, value in zip(classes, values)}


def averages(label, prediction, weight):
    return {f"f1_{kind}": m.f1_score(label, prediction, average=kind, sample_weight=weight) for kind in ["macro", "micro", "weighted"]}


def binary(n, rate, quantum):
    label = rng.random(n) < rate
    score = np.clip(rng.normal(np.where(label, 0.62, 0.38), 0.2), 0, 1)
    if quantum:
        score = np.round(score / quantum) * quantum
    return label.astype(int), score


names = np.array(["ham", "spam"])
parquets = [f"{form}.parquet" for form in ["v1-plain", "none", "snappy", "gzip", "zstd"]]
for name, n, rate, quantum in [("plain", 2000, 0.3, 0), ("ties", 1500, 0.5, 0.1), ("rare", 3000, 0.02, 0.01), ("certain", 400, 0.4, 0.5)]:
    label, score = binary(n, rate, quantum)
    prediction = (score >= 0.5).astype(int)
    for suffix, w in each_weighing(n):
        ((tn, fp), _) = m.confusion_matrix(label, prediction, sample_weight=w)
        expected = {
            "accuracy": m.accuracy_score(label, prediction, sample_weight=w),
            "balanced_accuracy": m.balanced_accuracy_score(label, prediction, sample_weight=w),
            "precision": m.precision_score(label, prediction, sample_weight=w),
            "recall": m.recall_score(label, prediction, sample_weight=w),
            "f1": m.f1_score(label, prediction, sample_weight=w),
            "false_positive_rate": fp / (fp + tn),
            "log_loss": m.log_loss(label, score, sample_weight=w),
            "roc_auc": m.roc_auc_score(label, score, sample_weight=w),
            "average_precision": m.average_precision_score(label, score, sample_weight=w),
            "brier_score": m.brier_score_loss(label, score, sample_weight=w),
            "ece": calibration_error(label, score, w),
        }
        columns = {
            "id": pa.array([f"mail {i}, \"é\"\n" if i % 97 == 0 else f"m{i}" for i in range(n)]),
            "label": pa.array(names[label]),
            "prediction": pa.array(names[prediction]),
            "score": pa.array(score, pa.float64()),
        }
        expected |= averages(label, prediction, w) | recalls(names[label], names[prediction], names, w)
        formats = ["csv", "jsonl"] + (parquets if w is None else [])
        add(name + suffix, "binary", weighed(columns, w), expected, positive="spam", formats=formats)

# A class that is never predicted, one that is never a label, and rows that barely sum to 1; two classes halve the Brier score.
for name, n, classes in [("classes", 1200, ["bird", "cat", "dog", "newt", "ox"]), ("two", 300, ["no", "yes"])]:
    k = len(classes)
    probabilities = rng.dirichlet(np.full(k, 0.4), n) * rng.uniform(1 - 1e-9, 1 + 1e-9, (n, 1))
    probabilities = np.clip(probabilities, 0, 1)
    true = np.array([rng.choice(k, p=(row + 0.1) / (row + 0.1).sum()) for row in probabilities])
    top = probabilities.argmax(axis=1)
    guess = top.copy()
    if k > 2:
        true[true == 4] = 0
        guess[guess == 3] = 1
    label, prediction = np.array(classes)[true], np.array(classes)[guess]
    for suffix, w in each_weighing(n):
        expected = {
            "accuracy": m.accuracy_score(label, prediction, sample_weight=w),
            "balanced_accuracy": m.balanced_accuracy_score(label, prediction, sample_weight=w),
            "log_loss": m.log_loss(label, probabilities, labels=classes, sample_weight=w),
            "brier_score": m.brier_score_loss(label, probabilities, labels=classes, sample_weight=w),
            "ece": calibration_error((top == true).astype(int), probabilities.max(axis=1), w),
        }
        expected |= averages(label, prediction, w) | recalls(label, prediction, [c for c in classes if c in label], w)
        columns = {"id": pa.array([f"a{i}" for i in range(n)]), "label": pa.array(label), "prediction": pa.array(prediction)}
        columns |= {f"score:{c}": pa.array(probabilities[:, at]) for at, c in enumerate(classes)}
        add(name + suffix, "multiclass", weighed(columns, w), expected, formats=["jsonl", "csv", "zstd.parquet"])

tags = np.array(["art", "law", "sport", "tech"])
n = 900
truth = rng.random((n, 4)) < [0.5, 0.3, 0.6, 0.1]
truth[~truth.any(axis=1), 2] = True
found = truth ^ (rng.random((n, 4)) < 0.15)
found[~found.any(axis=1), 0] = True
for suffix, w in each_weighing(n):
    y, p = truth.astype(int), found.astype(int)
    expected = {"accuracy": m.accuracy_score(y, p, sample_weight=w)} | averages(y, p, w)
    each = m.recall_score(y, p, average=None, sample_weight=w)
    expected |= {f"recall:{tag}": value for tag, value in zip(tags, each)}
    # In no order, as models answer.
    lists = [[[str(tag) for tag in rng.permutation(tags[row])] for row in matrix] for matrix in (truth, found)]
    columns = {"id": pa.array([f"t{i}" for i in range(n)]), "label": pa.array(lists[0]), "prediction": pa.array(lists[1])}
    add("tags" + suffix, "multilabel", weighed(columns, w), expected, formats=["jsonl", "zstd.parquet"])

# Far from 0 and close together, sums of squares lose the spread of the labels.
for name, n, center in [("reals", 1500, 0.0), ("far", 500, 1e6)]:
    label = rng.normal(center, 2, n)
    prediction = label + rng.normal(0.1, 0.7, n)
    cost = rng.gamma(2, 3, n)
    for suffix, w in each_weighing(n):
        expected = {
            "mae": m.mean_absolute_error(label, prediction, sample_weight=w),
            "rmse": m.root_mean_squared_error(label, prediction, sample_weight=w),
            "r2": m.r2_score(label, prediction, sample_weight=w),
            "metric:cost": np.average(cost, weights=w),
        }
        columns = {
            "id": pa.array([f"r{i}" for i in range(n)]),
            "label": pa.array(label),
            "prediction": pa.array(prediction),
            "metric:cost": pa.array(cost),
        }
        add(name + suffix, "regression", weighed(columns, w), expected, formats=["jsonl", "csv", "zstd.parquet"])

# scikit-learn gives a query without a relevant row 0 and refuses one of a single row; both say nothing of a model.
queries = [np.array([0.0, 0.0, 0.0]), np.array([2.0])] + [rng.integers(0, 4, rng.integers(2, 40)).astype(float) for _ in range(120)]
scores = [np.round(gains + rng.normal(0, 1.5, len(gains)), 1) for gains in queries]
query_weights = np.round(rng.gamma(1, 1, len(queries)), 2)
counted = [at for at, gains in enumerate(queries) if gains.any() and len(gains) > 1]
order = rng.permutation(sum(len(gains) for gains in queries))


def shuffled(parts):
    return np.concatenate([np.asarray(part) for part in parts])[order]


for suffix, w in [("", None), ("-weighted", query_weights)]:
    expected = {}
    for metric, k in [("ndcg", None), ("ndcg@1", 1), ("ndcg@5", 5)]:
        values = [m.ndcg_score([queries[at]], [scores[at]], k=k) for at in counted]
        expected[metric] = np.average(values, weights=None if w is None else w[counted])
    columns = {
        "id": pa.array([f"d{i}" for i in range(len(order))]),
        "group": pa.array(shuffled([[f"q{at}"] * len(gains) for at, gains in enumerate(queries)])),
        "label": pa.array(shuffled(queries)),
        "score": pa.array(shuffled(scores)),
    }
    each = None if w is None else shuffled([[w[at]] * len(gains) for at, gains in enumerate(queries)])
    add("queries" + suffix, "ranking", weighed(columns, each), expected, formats=["jsonl", "csv", "zstd.parquet"])

(folder / "cases.json").write_text(json.dumps(cases))
