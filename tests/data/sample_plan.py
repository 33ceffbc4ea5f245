# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a sample's CSV tables into the schema, as the program does, for the tests in this folder."""
import csv
import os
import re
import sqlite3

ROOT = os.environ.get('SP_SOURCE_ROOT', os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..'))
SAMPLES = os.path.join(ROOT, 'data/samples')
SHARED = os.environ.get('SP_SHARED_DATA', os.path.join(ROOT, '../shared/data'))
SOURCE = os.path.join(SHARED, '../source')


def settings(sample):
    with open(os.path.join(SAMPLES, sample, 'sample.txt'), encoding='utf-8') as f:
        return dict(line.rstrip('\n').split(': ', 1) for line in f if line.strip())


def rows(folder, table):
    """Header and rows of one table; a blank field is None."""
    path = os.path.join(SAMPLES, folder, table + '.csv')
    with open(path, encoding='utf-8', newline='') as f:
        data = list(csv.reader(f))
    for number, row in enumerate(data, 1):
        if len(row) != len(data[0]):
            raise ValueError('%s: record %d has %d fields, not %d' % (path, number, len(row), len(data[0])))
    return data[0], [[v if v != '' else None for v in row] for row in data[1:]]


def tables(folder):
    return sorted(f[:-4] for f in os.listdir(os.path.join(SAMPLES, folder)) if f.endswith('.csv'))


def load(sample):
    """The sample in memory, CHECKs and foreign keys on. Types are as strict in all tables as STRICT makes them in most."""
    db = sqlite3.connect(':memory:')
    db.row_factory = sqlite3.Row
    with open(os.path.join(ROOT, 'src/plan/schema.sql'), encoding='utf-8') as f:
        db.executescript(f.read())
    db.execute('PRAGMA foreign_keys = on')
    db.execute('BEGIN')
    db.execute('PRAGMA defer_foreign_keys = on')
    order = [r[0] for r in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                                      ' ORDER BY rowid')]
    folders = [f for f in (settings(sample).get('ground'), sample) if f]
    for folder in folders:
        unknown = set(tables(folder)) - set(order)
        if unknown:
            raise ValueError('%s: no such table: %s' % (folder, ', '.join(sorted(unknown))))
    for table in order:
        columns = {r['name']: r for r in db.execute('SELECT * FROM pragma_table_info (?)', (table,))}
        for folder in folders:
            if table not in tables(folder):
                continue
            head, data = rows(folder, table)
            for row in data:
                given = {}
                for name, value in zip(head, row):
                    kind = columns[name]['type']
                    if value is None:
                        if columns[name]['notnull'] and columns[name]['dflt_value'] is not None:
                            continue
                    elif kind == 'INTEGER':
                        if not re.fullmatch(r'-?\d+', value):
                            raise ValueError('%s/%s: %s: not a whole number: %s' % (folder, table, name, value))
                        value = int(value)
                    elif kind == 'REAL':
                        value = float(value)
                    given[name] = value
                try:
                    db.execute('INSERT INTO %s (%s) VALUES (%s)' % (table, ', '.join(given), ', '.join('?' * len(given))),
                               list(given.values()))
                except sqlite3.Error as e:
                    raise ValueError('%s/%s.csv: %s: %s' % (folder, table, row[:4], e)) from e
    faults = list(db.execute('PRAGMA foreign_key_check'))
    if faults:
        raise ValueError('%s: keys that lead nowhere: %s' % (sample, [tuple(f) for f in faults[:10]]))
    db.commit()
    return db
