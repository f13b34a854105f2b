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

folder = Path(sys.argv[1])
rng = np.random.default_rng(20240607)


def binary(n, rate, quantum):
    label = rng.random(n) < rate
    score = np.clip(rng.normal(np.where(label, 0.62, 0.38), 0.2), 0, 1)
    if quantum:
        score = np.round(score / quantum) * quantum
    return label.astype(int), score


def expected(label, prediction, score):
    clean = {
        "accuracy": m.accuracy_score(label, prediction),
        "balanced_accuracy": m.balanced_accuracy_score(label, prediction),
        "precision": m.precision_score(label, prediction),
        "recall": m.recall_score(label, prediction),
        "f1": m.f1_score(label, prediction),
        "false_positive_rate": 1 - m.recall_score(label, prediction, pos_label=0),
        "log_loss": m.log_loss(label, score),
        "roc_auc": m.roc_auc_score(label, score),
        "average_precision": m.average_precision_score(label, score),
        "brier_score": m.brier_score_loss(label, score),
    }
    return {name: float(value) for name, value in clean.items()}


cases = []
for name, n, rate, quantum in [("plain", 2000, 0.3, 0), ("ties", 1500, 0.5, 0.1), ("rare", 3000, 0.02, 0.01), ("certain", 400, 0.4, 0.5)]:
    label, score = binary(n, rate, quantum)
    prediction = (score >= 0.5).astype(int)
    names = np.array(["ham", "spam"])
    table = pa.table(
        {
            "id": pa.array([f"mail {i}, \"é\"\n" if i % 97 == 0 else f"m{i}" for i in range(n)]),
            "label": pa.array(names[label]),
            "prediction": pa.array(names[prediction]),
            "score": pa.array(score, pa.float64()),
        }
    )
    pacsv.write_csv(table, folder / f"{name}.csv")
    for codec in ["none", "snappy", "gzip", "zstd"]:
        pq.write_table(table, folder / f"{name}-{codec}.parquet", compression=codec)
    pq.write_table(table, folder / f"{name}-v1-plain.parquet", use_dictionary=False, version="1.0", data_page_version="1.0")
    rows = table.to_pylist()
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    files = [f"{name}.csv", f"{name}.jsonl", f"{name}-v1-plain.parquet"] + [f"{name}-{codec}.parquet" for codec in ["none", "snappy", "gzip", "zstd"]]
    cases.append({"files": files, "task": "binary", "positive": "spam", "length": n, "metrics": expected(label, prediction, score)})

assert all(math.isfinite(v) for case in cases for v in case["metrics"].values())
(folder / "cases.json").write_text(json.dumps(cases))
