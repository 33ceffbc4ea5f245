#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms and the house rules: what may stand where in the source."""

import re

import source
import tap

# Which rooms a room may include besides itself. The compiler holds the same line through each room's meson.build; this table
# is what those are held to.
ENGINES = ['forecast', 'need', 'funding', 'programme']
ARROWS = {
    'kernel': [],
    'base': [],
    'plan': ['base', 'kernel'],
    'import': ['plan', 'base'],
    'forecast': ['plan', 'base', 'kernel'],
    'need': ['forecast', 'plan', 'base', 'kernel'],
    'funding': ['plan', 'base', 'kernel'],
    'programme': ['need', 'funding', 'forecast', 'plan', 'base', 'kernel'],
    'verify': ENGINES + ['plan', 'base', 'kernel'], # the worked examples, run again: the tests', carried in the program
    'session': ['verify'] + ENGINES + ['plan', 'base'],
    'draw': ['base', 'kernel'],
    'report': ['draw', 'verify'] + ENGINES + ['plan', 'base'],
    'cli': ['kernel', 'base', 'plan', 'import', 'draw', 'report', 'verify'] + ENGINES,
    'app': ['session', 'report', 'draw', 'import', 'plan', 'base'],
}
TOP_LEVEL = {'src', 'data', 'ui', 'icons', 'tests', 'po', 'meson.build', 'README.md', 'run', 'check',
             'COPYING'}
# Which rooms a library's header belongs to.
LIBRARIES = {
    r'<(gtk|gdk|gsk)/|<adwaita\.h>|<shumate/': ['app'],
    r'<sqlite3\.h>': ['plan', 'import'], # import: MBTiles are somebody else's SQLite files
    r'<(gdal|ogr_|cpl_)': ['import'],
    r'<glpk\.h>': ['programme'],
    r'<qpdf/|<cairo-pdf\.h>': ['report'],
}
WORDS_OF_SQL = r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIEW)|PRAGMA\s)'
# MBTiles, and a council's PostGIS: databases of other people's.
OTHER_DATABASES = re.compile(r'^src/import/sp-(tile-file|postgis.*)\.c$')
THREADS = r'\b(g_thread_\w+|g_task_run_in_thread\w*|g_thread_pool_\w+|pthread_\w+|thrd_create)\s*\('
# The map layer and the charts draw their bitmaps beside the main thread; see tech.md section 1.
DRAWING_WORKERS = re.compile(r'^src/app/sp-(map|need|.*layer).*\.c$')
# CBC hears a cancel at its nodes only: the one engine that must be able to go on without its answer.
SOLVER_THREAD = 'src/programme/sp-mip-aside.c'


def room_of(path):
    return path.split('/')[1] if path.startswith('src/') and path.count('/') >= 2 else None


def check_layout():
    names = {path.split('/')[0] for path in source.files()}
    strange = sorted(name for name in names if name not in TOP_LEVEL and not name.startswith('.'))
    tap.check_none(strange, 'the top level holds what was agreed and nothing else')
    rooms = {room_of(path) for path in source.files('src')} - {None}
    tap.check_none(sorted(rooms - set(ARROWS)), 'every folder of src is a room')


def check_arrows(code):
    home = {path.split('/')[-1]: room_of(path) for path in code if path.endswith('.h')}
    wrong, around = [], []
    for path in code:
        room = room_of(path)
        for number, line in enumerate(source.read(path).splitlines(), 1):
            include = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not include:
                continue
            name = include.group(1).split('/')[-1]
            other = room_of(path) if f'src/{room_of(path)}/{name}' in code else home.get(name)
            if '../' in include.group(1) or '/' in include.group(1):
                around.append(f'{path}:{number}: {line}')
            elif other and other != room and other not in ARROWS[room]:
                wrong.append(f'{path}:{number}: {room} may not include {other}: {line}')
    tap.check_none(around, 'no include names a folder')
    tap.check_none(wrong, 'rooms include only the rooms upstream of them')
    wrong = []
    for room in sorted({room_of(path) for path in code}):
        text = re.sub(r'#.*', '', source.read(f'src/{room}/meson.build'))
        text = re.sub(r'_program_deps = \[.*?\]', '', text, flags=re.S) # what a program links, not what its room includes
        for other in sorted(set(re.findall(r'\b(\w+)_dep\b', text)) & set(ARROWS)):
            if other != room and other not in ARROWS[room]:
                wrong.append(f'src/{room}/meson.build: {room} may not use {other}_dep')
    tap.check_none(wrong, 'each meson.build lists only the rooms upstream')


