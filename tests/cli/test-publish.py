#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""publish, into a real PostgreSQL with PostGIS, started for the test on this computer only.

test-publish.py SCHOOL-PLACES-CLI SCHOOL-PLACES-WRITER
"""

import glob
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest

WRITER = sys.argv.pop(2)
CLI = sys.argv.pop(1)
SECRET = "s3cret-pass'word"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def as_nobody(words):
    """PostgreSQL will not run as root; the tests may."""
    return ["runuser", "-u", "nobody", "--", *words] if os.geteuid() == 0 else words


class Server:
    """A cluster in a folder of its own: trust on its socket, passwords over the network."""

    def __init__(self):
        bins = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        self.bin = pathlib.Path(bins[-1])
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sp-pg-", dir="/tmp"))
        self.port = free_port()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody")
        self.folder.chmod(0o755)
        self.run([self.bin / "initdb", "-D", self.folder / "data", "-U", "officer", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                  "--no-sync"])
        rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        self.run(["sh", "-c", f"printf '{rules}' > {self.folder}/data/pg_hba.conf"])
        self.process = subprocess.Popen(
            as_nobody([str(self.bin / "postgres"), "-D", str(self.folder / "data"), "-p", str(self.port), "-k", str(self.folder),
                       "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(200):
            if subprocess.run([self.bin / "pg_isready", "-q", "-h", self.folder, "-p", str(self.port)]).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL did not start")

    def run(self, words):
        subprocess.run(as_nobody([str(word) for word in words]), check=True, capture_output=True, cwd="/")

    def sql(self, text, database="council", user="officer"):
        done = subprocess.run([self.bin / "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", str(self.port),
                               "-U", user, "-d", database, "-c", text], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def stop(self):
        pid = int((self.folder / "data/postmaster.pid").read_text().split()[0]) if os.geteuid() == 0 else self.process.pid
        os.kill(pid, signal.SIGINT)
        self.process.wait(60)
        shutil.rmtree(self.folder)


class Publish(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.plan = cls.folder / "plan.gpkg"
        cls.server = Server()
        cls.server.sql("CREATE DATABASE council", database="postgres")
        cls.server.sql("CREATE DATABASE bare", database="postgres")
        cls.server.sql("CREATE EXTENSION postgis")
        cls.server.sql(f"CREATE ROLE planner LOGIN PASSWORD '{SECRET.replace(chr(39), chr(39) * 2)}'; CREATE ROLE reader LOGIN;"
                       "GRANT CREATE ON DATABASE council TO planner")
        assert cls.run_cli("new", "--sample", "norfolk-2013", cls.plan).returncode == 0
        cls.small = cls.folder / "small.gpkg"
        shutil.copy(cls.plan, cls.small)
        cls.cut(cls.small)

    @staticmethod
    def cut(path):
        """Two areas of the plan and what is theirs: every table still has its rows, for the tests that ask how, not what, is published."""
        areas = "(SELECT id FROM planning_area WHERE name = 'Thetford' ORDER BY phase LIMIT 2)"
        with sqlite3.connect(path) as db:
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):  # of the triggers that keep its R-tree
                db.create_function(name, 1, lambda shape: 1)
            db.execute("PRAGMA foreign_keys = ON")
            for table, column in (("project", "area_id"), ("project", "school_id"), ("housing_site", "primary_area_id"),
                                  ("housing_site", "secondary_area_id")):
                db.execute(f"UPDATE {table} SET {column} = NULL")
            db.execute("DELETE FROM project_places")
            db.execute(f"DELETE FROM school WHERE id NOT IN (SELECT school_id FROM area_school WHERE area_id IN {areas})")
            db.execute(f"DELETE FROM planning_area WHERE id NOT IN {areas}")
        db.close()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.folder)

    @staticmethod
    def run_cli(*words, **more):
        environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", SP_WRITER=WRITER, **more)
        return subprocess.run([CLI, *map(str, words)], capture_output=True, env=environment, timeout=300, text=True)

    def address(self, user="officer", database="council", host=None):
        if host:
            return f"postgresql://{user}@{host}:{self.server.port}/{database}"
        return f"postgresql://{user}@/{database}?host={self.server.folder}&port={self.server.port}"

    def publish(self, *words, address=None, plan=None, **more):
        done = self.run_cli("publish", plan or self.plan, address or self.address(), *words, **more)
        self.assertNotIn(SECRET, done.stdout + done.stderr)
        return done

    def assert_published(self, done):
        self.assertIn(done.returncode, (0, 3), done.stderr)

    def rows_of(self, command, table, *words):
        done = self.run_cli(command, self.plan, "--format", "json", *words)
        return json.loads(done.stdout)[table]["rows"]

    def test_published(self):
        """What is in the database is what the program prints, with shapes, comments and views over it."""
        self.assert_published(self.publish("--schema", "one"))
        sql = self.server.sql
        forecast = self.rows_of("forecast", "forecast")
        self.assertEqual(int(sql("SELECT count(*) FROM one.forecast")), len(forecast))
        row = next(row for row in forecast if row["area"] == "9260012" and row["year"] == 2016 and row["group"] == "R")
        held = sql("SELECT pupils FROM one.forecast WHERE area = '9260012' AND year = 2016 AND year_group = 'R'")
        self.assertAlmostEqual(float(held), row["pupils"], places=9) # OGR writes 15 digits
        need = self.rows_of("need", "need")
        self.assertAlmostEqual(float(sql("SELECT sum(shortfall) FROM one.need")), sum(row["shortfall"] or 0 for row in need), places=6)
        with sqlite3.connect(self.plan) as db:
            for layer in ("planning_area", "school", "growth_area", "housing_site", "district"):
                count, shapes = db.execute(f"SELECT count(*), count(geom) FROM {layer}").fetchone()
                self.assertEqual(sql(f"SELECT count(*), count(geom) FROM one.{layer}"), f"{count}|{shapes}")
        db.close()
        self.assertEqual(sql("SELECT bool_and(ST_IsValid(geom)), max(ST_SRID(geom)) FROM one.school"), "t|4326")
        self.assertEqual(sql("SELECT ST_Within(geom, ST_MakeEnvelope(0, 52, 2, 53.2, 4326)) FROM one.school "
                             "WHERE geom IS NOT NULL LIMIT 1"), "t")
        self.assertEqual(sql("SELECT count(*) FROM one.need_map"), sql("SELECT count(*) FROM one.need"))
        self.assertGreater(int(sql("SELECT count(*) FROM one.school_places_map WHERE places > 0")), 1000)
        self.assertEqual(sql("SELECT sum(pupils)::numeric(12,3) FROM one.forecast_by_area"),
                         sql("SELECT sum(pupils)::numeric(12,3) FROM one.forecast"))
        self.assertEqual(sql("SELECT plan || revision FROM one.publication"), "Norfolk 20130")
        self.assertIn("forecast", sql("SELECT obj_description('one.forecast_by_area'::regclass)"))
        self.assertEqual(sql("SELECT count(*) FROM pg_class c WHERE relnamespace = 'one'::regnamespace AND relkind IN ('r', 'v') "
                             "AND obj_description(oid) IS NULL"), "0")
        self.assertEqual(sql("SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = "
                             "'one'::regnamespace AND relkind = 'r' AND attnum > 0 AND attname <> 'geom' AND "
                             "col_description(attrelid, attnum) IS NULL"), "0")
        for table in ("project", "funding_by_year", "funding_payment", "decision", "need_peak", "school_places"):
            self.assertGreater(int(sql(f"SELECT count(*) FROM one.{table}")), 0, table)

    def test_replaced(self):
        """Published again: new rows, one publication, and what others granted and built on it still there."""
        sql = self.server.sql
        self.assert_published(self.publish("--schema", "two", plan=self.small))
        sql("GRANT USAGE ON SCHEMA two TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA two TO reader;"
            "CREATE VIEW public.of_the_bi_team AS SELECT name FROM two.school; DELETE FROM two.school WHERE id % 2 = 0")
        before = sql("SELECT published_at FROM two.publication")
        time.sleep(1.1)
        self.assert_published(self.publish("--schema", "two", plan=self.small))
        self.assertNotEqual(sql("SELECT published_at FROM two.publication"), before)
        with sqlite3.connect(self.small) as db:
            count = db.execute("SELECT count(*) FROM school").fetchone()[0]
        db.close()
        self.assertEqual(int(sql("SELECT count(*) FROM public.of_the_bi_team", user="officer")), count)
        self.assertEqual(int(sql("SELECT count(*) FROM two.school", user="reader")), count)

    def test_failure_leaves_the_old(self):
        """A table that may not be written, or made again because another's view hangs on it: all stays as it was."""
        sql = self.server.sql
        self.assert_published(self.publish("--schema", "three", plan=self.small))
        before = sql("SELECT published_at FROM three.publication")
        sql("ALTER TABLE three.pot_amount ADD CHECK (false) NOT VALID")
        done = self.publish("--schema", "three", plan=self.small)
        self.assertEqual(done.returncode, 1)
        self.assertIn("What was published before is as it was", done.stderr)
        self.assertEqual(sql("SELECT published_at FROM three.publication"), before)
        self.assertGreater(int(sql("SELECT count(*) FROM three.school")), 0)
        sql("ALTER TABLE three.pot_amount DROP CONSTRAINT pot_amount_check; ALTER TABLE three.school ADD COLUMN mine text;"
            "CREATE VIEW public.hangs_on AS SELECT mine FROM three.school")
        done = self.publish("--schema", "three", plan=self.small)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(sql("SELECT published_at FROM three.publication"), before)
        sql("DROP VIEW public.hangs_on")
        self.assert_published(self.publish("--schema", "three", plan=self.small))
        self.assertEqual(sql("SELECT count(*) FROM pg_attribute WHERE attrelid = 'three.school'::regclass AND attname = 'mine'"), "0")
        self.assertGreater(int(sql("SELECT count(*) FROM three.school_places_map")), 0)

    def test_readers_see_one_or_the_other(self):
        """Never a half: a reader that asks all the while finds all schools each time."""
        self.assert_published(self.publish("--schema", "four"))
        seen, done = set(), threading.Event()

        def look():
            while not done.is_set():
                seen.add(self.server.sql("SELECT (SELECT count(*) FROM four.school), (SELECT count(*) FROM four.forecast)"))

        looker = threading.Thread(target=look)
        looker.start()
        self.assert_published(self.publish("--schema", "four"))
        done.set()
        looker.join()
        self.assertEqual(len(seen), 1, seen)

    def test_refused(self):
        sql = self.server.sql
        sql("CREATE SCHEMA theirs; CREATE TABLE theirs.roads (id int)")
        done = self.publish("--schema", "theirs", plan=self.small)
        self.assertEqual(done.returncode, 1)
        self.assertIn("somebody else", done.stderr)
        self.assertEqual(sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'theirs'::regnamespace"), "1")
        done = self.publish(plan=self.small, address=self.address(database="bare"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("CREATE EXTENSION postgis", done.stderr)
        done = self.publish(plan=self.small, address=self.address(user="reader"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("permission denied", done.stderr)
        for schema in ("public", "pg_mine", "Mine", "a-b", "x; DROP SCHEMA one", "x\n", "a" * 64):
            self.assertEqual(self.publish("--schema", schema, plan=self.small).returncode, 2)
        for address in ("mysql://h/d", "postgresql", "postgresql://h/d?tables=x", f"postgresql://u:{SECRET}@h:port/d"):
            self.assertEqual(self.publish(plan=self.small, address=address).returncode, 2, address)
        closed = f"postgresql://officer@127.0.0.1:{free_port()}/council"
        done = self.publish(plan=self.small, address=closed)
        self.assertEqual(done.returncode, 1)
        self.assertIn("could not be reached", done.stderr)

    def test_password(self):
        """In the address or in PGPASSWORD; never printed, never among the words of the writing process."""
        words = self.folder / "writer"
        words.write_text(f"#!/bin/sh\ntr '\\0' ' ' < /proc/$$/cmdline > {self.folder}/words\nenv > {self.folder}/env\nexec {WRITER}\n")
        words.chmod(words.stat().st_mode | stat.S_IXUSR)
        encoded = SECRET.replace("'", "%27")
        with_password = self.address("planner", host="127.0.0.1").replace("planner@", f"planner:{encoded}@")
        environment = dict(os.environ, SP_WRITER=str(words), LC_ALL="C.UTF-8", LANGUAGE="en")
        done = subprocess.run([CLI, "publish", self.small, with_password, "--schema", "five"], capture_output=True, text=True,
                              env=environment)
        self.assertIn(done.returncode, (0, 3), done.stderr)
        self.assertNotIn(SECRET, (self.folder / "words").read_text() + (self.folder / "env").read_text())
        self.assert_published(self.publish("--schema", "five", plan=self.small, address=self.address("planner", host="127.0.0.1"), PGPASSWORD=SECRET))
        wrong = with_password.replace(encoded, "wrong-" + encoded)
        done = self.publish("--schema", "five", plan=self.small, address=wrong)
        self.assertEqual(done.returncode, 1)
        self.assertIn("password authentication failed", done.stderr)

    def test_progress(self):
        """The writer says table by table how far it is, and the command prints that on a terminal only."""
        leader, follower = os.openpty()
        environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", SP_WRITER=WRITER)
        process = subprocess.Popen([CLI, "publish", str(self.small), self.address(), "--schema", "eight"], stdout=subprocess.DEVNULL,
                                   stderr=follower, env=environment)
        os.close(follower)
        said = b""
        while True:
            try:
                more = os.read(leader, 4096)
            except OSError:  # nobody holds the other end any more
                break
            if not more:
                break
            said += more
        os.close(leader)
        self.assertIn(process.wait(60), (0, 3))
        shown = [int(number) for number in re.findall(rb"(\d+) %\x1b\[K", said)]
        self.assertEqual(shown, sorted(shown))
        self.assertGreater(len(set(shown)), 10)
        self.assertIn("Publishing “school”".encode(), said)
        self.assertNotIn("\r", self.publish("--schema", "eight", "--quiet", plan=self.small).stderr)

    def test_dry_run(self):
        done = self.publish("--schema", "six", "--dry-run", "--format", "json")
        self.assert_published(done)
        rows = {row["table"]: row for row in json.loads(done.stdout)["publication"]["rows"]}
        self.assertEqual(rows["school"]["shapes"], "Point")
        self.assertEqual(rows["forecast"]["rows"], len(self.rows_of("forecast", "forecast")))
        self.assertEqual(self.server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'six'"), "0")
        unreachable = f"postgresql://officer@127.0.0.1:{free_port()}/council"
        self.assert_published(self.publish("--dry-run", address=unreachable))

    def test_public(self):
        """Small counts held back are missing in the database too."""
        self.assert_published(self.publish("--schema", "seven", "--public", "--threshold", "60"))
        self.assertGreater(int(self.server.sql("SELECT count(*) FROM seven.forecast WHERE pupils IS NULL")), 0)
        self.assertEqual(self.server.sql("SELECT count(*) FROM seven.forecast WHERE pupils > 0.5 AND pupils < 59.5"), "0")
        # Nor what they could be reckoned from: places short and forms of entry of an area and year with one held back.
        known = {(row["area"], row["year"], row["group"]) for row in self.rows_of("forecast", "forecast") if row["pupils"] is not None}
        missing = [line.split("|") for line in self.server.sql("SELECT area, year, year_group FROM seven.forecast WHERE pupils IS NULL").split()]
        held = {(area, year) for area, year, group in missing if (area, int(year), group) in known and group not in ("Y12", "Y13", "Y14")}
        self.assertTrue(held)
        told = {tuple(line.split("|")) for line in self.server.sql("SELECT area, year FROM seven.need WHERE shortfall IS NOT NULL OR "
                                                                   "forms_entry IS NOT NULL").split()}
        self.assertTrue(told)
        self.assertFalse(held & told)


if __name__ == "__main__":
    unittest.main(verbosity=2)
