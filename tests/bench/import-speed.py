#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing at the size of the real thing, held against `sqlite3 .import` of the same file: a register of 60 MB with 150 columns, and a
place-planning file of 162,537 rows. Prints seconds of work (user and system), their ratio and the most memory; fails when a ratio is
above two, or memory grows with the file. Every row is checked; the second register is one whose every school is the plan's own, and
the second place-planning file one whose every row is, so that nothing is saved by passing over.

  import-speed.py CLI"""

import os
import random
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
HEADINGS = ['URN', 'LA (code)', 'LA (name)', 'EstablishmentNumber', 'EstablishmentName', 'TypeOfEstablishment (name)',
            'EstablishmentStatus (name)', 'OpenDate', 'CloseDate', 'PhaseOfEducation (name)', 'StatutoryLowAge', 'StatutoryHighAge',
            'SchoolCapacity', 'CensusDate', 'DistrictAdministrative (name)', 'Easting', 'Northing']
PLACES = ('time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,'
          'planning_area_code,planning_area_name,education_phase,nc_year_group,pupil_forecast,estimated_capacity,la_planned_places,'
          'central_programme_places,additional_need_minus_spare_places,additional_need_only_places\n')


def write_register(path, own_only):
    chance = random.Random(7)
    extra = [f'Column{i:03} (name)' for i in range(150 - len(HEADINGS))]
    filler = ['Not applicable', '', '', 'Does not apply', '', '0', '', 'Not applicable', '', '']
    n = 0
    with open(path, 'w', encoding='windows-1252', newline='') as out:
        out.write(','.join(f'"{name}"' for name in HEADINGS + extra) + '\r\n')
        tail = ','.join(f'"{filler[i % len(filler)]}"' for i in range(len(extra)))
        while out.tell() < 60e6:
            la = 926 if own_only else 200 + n % 750
            number = 1000 + n // (1 if own_only else 750) % 9000
            out.write(f'"{100000 + n}","{la}","Council of {la}","{number}","School {n} of St Brïd","Community school","Open","01-09-2001","",'
                      f'"Primary","4","11","{chance.randint(30, 630)}","21-01-2021","",'
                      f'"{chance.randint(250000, 650000)}","{chance.randint(50000, 600000)}",{tail}\r\n')
            n += 1
    return n


def write_places(path, own_only):
    chance = random.Random(7)
    with open(path, 'w', encoding='utf-8', newline='') as out:
        out.write(PLACES)
        for i in range(162537):
            la = 926 if own_only else 201 + i // 1063
            area, rest = divmod(i % 1063 if not own_only else i, 84)
            year, group = divmod(rest, 12)
            out.write(f'{2025 + year}{26 + year},Academic year,Planning area,E92000001,England,E12000006,East of England,{la},E10000020,Norfolk,'
                      f'{la}{area:04},Area {area} of {la},{"Primary" if group < 7 else "Secondary"},{"Reception" if group == 0 else group},'
                      f'{chance.uniform(0, 900):.6f},{chance.randint(0, 900)},z,:,{chance.randint(-60, 60)},c\n')
    return 162537


def work(words):
    """Seconds of work and most memory (MiB) of a program."""
    pid = os.posix_spawn(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(times, words, prepare):
    results = []
    for _ in range(times):
        prepare()
        results.append(work(words))
    assert all(status in (0, 3) for status, _, _ in results), results
    return min(seconds for _, seconds, _ in results), max(memory for _, _, memory in results)


def measure(folder, name, write, kind, own_only, most):
    path, plan, database = (os.path.join(folder, part) for part in (f'{name}.csv', 'plan.gpkg', 'raw.db'))
    rows = write(path, own_only)

    def new_plan():
        for ending in ('', '-wal', '-shm'):
            if os.path.exists(plan + ending):
                os.unlink(plan + ending)
        subprocess.run([CLI, 'new', '--title', 'Bench', '--la-code', '926', '--origin', '2024/25', plan], check=True)

    def no_database():
        if os.path.exists(database):
            os.unlink(database)

    raw, _ = best(3, ['/usr/bin/sqlite3', database, '.mode csv', f'.import {path} t'], no_database)
    ours, memory = best(3, [CLI, 'import', plan, kind, path, '--quiet'], new_plan)
    ratio = ours / raw
    print(f'{name:28} {os.path.getsize(path) / 1e6:6.1f} MB {rows:8,} rows   sqlite3 .import {raw:5.2f} s   import {ours:5.2f} s   '
          f'ratio {ratio:4.2f}   {memory:5.0f} MiB', flush=True)
    os.unlink(path)
    return ratio <= most


def main():
    good = True
    with tempfile.TemporaryDirectory() as folder:
        good &= measure(folder, 'register', write_register, 'register', False, 2)
        good &= measure(folder, 'place-planning', write_places, 'place-planning', False, 2)
        good &= measure(folder, 'register-all-ours', write_register, 'register', True, 2)
        good &= measure(folder, 'place-planning-all-ours', write_places, 'place-planning', True, 2)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
