"""Does what the gate does with numpy, scipy, scikit-learn and pyarrow, in one process, and prints seconds as JSON.

Usage: peer.py engines <arrays.json> | peer.py million <baseline.jsonl> <candidate.jsonl>
"""

import json
import sys
import time

import numpy as np
from scipy import stats
from sklearn import metrics as sk


def median_seconds(run, rounds=5):
    result = run()
    laps = []
    for _ in range(rounds):
        begin = time.perf_counter()
        result = run()
        laps.append(time.perf_counter() - begin)
    return {"seconds": sorted(laps)[rounds // 2], "result": result}


def f1_of(label, prediction):
    tp = np.sum((label == 1) & (prediction == 1), axis=-1)
    fp = np.sum((label == 0) & (prediction == 1), axis=-1)
    fn = np.sum((label == 1) & (prediction == 0), axis=-1)
    return 2 * tp / (2 * tp + fp + fn)


def f1_bca(label, baseline, candidate, replicates):
    def difference(y, b, c, axis=-1):
        return f1_of(y, c) - f1_of(y, b)

    found = stats.bootstrap(
        (label, baseline, candidate), difference, paired=True, vectorized=True, n_resamples=replicates,
        batch=200, confidence_level=0.9, method="BCa", rng=np.random.default_rng(1),
    )
    return [found.confidence_interval.low, found.confidence_interval.high]


def delong(label, *scores):
    positive, negative = label == 1, label == 0
    m, n = positive.sum(), negative.sum()
    v10, v01, areas = [], [], []
    for score in scores:
        whole = stats.rankdata(score)
        own, other = stats.rankdata(score[positive]), stats.rankdata(score[negative])
        areas.append((whole[positive].sum() - m * (m + 1) / 2) / (m * n))
        v10.append((whole[positive] - own) / n)
        v01.append(1 - (whole[negative] - other) / m)
    covariance = np.cov(v10) / m + np.cov(v01) / n
    spread = np.sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])
    return [areas[0], areas[1], stats.norm.cdf((areas[1] - areas[0]) / spread)]


def engines(path):
    given = json.load(open(path))
    f1 = [np.array(given["f1"][name]) for name in ("label", "baseline", "candidate")]
    auc = [np.array(given["auc"][name]) for name in ("label", "baseline", "candidate")]
    return {
        "bca": median_seconds(lambda: [float(x) for x in f1_bca(*f1, 10_000)], rounds=1),
        "delong": median_seconds(lambda: [float(x) for x in delong(*auc)]),
    }


def mid_p(lost, gained):
    return stats.binom.sf(lost, lost + gained, 0.5) + stats.binom.pmf(lost, lost + gained, 0.5) / 2


def compare(label, before, now, replicates):
    """Eight metrics of both sides, and a test of each difference."""
    (pb, sb), (pc, sc) = before, now
    found = {}
    for name, rows in (("accuracy", slice(None)), ("recall", label == 1), ("false_positive_rate", label == 0)):
        right_b, right_c = pb[rows] == label[rows], pc[rows] == label[rows]
        values = [right_b.mean(), right_c.mean()]
        if name == "false_positive_rate":
            values = [1 - value for value in values]
        found[name] = [*values, mid_p((right_b & ~right_c).sum(), (~right_b & right_c).sum())]
    for name, score in (("precision", sk.precision_score), ("f1", sk.f1_score)):
        found[name] = [score(label, pb), score(label, pc)]
    if replicates:
        cells = np.bincount(4 * label + 2 * pb + pc, minlength=8)
        draws = np.random.default_rng(1).multinomial(cells.sum(), cells / cells.sum(), size=replicates)
        tp = [draws[:, 6] + draws[:, 7], draws[:, 5] + draws[:, 7]]
        fp = [draws[:, 2] + draws[:, 3], draws[:, 1] + draws[:, 3]]
        fn = [draws[:, 4] + draws[:, 5], draws[:, 4] + draws[:, 6]]
        f1 = [2 * t / (2 * t + a + b) for t, a, b in zip(tp, fp, fn)]
        precision = [t / (t + a) for t, a in zip(tp, fp)]
        for name, (b, c) in (("f1", f1), ("precision", precision)):
            found[name].append(float(np.quantile(c - b, 0.05)))
    found["roc_auc"] = delong(label, sb, sc)
    for name, each in (
        ("log_loss", lambda s: -np.log(np.where(label == 1, s, 1 - s))),
        ("brier_score", lambda s: (s - label) ** 2),
    ):
        b, c = each(sb), each(sc)
        found[name] = [b.mean(), c.mean(), stats.ttest_rel(c, b, alternative="greater").pvalue]
    return found


def million(before, now):
    import pyarrow.json as reader

    begin = time.perf_counter()
    tables = [reader.read_json(path) for path in (before, now)]
    ids = [table["id"].to_numpy() for table in tables]
    position = {name: row for row, name in enumerate(ids[0])}
    rows = np.array([position[name] for name in ids[1]])
    label = tables[1]["label"].to_numpy()
    segment = tables[1]["segment"].to_numpy()
    sides = [
        (tables[0]["prediction"].to_numpy()[rows], tables[0]["score"].to_numpy()[rows]),
        (tables[1]["prediction"].to_numpy(), tables[1]["score"].to_numpy()),
    ]
    found = compare(label, *sides, replicates=9_999)
    for value in np.unique(segment):
        chosen = segment == value
        part = [(p[chosen], s[chosen]) for p, s in sides]
        compare(label[chosen], *part, replicates=0)
    return {"seconds": time.perf_counter() - begin, "metrics": {name: [float(x) for x in v] for name, v in found.items()}}


print(json.dumps(engines(sys.argv[2]) if sys.argv[1] == "engines" else million(*sys.argv[2:])))
