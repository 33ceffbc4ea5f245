# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan that files are read into by the program under test, which is the first word of the command line."""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1)


class Importing(unittest.TestCase):
    origin = '2021/22'

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.plan = os.path.join(self.folder.name, 'plan.gpkg')
        self.new(self.plan)

    def new(self, path):
        subprocess.run([CLI, 'new', '--title', 'Test', '--la-code', '926', '--origin', self.origin, path], check=True)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def run_import(self, kind, *rest, status=(0, 3)):
        """What it printed; where it failed, what it said."""
        done = subprocess.run([CLI, 'import', self.plan, kind, *rest, '--format', 'json'], capture_output=True, text=True, timeout=120)
        self.assertIn(done.returncode, status, done.stdout + done.stderr)
        return json.loads(done.stdout) if done.returncode in (0, 3) else done.stderr

    def rows(self, result, table):
        return result[table]['rows'] if isinstance(result[table], dict) else result[table]

    def changes(self, result):
        """By table of the plan, over all files: added, changed, unchanged, refused."""
        out = {}
        for row in self.rows(result, 'changes'):
            counts = (row['added'], row['changed'], row['unchanged'], row['refused'])
            out[row['table']] = tuple(a + b for a, b in zip(out.get(row['table'], (0, 0, 0, 0)), counts))
        return out

    def codes(self, result):
        """Of its findings, each once; without the note on columns not found, which most files have (test-import.py looks at it)."""
        codes = (row['code'] for row in self.rows(result, 'findings'))
        return list(dict.fromkeys(code for code in codes if code != 'columns-not-found'))

    def messages(self, result):
        return '\n'.join(row['message'] for row in self.rows(result, 'findings'))

    def connect(self):
        """The plan as another program writes it: the triggers of its R-trees call for these functions."""
        database = sqlite3.connect(self.plan)
        for name in ('ST_IsEmpty', 'ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY'):
            database.create_function(name, 1, lambda shape: shape is None)
        return database

    def ask(self, sql):
        with self.connect() as database:
            return database.execute(sql).fetchall()

    def dump(self, path=None):
        return subprocess.run([CLI, 'dump', path or self.plan], capture_output=True, text=True, check=True).stdout

    def check_twice(self, kind, *rest):
        """Applied, applied again (nothing changes), and what the first said."""
        first = self.run_import(kind, *rest)
        before = self.dump()
        again = self.changes(self.run_import(kind, *rest))
        self.assertEqual({counts[:2] for counts in again.values()}, {(0, 0)})
        self.assertEqual(self.dump(), before)
        return first
