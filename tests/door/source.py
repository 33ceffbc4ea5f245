# SPDX-License-Identifier: GPL-3.0-or-later
"""The source as the house rules see it: its files, and C without comments."""

import os
import re

ROOT = os.environ.get('SP_SOURCE_ROOT') or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Made by builds and editors; .gitignore names the same.
UNTRACKED = re.compile(r'^(\.git|\.build.*|build.*|__pycache__|\.cache|\.vscode|\.idea)$')


def files(folder='', endings=()):
    """Paths below a folder, relative to the top, in order."""
    found = []
    for place, folders, names in os.walk(os.path.join(ROOT, folder)):
        folders[:] = [name for name in folders if not UNTRACKED.match(name)]
        for name in names:
            path = os.path.relpath(os.path.join(place, name), ROOT)
            if path != '.git' and not name.endswith(('.pyc', '~')) and (not endings or name.endswith(tuple(endings))):
                found.append(path)
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as text:
        return text.read()


def strip_comments(text):
    """C with comments blanked, line numbers and strings kept."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    return pattern.sub(lambda m: re.sub(r'[^\n]', ' ', m.group()) if m.group().startswith('/') else m.group(), text)


def strip_block_comments(text):
    """C without its comments of the /* */ kind, when lines need not be counted."""
    return re.sub(r'/\*.*?\*/', '', text, flags=re.S)


def find(pattern, paths, strip=True):
    """["path:line: text"] for each line of C that the pattern is found in."""
    pattern, hits = re.compile(pattern), []
    for path in paths:
        text = read(path)
        lines = (strip_comments(text) if strip else text).splitlines()
        hits += [f'{path}:{number}: {line.strip()}' for number, line in enumerate(lines, 1) if pattern.search(line)]
    return hits
