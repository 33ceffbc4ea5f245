#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual: well-formed, and it says neither more nor less than the programs say of themselves.

  manual.py BUILD CLI APP"""

import re
import subprocess
import sys

import tap

BUILD, CLI, APP = sys.argv[1:4]
OPTION = re.compile(r'^\s+(?:(-\w), )?(--[a-z][-a-z]*)', re.M)


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def plain(page):
    """The page as text, unwrapped and with plain hyphens; headings keep their lines."""
    text = run('mandoc', '-T', 'ascii', '-O', 'width=200', f'{BUILD}/data/{page}')[1]
    return re.sub(r'.\x08', '', text)


def options_of_help(text):
    """{long option} of a --help text, without help itself."""
    return {m.group(2) for m in OPTION.finditer(text)} - {'--help', '--help-all', '--help-gapplication'}


for page in ('school-places.1', 'school-places-cli.1'):
    status, output, complaint = run('mandoc', '-T', 'lint', '-W', 'warning', f'{BUILD}/data/{page}')
    tap.check(status == 0 and not output, f'mandoc finds no fault in {page}', output, complaint)
    status, output, complaint = run('man', '--warnings', '--encoding=UTF-8', '-Tutf8', '-Z', '-l', f'{BUILD}/data/{page}')
    tap.check(status == 0 and not complaint, f'man shows {page} without a warning', complaint)

manual = plain('school-places-cli.1')
sections = dict(re.findall(r'^   (\w+) \[OPTION[^\n]*\n(.*?)(?=^   \w|^[A-Z])', manual, re.M | re.S))
listed = re.findall(r'^  (\w+)  ', run(CLI, '--help')[1].split('\n\nschool-places-cli COMMAND')[0].split('Commands:')[1], re.M)
tap.check_equal(sorted(sections), sorted(listed), 'the manual has a section for every command')
for command in listed:
    helped = run(CLI, command, '--help')[1]
    told = set(re.findall(r'(?<!\w)--[a-z][-a-z]*', sections.get(command, '')))
    tap.check_equal(sorted(told), sorted(options_of_help(helped)), f'the manual has the options of {command}')
    shorts = {m.group(2): m.group(1) for m in OPTION.finditer(helped) if m.group(1) and m.group(2) != '--help'}
    missing = [f'{short}, {long}' for long, short in shorts.items() if f'{short}, {long}' not in manual]
    tap.check_none(missing, f'the manual has the short options of {command}')
methods = re.search(r'The methods are: ([^.]*)\.', run(CLI, 'forecast', '--rolls', '/dev/null', '--origin', '2013', '--horizon', '1',
                                                       '--method', 'none')[2])
if methods:
    tap.check_none([name for name in methods.group(1).split(', ') if name not in sections['forecast']], 'the manual names every method')
for status in re.findall(r'^  (\d)  ', run(CLI, '--help')[1], re.M):
    tap.check(re.search(rf'^ +{status} ', manual.split('EXIT STATUS')[1], re.M), f'the manual explains exit status {status}')
manual = plain('school-places.1').split('OPTIONS')[1].split('KEYS')[0]
tap.check_equal(sorted(set(re.findall(r'(?<!\w)--[a-z][-a-z]*', manual)) - {'--help', '--help-all', '--help-gapplication'}),
                sorted(options_of_help(run(APP, '--help')[1])), 'the manual has the options of the window')
tap.done()
