#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of ../shared/data/import_samples as the import sees it, held against samples.txt: tables with their records and shapes,
what was mended, or the clear refusal. With --update samples.txt is written anew: read the difference.

  samples.py PRINT-TABLE [--update]"""

import difflib
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
SAMPLES = pathlib.Path(os.environ['SP_SHARED_DATA']) / 'import_samples'
# Parts of files that stand beside them, and what SQLite leaves.
PARTS = re.compile(r'\.(dat|id|ind|map|mid|dbf|shx|gpkg-shm|gpkg-wal)$', re.I)


def look(path):
    """What print-table says, without what depends on the version of GDAL."""
    done = subprocess.run([sys.argv[1], path], capture_output=True, text=True, timeout=120, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    lines = done.stdout.splitlines() + ([f'ended with {done.returncode}: {done.stderr}'] if done.returncode else [])
    return [re.sub(r'cannot be read \(.*\)', 'cannot be read (…)', line) for line in lines]


def main():
    paths = [path for path in sorted(SAMPLES.rglob('*')) if path.is_file() and not PARTS.search(path.name)]
    found = []
    for path in paths:
        found += [f'= {path.relative_to(SAMPLES)}'] + look(path)
    if '--update' in sys.argv:
        (HERE / 'samples.txt').write_text('\n'.join(found) + '\n', encoding='utf-8')
        return 0
    wanted = (HERE / 'samples.txt').read_text(encoding='utf-8').splitlines()
    print(f'1..2\n{"ok" if len(paths) > 80 else "not ok"} 1 - {len(paths)} files were looked at')
    for line in difflib.unified_diff(wanted, found, 'samples.txt', 'as read now', lineterm='', n=2):
        print(f'# {line}')
    print(f'{"ok" if wanted == found else "not ok"} 2 - each is read as samples.txt says')
    return 0


if __name__ == '__main__':
    sys.exit(main())
