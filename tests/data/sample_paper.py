# SPDX-License-Identifier: GPL-3.0-or-later
"""The samples against the papers: nothing of section A is lost, every printed row is there as printed, totals are kept."""
import os
import re
import unittest

import sample_plan

PAPER = os.path.join(sample_plan.SOURCE, 'norfolk-growth-and-investment-plan-2013.md')
FUNDING_2013 = os.path.join(sample_plan.SOURCE, 'norfolk-capital-funding-2013.md')
PROGRAMME_2018 = os.path.join(sample_plan.SOURCE, 'norfolk-capital-programme-2018.md')


def plain(text):
    """Words as printed, without layout: emphasis, bullets, line ends."""
    return ' '.join(re.sub(r'\*\*', '', text).split())


def text_of(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


class Paper2013(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.db = sample_plan.load('norfolk-2013')

    def one(self, sql, *values):
        return self.db.execute(sql, values).fetchone()[0]

    @unittest.skipUnless(os.path.exists(PAPER), 'the papers are not here')
    def test_nothing_of_section_a_is_lost(self):
        paper = text_of(PAPER)
        section = paper[paper.index('Strategic growth summary'):paper.index('Section B\n\nCAPITAL BUDGET')]
        held = [plain(r[0]) for r in self.db.execute(
            'SELECT text FROM growth_statement UNION ALL SELECT list_heading FROM growth_statement WHERE list_heading NOT NULL'
            ' UNION ALL SELECT number || \'. \' || heading FROM growth_area UNION ALL SELECT note FROM growth_area'
            ' UNION ALL SELECT note FROM source WHERE note NOT NULL')]
        everything = '\n'.join(held)
        # two paragraphs are broken by a page end
        whole = section.replace('south of\n\nWymondham', 'south of Wymondham').replace('Any\n\nimpact', 'Any impact')
        lines = [plain(re.sub(r'^- ', '', line)) for line in whole.split('\n') if line.strip()]
        sentences = [s for line in lines for s in re.split(r'(?<=[.?!)]) (?=[A-Z(*])', line) if s]
        self.assertGreater(len(sentences), 170)
        for sentence in sentences:
            self.assertIn(sentence, everything)

    @unittest.skipUnless(os.path.exists(PAPER), 'the papers are not here')
    def test_statements_are_verbatim(self):
        paper = plain(text_of(PAPER))
        for (text,) in self.db.execute('SELECT text FROM growth_statement'):
            self.assertIn(plain(text), paper)
        for (heading,) in self.db.execute('SELECT heading FROM growth_area'):
            self.assertIn(plain(heading), paper)

    @unittest.skipUnless(os.path.exists(PAPER), 'the papers are not here')
    def test_claims_are_verbatim(self):
        papers = plain(text_of(PAPER)) + ' ' + plain(text_of(FUNDING_2013))
        for (text,) in self.db.execute('SELECT text FROM published_claim'):
            for part in text.split(' … '):
                self.assertIn(plain(part), papers)

    def test_growth_areas(self):
        self.assertEqual(self.one('SELECT count (*) FROM growth_area'), 29)
        self.assertEqual([tuple(r) for r in self.db.execute(
            'SELECT category, count (*), min (number), max (number) FROM growth_area GROUP BY 1')],
            [(1, 3, 1, 3), (2, 13, 4, 16), (3, 13, 1, 13)])
        self.assertEqual(self.one('SELECT count (*) FROM growth_statement'), 81)
        ranges = {r['name']: (r['dwellings_min'], r['dwellings_max'], r['horizon_year']) for r in
                  self.db.execute('SELECT * FROM growth_area')}
        self.assertEqual(ranges['Sprowston / Old Catton / Rackheath / Thorpe St Andrew'], (7000, 10000, 2026))
        self.assertEqual(ranges['Thetford'], (5000, 5000, None))
        self.assertEqual(ranges['Fakenham'], (800, 1100, 2026))
        self.assertEqual(ranges['Easton'], (1000, None, None))
        self.assertEqual(ranges['Cromer'], (400, 450, None))
        self.assertEqual(ranges["Costessey (Queen's Hill)"], (None, None, None))
        self.assertEqual(ranges['Great Yarmouth Borough district'][0], 2000)
        for misprint in ('late 2014.. With', 'a Seciton 106 agreement', 'Roll-through of IFE', 'sites. . It is anticipated'):
            self.assertEqual(self.one('SELECT count (*) FROM growth_statement WHERE text LIKE ?', '%' + misprint + '%'), 1,
                             misprint)

    def test_projects(self):
        self.assertEqual([tuple(r) for r in self.db.execute('SELECT programme_table, count (*) FROM project GROUP BY 1')],
                         [(1, 12), (2, 5), (3, 9)])
        self.assertEqual(self.one('SELECT sum (budget_pence) FROM project'), 3667200000)
        self.assertEqual(self.one('SELECT count (budget_pence) FROM project WHERE programme_table > 1'), 0)
        self.assertEqual(self.one('SELECT sum (indicative_pence) FROM programme_table'), 2 * 2800000000)
        self.assertEqual(self.one('SELECT sum (profile_total_pence) FROM project'), 35765 * 100000)
        self.assertEqual([tuple(r) for r in self.db.execute('SELECT financial_year, sum (amount_pence) / 100000'
                                                            ' FROM project_spend GROUP BY 1')],
                         [(2013, 984), (2014, 28736), (2015, 5800)])
        self.assertEqual(self.one('SELECT sum (spend_to_date_pence) FROM project'), 245 * 100000)

    def test_each_profile_adds_to_its_total(self):
        for row in self.db.execute('SELECT name, profile_total_pence AS total, ifnull (spend_to_date_pence, 0) + (SELECT'
                                   ' sum (amount_pence) FROM project_spend WHERE project_id = p.id) AS parts FROM project AS p'
                                   ' WHERE programme_table = 1'):
            self.assertEqual(row['parts'], row['total'], row['name'])

    def test_printed_nought_is_not_blank(self):
        nought = {r[0] for r in self.db.execute('SELECT reference FROM project WHERE spend_to_date_pence = 0')}
        self.assertEqual(nought, {'EC4286', 'EC4673', 'EC4596'})
        self.assertEqual(self.one('SELECT count (*) FROM project WHERE programme_table = 1 AND spend_to_date_pence IS NULL'), 5)
        self.assertEqual(self.one('SELECT count (*) FROM project_spend WHERE amount_pence = 0'), 0)

    def test_budget_and_profile_differ_where_the_paper_does(self):
        gap = {r['name']: r['gap'] for r in self.db.execute(
            'SELECT name, budget_pence - profile_total_pence AS gap FROM project WHERE programme_table = 1') if r['gap']}
        self.assertEqual(gap, {'Little Plumstead VAP': -29100000, 'Poringland Primary': 89000000,
                               'Pulham Market Primary': 20800000, "Queen's Hill Primary": 10000000})
        self.assertEqual(sum(gap.values()), 90700000)

    def test_editions_are_what_another_part_of_the_paper_says(self):
        """Table 4 profiles four projects at other than their budgets; section A dates three otherwise than the tables."""
        restated = [tuple(r) for r in self.db.execute(
            'SELECT p.name, p.profile_total_pence = SUM (s.amount_pence) FROM project_edition AS e JOIN project AS p ON p.id = e.project_id'
            ' JOIN project_edition_spend AS s ON s.edition_id = e.id GROUP BY p.id ORDER BY p.id')]
        self.assertEqual(self.one('SELECT count (*) FROM project_edition WHERE budget_pence IS NOT NULL'), 0)
        self.assertEqual(restated, [('Little Plumstead VAP', 1), ('Poringland Primary', 1), ('Pulham Market Primary', 1),
                                    ("Queen's Hill Primary", 1)])
        dated = [tuple(r) for r in self.db.execute(
            'SELECT p.name, e.completion_on, p.completion_on FROM project_edition AS e JOIN project AS p ON p.id = e.project_id'
            ' WHERE e.completion_on IS NOT NULL ORDER BY p.id')]
        self.assertEqual(dated, [('Drake Infant, Thetford', '2015', '2016-09'), ("Queen's Hill Primary", '2015', '2016-09'),
                                 ('Dussindale Primary, Thorpe St. Andrew', '2014-09', '2015-09')])
        for row in self.db.execute('SELECT e.completion_text AS said FROM project_edition AS e JOIN project AS p'
                                   ' ON p.id = e.project_id WHERE e.completion_text IS NOT NULL'):
            self.assertGreater(self.one("SELECT count (*) FROM growth_statement WHERE text LIKE '%' || ? || '%'", row['said']), 0)

    def test_risks_are_the_paper_s_and_their_scores_are_ours(self):
        self.assertEqual(self.one('SELECT count (*) FROM project_risk WHERE NOT estimated'), 0)
        self.assertEqual(self.one('SELECT count (DISTINCT text) FROM project_risk'), 4)
        # land at no project but those that the paper says depend on it
        self.assertEqual(self.one("SELECT count (*) FROM project_risk AS r WHERE text = 'securing land for necessary expansion' AND"
                                  " NOT EXISTS (SELECT 1 FROM project_dependency WHERE project_id = r.project_id AND text"
                                  " LIKE '%land%')"), 0)

    def test_kinds(self):
        self.assertEqual(self.one('SELECT count (*) FROM project WHERE kind IS NULL OR phase IS NULL'), 0)
        self.assertEqual([r[0] for r in self.db.execute("SELECT id FROM project WHERE kind = 'new school' ORDER BY 1")], [105, 307])

    def test_dependencies(self):
        self.assertEqual(self.one('SELECT count (*) FROM project AS p WHERE programme_table = 3 AND NOT EXISTS'
                                  ' (SELECT 1 FROM project_dependency WHERE project_id = p.id)'), 0)

    def test_envelope(self):
        self.assertEqual(self.one("SELECT sum (amount_pence) FROM pot_amount AS a JOIN pot AS p ON p.id = a.pot_id"
                                  " WHERE programme = 'growth'"), 7250000000)
        self.assertEqual([tuple(r) for r in self.db.execute(
            "SELECT financial_year, amount_pence FROM pot_amount AS a JOIN pot AS p ON p.id = a.pot_id"
            " WHERE p.name = 'BN 2013-15' ORDER BY 1")],
            [(2013, 50000000), (2014, 950000000), (2015, 1350000000), (2016, 350000000)])

    @unittest.skipUnless(os.path.exists(PAPER), 'the papers are not here')
    def test_every_printed_row_is_there_as_printed(self):
        check_tables(self, self.db, [PAPER, FUNDING_2013])


class Paper2018(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.db = sample_plan.load('norfolk-2018')

    @unittest.skipUnless(os.path.exists(PROGRAMME_2018), 'the papers are not here')
    def test_every_printed_row_is_there_as_printed(self):
        check_tables(self, self.db, [PROGRAMME_2018])

    def test_pots(self):
        sums = [tuple(r) for r in self.db.execute('SELECT financial_year, sum (amount_pence) FROM pot_amount GROUP BY 1')]
        self.assertEqual(sums, [(None, 5322400000), (2018, 9050100000)])  # "Future Years' 2019-21" are two, not divided
        self.assertEqual([tuple(r) for r in self.db.execute('SELECT financial_year, sum (amount_pence) FROM project_spend')],
                         [(2018, 9050100000)])
        self.assertEqual(self.db.execute("SELECT amount_pence FROM pot_amount AS a JOIN pot AS p ON p.id = a.pot_id"
                                         " WHERE p.name = 'Revenue & Reserves'").fetchall()[0][0], -2900000)


def check_tables(test, db, papers):
    """Each tabbed line of a paper that is not a column head is a row of a published table, cell for cell."""
    held = {}
    for row in db.execute('SELECT r.id, x.text FROM published_row AS r JOIN published_cell AS x ON x.row_id = r.id'
                          ' JOIN published_column AS c ON c.id = x.column_id ORDER BY r.id, c.position'):
        held.setdefault(row['id'], []).append(row['text'])
    rows = {tuple(cells) for cells in held.values()}
    heads = {r[0] for r in db.execute('SELECT heading FROM published_column')}
    units = {'£m', "£'000", 'Financial Year'}
    found = 0
    for paper in papers:
        for line in text_of(paper).split('\n'):
            cells = [c.strip() for c in line.split('\t') if c.strip()]
            if '\t' not in line or not cells:
                continue
            if all(c in units or c in heads or c + ' £m' in heads or c.replace(' £m', '') in heads or c == 'Programme £m'
                   for c in cells):
                continue
            if cells[0].startswith(('1 CAPITAL GROWTH', 'Table showing')):
                continue
            if len(cells) == 1 and cells[0].startswith('Costs likely'):
                pass
            test.assertIn(tuple(cells), rows)
            found += 1
    test.assertGreater(found, 5)
    return found


if __name__ == '__main__':
    unittest.main()