def check_belongings(code):
    for pattern, rooms in LIBRARIES.items():
        faults = source.find(r'#\s*include\s+(' + pattern + ')', [path for path in code if room_of(path) not in rooms])
        tap.check_none(faults, f'{pattern} only in {", ".join(rooms)}')
    others = [path for path in code if room_of(path) != 'plan' and not OTHER_DATABASES.match(path)]
    tap.check_none(source.find(WORDS_OF_SQL, others), 'SQL only in plan')
    threads = [path for path in code
               if room_of(path) != 'session' and path != SOLVER_THREAD and not DRAWING_WORKERS.match(path)]
    tap.check_none(source.find(THREADS, threads), 'threads only in session, and for the solver')
    allowed = r'#\s*include\s+<(?!(math|stddef|stdint|stdbool|string|float|limits)\.h>)'
    tap.check_none(source.find(allowed, [path for path in code if room_of(path) == 'kernel']),
                   'the kernel includes the plainest headers of C only')
    engines = [path for path in code if room_of(path) in ENGINES + ['kernel', 'plan', 'base', 'need']]
    printing = re.compile(r'\b(g_warning|g_print|g_printerr|printf)\s*\(')
    tap.check_none([line for line in source.find(printing.pattern, engines) if printing.search(MESSAGE.sub('', line))],
                   'engines return what they find and print nothing')
    clocks = r'\b(g_date_time_new_now\w*|g_get_real_time|time|clock|g_random_\w+|rand)\s*\('
    pure = [path for path in code if room_of(path) in ENGINES + ['kernel', 'draw', 'need']]
    tap.check_none(source.find(clocks, pure), 'engines and drawing ask neither the clock nor chance')


MESSAGE = re.compile(r'"(?:\\.|[^"\\])*"') # may run on: cut in two it cannot be searched for


def count_functions(text):
    """(line, length) of each function: in this layout a body opens and closes with a brace in the first column."""
    opened = None
    for number, line in enumerate(source.strip_comments(text).splitlines(), 1):
        if line.rstrip() == '{':
            opened = number
        elif line.startswith('}') and opened:
            yield opened, number - opened + 1
            opened = None


def check_measure(code):
    long_files, long_functions, wide = [], [], []
    tests = [path for path in source.files('tests', ['.c', '.h', '.py']) if '/data/' not in path]
    for path in code + tests + source.files('ui', ['.ui', '.css']):
        text = source.read(path)
        count = text.count('\n')
        if count > 800:
            long_files.append(f'{path}: {count} lines')
        if path.endswith('.c'):
            long_functions += [f'{path}:{line}: {length} lines' for line, length in count_functions(text) if length > 100]
        if path in code and path.endswith('.c'): # a prototype may run on
            wide += [line for line in source.find(r'^.{128}.*\S', [path]) if len(MESSAGE.sub('""', line.split(': ', 1)[1])) > 128]
    tap.check_none(long_files, 'no file is over 800 lines')
    tap.check_none(long_functions, 'no function is over 100 lines')
    tap.check_none(wide, 'no line of code is over 128 columns')


def check_form(code):
    bare, unguarded, first, names = [], [], [], []
    endings = ['.c', '.h', '.py', '.ui', '.css', '.sql', '.xml', '.in', '.desktop', '.svg', '.1', '.case', 'meson.build']
    scripts = ['run', 'check', '.ci/run', '.ci/front-door.sh', 'tests/door/desktop']
    for path in source.files('', endings) + scripts:
        head = ''.join(source.read(path).splitlines(True)[:5])
        if 'SPDX-License-Identifier:' not in head and not path.startswith(('tests/golden/', 'tests/data/')):
            bare.append(path)
    for path in code:
        text = source.strip_comments(source.read(path))
        if path.endswith('.h') and '#pragma once' not in text:
            unguarded.append(path)
        includes = re.findall(r'^\s*#\s*include\s+["<]([^">]+)[">]', text, re.M)
        if path.endswith('.c') and includes and room_of(path) != 'kernel' and includes[0] != 'config.h':
            first.append(f'{path}: starts with {includes[0]}')
        own = path.split('/')[-1][:-2] + '.h'
        own_at = 1 if room_of(path) != 'kernel' else 0
        if path.endswith('.c') and own in includes and includes.index(own) > own_at:
            first.append(f'{path}: its own header is not the second include')
        if re.search(r'(util|helper|manager|common|misc)s?\b', path.split('/')[-1]):
            names.append(path)
    tap.check_none(bare, 'every source file names its licence')
    tap.check_none(unguarded, 'every header has its pragma once')
    tap.check_none(first, 'config.h is included first and the own header second')
    tap.check_none(names, 'no file is called utils, helper, manager or common')


def check_words(code):
    faults = []
    for path in code:
        for message in re.finditer(r'\b(?:_|N_|C_|ngettext|g_dngettext)\s*\(((?:\s*"(?:\\.|[^"\\])*"\s*,?)+)', source.read(path)):
            words = ''.join(re.findall(r'"((?:\\.|[^"\\])*)"', message.group(1)))
            if re.search(r'\bplease\b|!(?!\w)|\bsorry\b|\bcolor\b|\boops\b', words, re.I):
                faults.append(f'{path}: {words}')
    tap.check_none(faults, 'what people read has no please, no sorry and no exclamation mark')
    widgets = {path.split('/')[-1][:-2] for path in code if path.startswith('src/app/') and path.endswith('.c')}
    stray = [path for path in source.files('ui', ['.ui']) if path.split('/')[-1][:-3] not in widgets and 'shortcuts' not in path
             and 'menus' not in path and 'help-overlay' not in path]
    tap.check_none(stray, 'each .ui file is named for its widget')


def main():
    code = [path for path in source.files('src', ['.c', '.h']) if room_of(path)]
    check_layout()
    check_arrows(code)
    check_belongings(code)
    check_measure(code)
    check_form(code)
    check_words(code)
    tap.done()


if __name__ == '__main__':
    main()
