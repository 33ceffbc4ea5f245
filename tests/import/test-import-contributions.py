#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The national layout of developer contributions: out and back, the same twice, receipts in parts, an agreement found by other means than
its reference, and a fault of each kind by row and column.

  test-import-contributions.py CLI"""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import unittest

from importing import CLI, Importing

AGREEMENT = 'developer-agreement,developer-agreement-type,planning-application,reference,start-date,notes\n'
CONTRIBUTION = 'developer-agreement-contribution,developer-agreement,contribution-purpose,amount,units\n'
TRANSACTION = 'developer-agreement-transaction,developer-agreement-contribution,contribution-funding-status,amount,units,start-date\n'


class Contributions(Importing):
    def ledger(self, *rest):
        done = subprocess.run([CLI, 'contributions', self.plan, *rest, '--format', 'json'], capture_output=True, text=True, timeout=120)
        self.assertIn(done.returncode, (0, 3), done.stderr)
        return self.rows(json.loads(done.stdout), 'contributions')

    def national(self, plan, folder):
        done = subprocess.run([CLI, 'contributions', '--national', folder, plan], capture_output=True)
        self.assertIn(done.returncode, (0, 3))
        names = ('developer-agreement', 'developer-agreement-contribution', 'developer-agreement-transaction')
        return [os.path.join(folder, name + '.csv') for name in names]

    def put_contributions(self):
        with self.connect() as database:
            database.executescript(
                "INSERT INTO agreement (id, reference, title, kind, signed_on, dated) VALUES (4, '2019/0123', 'Mill Rise', NULL, '2019-03-01', '2019-04'), "
                "(7, NULL, 'Trowse', 'unilateral undertaking', NULL, NULL);"
                "INSERT INTO obligation (id, agreement_id, position, kind, text, amount_pence, basis, land_hectares, reference, received_on, spent_on) VALUES "
                "(1, 4, 1, 'money', 'Primary places', 123456789, NULL, NULL, NULL, '2020-05-06', '2021-01-01'),"
                "(2, 4, 2, 'money', 'Per dwelling', 750050, 'per dwelling', NULL, 'P-2', NULL, NULL), (3, 7, 1, 'land', 'Site', NULL, NULL, 2.03, NULL, NULL, NULL),"
                "(4, 7, 2, 'money', 'Secondary', 5000, 'fixed', NULL, NULL, NULL, NULL);"
                "INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on, reference) VALUES "
                "(4, 'received', 2000, '2020-01-01', NULL), (4, 'received', 2000, '2020-01-01', NULL), (4, 'spent', 4000, '2021-01-01', 'INV 1');")

    def test_contributions_back_into_their_plan(self):
        self.put_contributions()
        before = self.dump()
        files = self.national(self.plan, os.path.join(self.folder.name, 'out'))
        result = self.run_import('auto', *files)
        self.assertEqual([row['kind'] for row in self.rows(result, 'files')], ['agreements', 'contributions', 'transactions'])
        self.assertEqual(self.codes(result), ['events-held'])
        self.assertEqual({counts[:2] for counts in self.changes(result).values()}, {(0, 0)})
        self.assertEqual(self.dump(), before)

    def test_contributions_into_a_new_plan(self):
        self.put_contributions()
        files = self.national(self.plan, os.path.join(self.folder.name, 'out'))
        self.plan = os.path.join(self.folder.name, 'second.gpkg')
        self.new(self.plan)
        first = self.check_twice('auto', *files)
        self.assertEqual(self.changes(first),
                         {'agreement': (2, 0, 0, 0), 'obligation': (4, 0, 0, 0), 'contribution_transaction': (6, 0, 0, 0)})
        self.assertNotIn('amount-missing', self.codes(first)) # P-2 is secured, of a sum for each dwelling: the agreement says when
        back = self.national(self.plan, os.path.join(self.folder.name, 'back'))
        for one, other in zip(files, back):
            with open(one) as a, open(other) as b:
                first, second = list(csv.DictReader(a)), list(csv.DictReader(b))
            key = next(iter(first[0]))
            self.assertEqual(len(first), len(second))
            for x, y in zip(first, second):
                self.assertEqual({k: v for k, v in x.items() if k not in ('reference', key, 'amount')},
                                 {k: v for k, v in y.items() if k not in ('reference', key, 'amount')})
                self.assertEqual(x['amount'] if 'amount' in x else '', y['amount'] if 'amount' in y else '')
                if 'transaction' not in key:
                    self.assertEqual(x[key], y[key])
                self.assertIn(y['reference'], (x['reference'], x[key])) # what had none is known by the name it was given

    def test_only_signed(self):
        """A file of a signed agreement whose sum nobody knows yet: all that it says is the signing date, which is no fault of it."""
        files = self.files('A-1,section-106,2013/0001,A-1,1 March 2013,Mill Rise\n', 'C-1,A-1,education,,\n', 'T-1,C-1,secured,,,2013-03-01\n')
        result = self.check_twice('auto', *files)
        self.assertEqual(self.codes(result), ['events-held'])
        self.assertEqual(self.ask('SELECT count(*) FROM contribution_transaction'), [(0,)])
        result = self.run_import('auto', self.file('later.csv', TRANSACTION + 'T-2,C-1,secured,,,2013-04-01\n'), status=(1, 3))
        self.assertIn('amount-missing', self.codes(result))

    def test_contribution_faults(self):
        agreements = 'developer-agreement,developer-agreement-type,reference,start-date\nA-1,section-106,A-1,2020-13-01\nA-2,section-278,A-2,2020-01-01\n,,,\n'
        contributions = ('developer-agreement,contribution-purpose,amount,units,reference\nA-2,education,1000.55,pound sterling,C-1\n'
                         'A-2,transport,5,pound sterling,C-2\nA-9,education,5,pound sterling,C-3\n,education,5,pound sterling,C-4\nA-2,education,much,,C-5\n')
        transactions = ('developer-agreement-contribution,contribution-funding-status,amount,units,reference,start-date\nC-1,received,1000.55,,T-1,2021-02-03\n'
                        'C-1,lost,5,,T-2,\nC-1,spent,,,T-3,\nC-9,spent,5,,T-4,\n')
        files = [self.file(name, text) for name, text in (('a.csv', agreements), ('c.csv', contributions), ('t.csv', transactions))]
        result = self.run_import('auto', *files, status=(3,))
        text = self.messages(result)
        for where in ('a.csv, row 2, column 4 (start-date): “2020-13-01”', 'c.csv, row 5, column 1 (developer-agreement)',
                      'c.csv, row 6, column 3 (amount): “much”', 'c.csv, row 4, column 1 (developer-agreement): no agreement “A-9”', 't.csv, row 3, column 2 (contribution-funding-status): “lost”',
                      't.csv, row 4, column 3 (amount)', 't.csv, row 5, column 1 (developer-agreement-contribution): no contribution “C-9”'):
            self.assertIn(where, text)
        self.assertIn('not-education', self.codes(result))
        self.assertEqual(self.ask('SELECT reference, amount_pence, basis FROM obligation'), [('C-1', 100055, 'fixed')])
        self.assertEqual(self.ask('SELECT state, amount_pence, happened_on, reference FROM contribution_transaction'),
                         [('received', 100055, '2021-02-03', 'T-1')])


    def findings(self, result, code):
        return [row['message'] for row in self.rows(result, 'findings') if row['code'] == code]

    def put(self, sql):
        with self.connect() as database:
            database.executescript(sql)

    def files(self, agreements='', contributions='', transactions=''):
        texts = (('a.csv', AGREEMENT, agreements), ('c.csv', CONTRIBUTION, contributions), ('t.csv', TRANSACTION, transactions))
        return [self.file(name, heading + text) for name, heading, text in texts if text]

    ONE = 'A-1,section-106,2013/0001,A-1,1 March 2013,Mill Rise\n', 'C-1,A-1,education,1000,pound sterling\n'

    def test_samples_out_and_back(self):
        for sample in 'norfolk-2013', 'norfolk-2018':
            with self.subTest(sample):
                self.plan = os.path.join(self.folder.name, sample + '.gpkg')
                subprocess.run([CLI, 'new', '--sample', sample, self.plan], check=True, capture_output=True)
                self.put("INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on, reference) SELECT id, 'received', 12345, "
                         "'2014-05-01', NULL FROM obligation WHERE kind = 'money'; INSERT INTO contribution_transaction (obligation_id, state, "
                         "amount_pence, happened_on, reference) SELECT id, 'spent', 12300, '2014-06', 'INV ' || id FROM obligation WHERE kind = 'money'")
                before = self.dump()
                files = self.national(self.plan, os.path.join(self.folder.name, sample))
                self.check_twice('auto', *files)
                self.assertEqual(self.dump(), before)

    def test_in_any_order(self):
        """A shell lists the three files by the alphabet, whatever needs what: none of it is lost."""
        files = self.files(*self.ONE, 'T-1,C-1,received,250,£,1 May 2014\n')
        self.check_twice('auto', *reversed(files))
        self.assertEqual(self.ask("SELECT state, amount_pence FROM contribution_transaction"), [('received', 25000)])

    def test_receipts_in_parts(self):
        self.check_twice('auto', *self.files(*self.ONE, 'T-1,C-1,agreed,1000,pound sterling,01/03/2013\nT-2,C-1,received,250.50,£,1 May 2014\n'
                                             'T-3,C-1,Received,300,pound sterling,1st June 2014\nT-4,C-1,spent,200,,2014-07-01\n'))
        self.assertEqual(self.ask("SELECT happened_on, amount_pence FROM contribution_transaction WHERE state = 'received' ORDER BY id"),
                         [('2014-05-01', 25050), ('2014-06-01', 30000)])
        row, = self.ledger('--as-of', '1 January 2015')
        self.assertEqual([row[key] for key in ('agreed_pounds', 'due_pounds', 'received_pounds', 'outstanding_pounds', 'spent_pounds')],
                         [1000, 1000, 550.5, 449.5, 200])
        self.assertEqual(row['state'], 'part-received')
        row, = self.ledger('--as-of', '2014-05-15')
        self.assertEqual([row['received_pounds'], row['outstanding_pounds'], row['spent_pounds']], [250.5, 749.5, 0])
        # next quarter's file holds the last one's and one more
        more = self.files('', '', 'T-2,C-1,received,250.50,pound sterling,2014-05-01\nT-5,C-1,received,449.50,pound sterling,2015-02-01\n')
        self.assertEqual(self.changes(self.check_twice('transactions', *more)), {'contribution_transaction': (1, 0, 1, 0)})
        row, = self.ledger('--as-of', '2015-03-01')
        self.assertEqual((row['received_pounds'], row['outstanding_pounds'], row['state']), (1000, 0, 'received'))
        self.run_undo()
        row, = self.ledger('--as-of', '2015-03-01')
        self.assertEqual(row['received_pounds'], 550.5)

    def run_undo(self):
        subprocess.run([CLI, 'edit', self.plan, 'undo'], check=True, capture_output=True)

    def test_faults_of_transactions(self):
        result = self.check_twice('auto', *self.files(*self.ONE,
            'T-1,C-1,received,600,pound sterling,2014-05-01\n'     # row 2
            'T-1,C-1,received,600,pound sterling,2014-05-01\n'     # the same again
            'T-1,C-1,received,700,pound sterling,2014-05-01\n'     # and otherwise
            'T-2,C-1,received,600,pound sterling,2014-05-01\n'     # under another name; and above what is due
            'T-3,C-1,received,-5,pound sterling,2014-05-01\n'
            'T-4,C-1,spent,5,pound sterling,2013-02-28\n'          # before the signature
            'T-5,C-9,received,5,pound sterling,2014-05-01\n'
            'T-6,C-1,spent,5,pound sterling,1.5.14\n'
            'T-7,C-1,spent,5,hectares,2014-05-01\n'
            ',C-1,allocated,5,pound sterling,2014-05-01\n'
            ',C-1,allocated,5,pound sterling,2014-05-01\n'         # without a name it is the same
            'T-8,,spent,5,pound sterling,2014-05-01\n'))
        for code, where, words in (
                ('transaction-repeated', 't.csv, row 3, column 1', 'stands in row 2 already, and counts once'),
                ('transaction-repeated', 't.csv, row 4, column 1', 'says something else there; the first one counts'),
                ('transaction-repeated', 't.csv, row 12, column 4', 'the same as row 11'),
                ('transaction-twice', 't.csv, row 5, column 4', '“T-2” is the same sum on the same day as “T-1”'),
                ('received-above-due', 't.csv, row 5, column 4', '£1,200 has been received of “C-1”, £200 more than the £1,000 due'),
                ('amount-negative', 't.csv, row 6, column 4', 'write returned'),
                ('transaction-before-signature', 't.csv, row 7, column 6', '2013-02-28 is before 2013-03-01'),
                ('contribution-unknown', 't.csv, row 8, column 2', 'no contribution “C-9”'),
                ('not-a-date', 't.csv, row 9, column 6', 'a year of two figures'),
                ('units-unknown', 't.csv, row 10, column 5', '“hectares” is not money'),
                ('contribution-missing', 't.csv, row 13, column 2', 'names no contribution')):
            self.assertTrue(any(message.startswith(where) and words in message for message in self.findings(result, code)),
                            (code, where, self.findings(result, code)))
        self.assertEqual(self.ask('SELECT reference, state, amount_pence FROM contribution_transaction ORDER BY id'),
                         [('T-1', 'received', 60000), ('T-2', 'received', 60000), ('T-4', 'spent', 500), (None, 'allocated', 500)])
        self.assertEqual(subprocess.run([CLI, 'check', self.plan], capture_output=True).returncode, 3)

    def test_other_purposes(self):
        result = self.run_import('auto', *self.files(self.ONE[0], self.ONE[1] + 'C-2,A-1,transport,5,\n', 'T-1,C-2,received,5,,2014-05-01\n'))
        self.assertEqual(self.codes(result), ['nothing-used', 'not-education', 'transactions-not-education'])
        self.assertEqual(self.ask('SELECT count(*) FROM contribution_transaction'), [(0,)])

    def test_units_and_purposes(self):
        """Hectares, pounds and pounds a dwelling are known; square metres are not pounds, and EDUCATION is education."""
        result = self.run_import('auto', *self.files(self.ONE[0],
                                                     'C-1,A-1,EDUCATION,1000,Pound-Sterling\nC-2,A-1,education,500,square metres\n'
                                                     'C-3,A-1,Education,2,pound sterling per dwelling\nC-4,A-1,education,1.5,Hectares\n'
                                                     'C-5,A-1,,7,GBP\n', ''))
        self.assertIn('c.csv, row 3, column 5', self.findings(result, 'units-unknown')[0])
        self.assertIn('square metres', self.findings(result, 'units-unknown')[0])
        self.assertIn('c.csv, row 6, column 3', self.findings(result, 'purpose-missing')[0])
        self.assertEqual(self.ask('SELECT reference, kind, amount_pence, basis, land_hectares FROM obligation ORDER BY reference'),
                         [('C-1', 'money', 100000, 'fixed', None), ('C-3', 'money', 200, 'per dwelling', None),
                          ('C-4', 'land', None, None, 1.5), ('C-5', 'money', 700, 'fixed', None)])

    def test_by_application(self):
        self.put("INSERT INTO agreement (id, title, planning_application, signed_on) VALUES (5, 'Long Field', '2013/0001/F', '2013-03');"
                 "INSERT INTO obligation (id, agreement_id, position, kind, text, amount_pence) VALUES (1, 5, 1, 'money', 'Primary', 100000), "
                 "(2, 5, 2, 'money', 'Secondary', 200000)")
        result = self.check_twice('auto', *self.files('A-1,section-106,2013-0001 f,A-1,1 March 2013,Other words\n', self.ONE[1],
                                                      'T-1,C-1,received,400,,2014-05-01\n'))
        self.assertIn('a.csv, row 2, column 3 (planning-application): “A-1” is not a reference of the plan; it was taken for “Long Field” (agreement-5), '
                      'by its planning application', self.findings(result, 'agreement-by-application')[0])
        self.assertIn('it was taken for “Primary” of “Long Field”', self.findings(result, 'contribution-by-amount')[0])
        self.assertEqual(self.ask('SELECT id, reference, title, signed_on FROM agreement'), [(5, 'A-1', 'Long Field', '2013-03-01')])
        self.assertEqual(self.ask('SELECT id, reference, text FROM obligation'), [(1, 'C-1', 'Primary'), (2, None, 'Secondary')])
        self.assertEqual(self.ask('SELECT obligation_id, amount_pence FROM contribution_transaction'), [(1, 40000)])

    def test_a_reference_of_its_own_stays(self):
        self.put("INSERT INTO agreement (id, reference, title, planning_application) VALUES (5, 'OURS', 'Long Field', '2013/0001')")
        self.check_twice('auto', *self.files(*self.ONE))
        self.assertEqual(self.ask('SELECT id, reference FROM agreement'), [(5, 'OURS')])
        self.assertEqual(self.ask('SELECT agreement_id, reference FROM obligation'), [(5, 'C-1')])

    def test_by_site_and_date(self):
        self.put("INSERT INTO agreement (id, title, signed_on) VALUES (5, 'Mill Rise', '2013-03-01'), (6, 'Mill Rise', '2014-03-01')")
        result = self.check_twice('auto', *self.files(*self.ONE))
        self.assertIn('a.csv, row 2, column 5 (start-date): “A-1” is not a reference of the plan; it was taken for “Mill Rise” (agreement-5), of the same '
                      'site and signed on 2013-03-01', self.findings(result, 'agreement-by-site')[0])
        self.assertEqual(self.ask('SELECT id, reference FROM agreement ORDER BY id'), [(5, 'A-1'), (6, None)])

    def test_another_kind_or_day_is_another(self):
        self.put("INSERT INTO agreement (id, title, planning_application, signed_on, kind) VALUES (5, 'Long Field', '2013/0001', '2012-03-01', 'section 106')")
        result = self.check_twice('auto', *self.files('A-1,section-106,2013/0001,A-1,2013-03-01,\nA-2,deed of variation,2013/0001,A-2,2012-03-01,\n'))
        self.assertEqual(self.codes(result), [])
        self.assertEqual(self.ask('SELECT count(*) FROM agreement'), [(3,)])

    def test_ambiguous(self):
        self.put("INSERT INTO agreement (id, title, planning_application) VALUES (5, 'Long Field', '2013/0001'), (6, 'Short Field', '2013/0001'),"
                 "(7, 'Beech', '2013/0007');"
                 "INSERT INTO obligation (id, agreement_id, position, kind, text, amount_pence) VALUES (1, 7, 1, 'money', 'First half', 100000), "
                 "(2, 7, 2, 'money', 'Second half', 100000)")
        result = self.check_twice('auto', *self.files(
            self.ONE[0] + 'A-7,section-106,2013/0007,A-7,,\nA-8,section-106,2013/0007,A-8,,\n', self.ONE[1] + 'C-7,A-7,education,1000,\n'))
        first, second = self.findings(result, 'agreement-ambiguous')
        self.assertIn('a.csv, row 2, column 1 (developer-agreement): “A-1” may be “Long Field” (agreement-5) or “Short Field” (agreement-6)', first)
        self.assertIn('“A-8” may be “Beech”', second)
        self.assertIn('so may row 3', second)
        self.assertIn('c.csv, row 3, column 1 (developer-agreement-contribution): “C-7” may be any of 2 obligations',
                      self.findings(result, 'contribution-ambiguous')[0])
        self.assertEqual(self.ask('SELECT id, reference FROM agreement ORDER BY id'), [(5, None), (6, None), (7, 'A-7')])
        self.assertEqual(self.ask('SELECT count(*) FROM obligation'), [(2,)])

    def test_same_name_in_two_agreements(self):
        result = self.check_twice('auto', *self.files('A-1,,,A-1,,\nA-2,,,A-2,,\n', 'C-1,A-1,education,5,\nC-1,A-2,education,6,\n',
                                                      'T-1,C-1,received,5,,2014-05-01\n'))
        self.assertEqual(self.ask('SELECT reference, amount_pence FROM obligation ORDER BY id'), [('C-1', 500), ('C-1', 600)])
        self.assertIn('more than one agreement has a contribution “C-1”', self.findings(result, 'contribution-ambiguous')[0])

    def test_dates_of_the_obligation_are_not_payments(self):
        self.put("INSERT INTO agreement (id, reference, title, signed_on) VALUES (5, 'A-1', 'Mill Rise', '2013-03-01');"
                 "INSERT INTO obligation (id, agreement_id, kind, text, amount_pence, reference, received_on) VALUES "
                 "(1, 5, 'money', 'Primary', 100000, 'C-1', '2014-05-01')")
        same = self.files('', '', 'T-1,C-1,received,1000,,1/5/2014\n')
        self.assertEqual(self.codes(self.check_twice('transactions', *same)), ['events-held'])
        self.assertEqual(self.ask('SELECT count(*) FROM contribution_transaction'), [(0,)])
        # another sum on that day, or a second one, is more than the date says: then each counts, once
        parts = self.files('', '', 'T-1,C-1,received,1000,,1/5/2014\nT-2,C-1,received,50,,2/5/2014\n')
        self.check_twice('transactions', *parts)
        self.assertEqual(self.ask('SELECT reference, amount_pence FROM contribution_transaction ORDER BY reference'), [('T-1', 100000), ('T-2', 5000)])

    def test_two_officers_read_the_same_file(self):
        self.run_import('auto', *self.files(*self.ONE))
        mine, theirs = self.plan, os.path.join(self.folder.name, 'theirs.gpkg')
        shutil.copy(mine, theirs)
        self.run_import('transactions', *self.files('', '', 'T-1,C-1,received,400,,2014-05-01\nT-2,C-1,received,100,,2014-06-01\n'))
        self.plan = theirs
        self.run_import('transactions', *self.files('', '', 'T-1,C-1,received,400,,2014-05-01\nT-3,C-1,received,200,,2014-07-01\n'))
        self.plan = mine
        done = subprocess.run([CLI, 'merge', mine, theirs, '--take', 'all'], capture_output=True, text=True)
        self.assertIn(done.returncode, (0, 3), done.stdout + done.stderr)
        self.assertEqual(self.ask('SELECT reference, amount_pence FROM contribution_transaction ORDER BY reference'),
                         [('T-1', 40000), ('T-2', 10000), ('T-3', 20000)])
        row, = self.ledger('--as-of', '2015-01-01')
        self.assertEqual(row['received_pounds'], 700)
        done = subprocess.run([CLI, 'diff', mine, theirs], capture_output=True, text=True)
        self.assertIn('T-2', done.stdout)
        self.assertNotIn('T-3', done.stdout)

    def test_tables_out_and_back(self):
        self.run_import('auto', *self.files(*self.ONE, 'T-1,C-1,received,400,,2014-05-01\n,C-1,spent,100,,2014-06\n'))
        folder, again = os.path.join(self.folder.name, 'tables'), os.path.join(self.folder.name, 'again.gpkg')
        subprocess.run([CLI, 'export', self.plan, folder], check=True, capture_output=True)
        subprocess.run([CLI, 'new', '--tables', folder, again], check=True, capture_output=True)
        with sqlite3.connect(again) as database:
            self.assertEqual(database.execute('SELECT state, amount_pence, happened_on, reference FROM contribution_transaction ORDER BY id').fetchall(),
                             [('received', 40000, '2014-05-01', 'T-1'), ('spent', 10000, '2014-06', None)])
        history = subprocess.run([CLI, 'history', self.plan], check=True, capture_output=True, text=True).stdout
        self.assertIn('Import a.csv and 2 more files', history)

    def test_typed_by_hand_first(self):
        self.run_import('auto', *self.files(*self.ONE))
        self.put("INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on) VALUES (1, 'received', 40000, '2014-05-01')")
        result = self.check_twice('transactions', *self.files('', '', 'T-1,C-1,received,400,,2014-05-01\nT-2,C-1,received,100,,2014-06-01\n'))
        self.assertIn('“T-1” was taken for the same sum on the same day', self.findings(result, 'transaction-known')[0])
        self.assertEqual(self.ask('SELECT reference, amount_pence FROM contribution_transaction ORDER BY id'), [('T-1', 40000), ('T-2', 10000)])


if __name__ == '__main__':
    unittest.main()
