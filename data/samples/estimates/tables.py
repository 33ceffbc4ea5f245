# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the shared data, writing the sample's tables, and the constants of the sample."""
import csv
import gzip
import io
import math
import os
import sys

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
DATA = sys.argv[1] if len(sys.argv) > 1 else os.environ.get('SP_SHARED_DATA', os.path.join(SAMPLES, '../../../shared/data'))
PLAN = 'norfolk-2013'
SCAP, GIAS, LIST_2018, ROLLS, BIRTHS, YIELDS, ESTIMATE, PAPER, HOMES = 22, 23, 24, 25, 26, 28, 30, 20, 32  # rows of source.csv
PAPER_DATE = '2013-11-21'
ORIGIN = 2013
FIRST_YEAR = 2011
LAST_YEAR = ORIGIN + 10
PROVENANCE = ['source_id', 'dated', 'note', 'estimated']


def table(path, encoding='utf-8-sig'):
    full = os.path.join(DATA, path)
    if path.endswith('.gz'):
        f = io.TextIOWrapper(gzip.open(full), encoding=encoding, newline='')
    else:
        f = open(full, encoding=encoding, newline='')
    with f:
        return list(csv.DictReader(f))


def own(folder, name):
    with open(os.path.join(SAMPLES, folder, name + '.csv'), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def write(folder, name, columns, rows):
    with open(os.path.join(SAMPLES, folder, name + '.csv'), 'w', encoding='utf-8', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(columns)
        out.writerows(['' if v is None else v for v in row] for row in rows)


def numbered(rows):
    return [[i + 1] + list(r) for i, r in enumerate(rows)]


def whole(v):
    return int(float(v)) if v not in ('', None) else None


def split(total, weights):
    """Whole parts of total in proportion to weights: largest remainder, ties to the first."""
    s = sum(weights)
    exact = [total * w / s for w in weights]
    parts = [math.floor(e + 1e-9) for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (-(exact[i] - parts[i]), i))
    for i in order[:int(round(total - sum(parts)))]:
        parts[i] += 1
    return parts
