#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words: translators are shown all of them, and a translation reaches the reader.

  words.py BUILD CLI"""

import glob
import os
import re
import subprocess
import sys

import source
import tap

BUILD, CLI = sys.argv[1:3]
CALL = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?)\s*\(\s*(?:GETTEXT_PACKAGE\s*,\s*)?"')


def run(*words, **environment):
    done = subprocess.run(words, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def files_with_words():
    found = {path for path in source.files('src', ['.c', '.h']) if CALL.search(source.strip_block_comments(source.read(path)))}
    found |= {path for path in source.files('ui', ['.ui']) if 'translatable="yes"' in source.read(path)}
    return found | set(source.files('data', ['.desktop.in', '.metainfo.xml.in.in', '.mime.xml.in', '.gschema.xml']))


def entries(po):
    """[(flags, msgid, msgid_plural, [msgstr])] of a PO file, the header left out."""
    found = []
    for block in re.split(r'\n\s*\n', source.read(po)):
        parts = {}
        key = None
        flags = ''.join(re.findall(r'^#,(.*)$', block, re.M))
        for line in block.splitlines():
            begun = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line)
            if begun:
                key = begun.group(1)
                parts[key] = begun.group(2)
            elif key and line.startswith('"'):
                parts[key] += line[1:-1]
        if parts.get('msgid'):
            found.append((flags, parts['msgid'], parts.get('msgid_plural'), [parts[k] for k in sorted(parts) if k.startswith('msgstr')]))
    return found


def check_list():
    listed = [line for line in source.read('po/POTFILES').splitlines() if line and not line.startswith('#')]
    wanted = files_with_words()
    tap.check_none(sorted(wanted - set(listed)), 'po/POTFILES has every file with words to translate')
    tap.check_none(sorted(set(listed) - wanted), 'and no other')
    tap.check_equal(listed, sorted(listed), 'in order')
    code = source.files('src', ['.c'])
    tap.check_none(source.find(r'_ ?\("[^;]*" (G_G\w+|PRI\w+)', code), 'no message is cut in two by a macro')


def check_translations():
    languages = [line for line in source.read('po/LINGUAS').split('\n') if line and not line.startswith('#')]
    tap.check('cy' in languages, 'Welsh is among the languages')
    for language in languages:
        po = f'po/{language}.po'
        status, output, complaint = run('msgfmt', '--check', '-o', os.devnull, os.path.join(source.ROOT, po))
        tap.check(status == 0, f'{po} is sound', complaint)
        done = [entry for entry in entries(po) if all(entry[3]) and 'fuzzy' not in entry[0]]
        tap.check(len(done) >= 80, f'{po} translates the main words', f'only {len(done)} messages')
        lost = [f'{msgid} -> {words[0]}' for _, msgid, _, words in done if len(words) == 1
                and (msgid.count('_') == 1 and re.match(r'^[^%_]*_\w', msgid)) and '_' not in words[0]]
        tap.check_none(lost, f'{po} keeps the keys of menus')


def check_template():
    """Messages that the code no longer has are dead weight in a translation, and are told from a slip of the pen only here."""
    pot = os.path.join(source.ROOT, 'po')
    listed = [line for line in source.read('po/POTFILES').splitlines() if line and not line.startswith('#')]
    c_files = [path for path in listed if path.endswith(('.c', '.h'))]
    others = [path for path in listed if path not in c_files]
    keywords = ['--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3']
    status, output, complaint = run('xgettext', '--from-code=UTF-8', '--language=C', *keywords, '--directory=' + source.ROOT, '--output=-', *c_files)
    tap.check(status == 0 and 'warning' not in complaint, 'xgettext reads the code', complaint)
    messages = set(re.findall(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n)+)', output, re.M))
    messages = {''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)) for text in messages}
    elsewhere = '\n'.join(source.read(path) for path in others)
    for po in sorted(glob.glob(f'{pot}/*.po')):
        stray = [msgid for _, msgid, _, _ in entries(os.path.relpath(po, source.ROOT)) if msgid not in messages
                 and flat(msgid) not in flat(elsewhere)]
        tap.check_none(stray, f'{os.path.basename(po)} translates nothing that is not there')


# Calls whose words are an error's: those stand after a colon or in a bar, and end without a full stop.
ERRORS = {'g_set_error', 'g_set_error_literal', 'sp_edit_refuse', 'sp_merge_apply_add_conflict'}
MARK = re.compile(r'\b(\w+) ?\(|"((?:[^"\\]|\\.)*)"|[();,]')


def sentences(code):
    """What is translated in C code, literals put together again, but for the words of errors."""
    found, calls, text = [], [], None
    for mark in MARK.finditer(re.sub(r"'(?:[^'\\\n]|\\.)'", "' '", code)):
        if mark.group(2) is not None:
            text = (text or '') + mark.group(2)
            continue
        if text is not None and mark.group(0) in ('),') and {'_', 'N_', 'ngettext'} & set(calls) and not ERRORS & set(calls):
            found.append(text)
        text = None
        if mark.group(1) or mark.group(0) == '(':
            calls.append(mark.group(1) or '')
        elif mark.group(0) == ')' and calls:
            calls.pop()
    return found


def check_findings():
    """What the rooms say of the data is sentences. Titles of what can be imported (sp-kind-*.c) are none."""
    bare = []
    for path in source.files('src', ['.c']):
        room = path.split('/')[1]
        code = source.strip_block_comments(source.read(path))
        if room not in ('base', 'plan', 'import', 'forecast', 'need', 'funding', 'programme') or 'inding' not in code:
            continue
        for text in sentences(code):
            sentence = len(text) >= 40 and re.match(r'[A-Z“%]', text) and '/sp-kind-' not in path
            if sentence and not text.endswith(('.', '?', '. %s')):
                bare.append(f'{path}: {text}')
    tap.check_none(bare, 'every finding ends with a full stop')


def flat(text):
    text = text.replace('\\"', '"').replace('&quot;', '"').replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>')
    return re.sub(r'\s+', ' ', text)


def check_reader():
    environment = {'SCHOOL_PLACES_LOCALEDIR': f'{BUILD}/po', 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'cy'}
    status, output, complaint = run(CLI, '--help', **environment)
    tap.check(status == 0 and 'Gorchmynion:' in output and 'Commands:' not in output, 'the command line speaks Welsh when asked', output)
    status, output, complaint = run(CLI, '--help', SCHOOL_PLACES_LOCALEDIR=f'{BUILD}/po', LC_ALL='C.UTF-8', LANGUAGE='')
    tap.check('Commands:' in output, 'and English when not', output)


check_list()
check_findings()
check_template()
check_translations()
check_reader()
tap.done()
