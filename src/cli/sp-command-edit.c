/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edit: one named edit of the plan, or of a scenario of it, as the window makes them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-command-line.h"
#include "sp-edit-verbs.h"
#include "sp-nearest-names.h"
#include "sp-plan.h"

static char *reason;

static const GOptionEntry entries[] = {
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why: kept with the edit, and wanted in a scenario"), N_("TEXT") },
  { NULL }
};

static SpExit
complain_verb (SpCommandLine *line, const char *word)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *nearest = NULL;
  if (word == NULL)
    return sp_command_line_misuse (line, _("A plan and an edit are wanted; --help lists the edits, each with its words."));
  for (guint i = 0; sp_edit_verb_nth (i) != NULL; i++)
    g_ptr_array_add (names, (gpointer) sp_edit_verb_nth (i)->name);
  nearest = sp_nearest_names_say (word, (const char *const *) names->pdata, names->len);
  return sp_command_line_misuse (line, _("“%s” is no edit. %s --help lists the edits."), word, nearest);
}

/* The verb among the words, or NULL with a complaint. */
static const SpEditVerb *
read_verb (SpCommandLine *line, guint n, SpExit *exit)
{
  const SpEditVerb *verb = n > 1 ? sp_edit_verb_find (line->files[1]) : NULL;
  if (verb == NULL)
    *exit = complain_verb (line, n > 1 ? line->files[1] : NULL);
  else if (n - 2 < verb->least || n - 2 > verb->most)
    *exit = sp_command_line_misuse (line, _("This edit is written %s %s."), verb->name, verb->words);
  else if (line->scenario != NULL && !verb->by_scenario)
    *exit = sp_command_line_misuse (line, _("“%s” changes the plan itself, for every scenario: leave --scenario out."), verb->name);
  else
    return verb;
  return NULL;
}

static void
add_row (SpTable *table, SpPlan *plan, const SpSnapshot *snapshot, gboolean changed, const char *label, const char *now)
{
  sp_table_begin_row (table);
  sp_table_add_number (table, (double) sp_plan_get_revision (plan), 0);
  sp_table_add_text (table, changed ? label : _("Nothing changed: the plan said so already"));
  if (sp_table_has_column (table, "now"))
    sp_table_add_text (table, now);
  sp_table_add_text (table, snapshot->scenario_name);
  sp_table_add_text (table, changed ? reason : NULL);
}

/* What was done, as it is called: by undo and redo, the edit they moved. */
static SpExit
make (SpCommandLine *line, const SpEditVerb *verb, SpPlan *plan, gint64 scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) snapshot = sp_plan_snapshot (plan, scenario, &error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  gint64 before = sp_plan_get_revision (plan);
  g_autofree char *undone = g_strdup (sp_plan_get_undo_label (plan));
  g_autoptr (GString) now = g_string_new (NULL);
  SpEditAsk ask = { plan, snapshot, scenario, reason, line->files + 2, g_strv_length (line->files) - 2, now };
  SpTable *table;
  if (snapshot == NULL)
    return sp_command_line_fail (line, error);
  sp_plan_set_reason (plan, reason);
  if (!verb->make (&ask, &error))
    return error->domain == G_OPTION_ERROR ? sp_command_line_misuse (line, "%s", error->message)
                                           : sp_command_line_fail (line, error);
  table = sp_table_new ("edit", _("Edit"));
  sp_table_add_column (table, "revision", _("Revision"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "edit", _("What was done"), SP_TABLE_TEXT);
  if (now->len > 0)
    sp_table_add_column (table, "now", _("It is now"), SP_TABLE_TEXT);
  sp_table_add_column (table, "scenario", _("Scenario"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reason", _("Reason"), SP_TABLE_TEXT);
  if (g_str_equal (verb->name, "undo"))
    {
      g_autofree char *label = g_strdup_printf (_("Undone: %s"), undone);
      add_row (table, plan, snapshot, sp_plan_get_revision (plan) != before, label, NULL);
    }
  else
    add_row (table, plan, snapshot, sp_plan_get_revision (plan) != before, sp_plan_get_undo_label (plan), now->str);
  g_ptr_array_add (tables, table);
  if (!sp_plan_close (plan, &error))
    return sp_command_line_fail (line, error);
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  const SpEditVerb *verb;
  gint64 scenario = 0;
  SpExit exit = SP_EXIT_DONE;
  reason = NULL;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv, &exit))
    return exit;
  verb = read_verb (&line, line.files != NULL ? g_strv_length (line.files) : 0, &exit);
  if (verb == NULL)
    return exit;
  if (sp_command_line_would_replace (&line, line.files[0]))
    return sp_command_line_misuse (&line, _("“%s” is the plan itself: the result would replace it."), line.output);
  plan = sp_plan_open (line.files[0], FALSE, &error);
  if (plan == NULL)
    return sp_command_line_fail (&line, error);
  if (line.scenario != NULL && !sp_plan_find_scenario (plan, line.scenario, &scenario, &error))
    return sp_command_line_misuse (&line, "%s.", error->message);
  return make (&line, verb, plan, scenario);
}

const SpCommand sp_command_edit = {
  "edit", "PLAN EDIT WORD…", N_("One change of the plan or of a scenario, with its reason; undone as in the window"),
  N_("Such as: edit norfolk.gpkg dwellings \"Old Buckenham Road\" 2016/17 120 --scenario \"Slower housing\" --reason \"Letter of May\"\n\n"
     "Edits:\n"
     "  dwellings SITE YEAR NUMBER|none       delivery SITE TERM NUMBER|none\n"
     "  later SITE YEARS                      earlier SITE YEARS\n"
     "  stage SITE STAGE|none                 range SITE FROM|none [TO|none]\n"
     "  areas SITE PRIMARY|none SECONDARY|none\n"
     "  add-site NAME [GROWTH AREA|PLANNING AREA]\n"
     "  remove-site SITE                      count SITE PHASE DWELLINGS PUPILS\n"
     "  usual-delivery STAGE|none TERM NUMBER|usual\n"
     "  yield PHASE house|flat|all market|affordable|all BEDROOMS|all YEARS|settled NUMBER|none|usual\n"
     "  build-up PHASE YEARS SHARE|none\n"
     "  method AREA|all GROUPS|all METHOD|none\n"
     "  exclude-year YEAR [AREA]              include-year YEAR [AREA]\n"
     "  pupils AREA YEAR GROUP NUMBER         scenario NAME\n"
     "  remove-scenario SCENARIO\n"
     "  option NAME KIND AREA PLACES COST|none [MONTHS]\n"
     "  option-cost KEY AMOUNT|none           option-lead-time KEY MONTHS|none\n"
     "  remove-option KEY                     rename-programme NAME NEW\n"
     "  edition NAME DAY\n"
     "  undo                                  redo\n\n"
     "Edits of planning areas, growth areas and the tables that projects stand in:\n"
     "  add-planning-area CODE NAME primary|secondary, such as: add-planning-area 9269990 \"North Farm villages\" primary\n"
     "  planning-area-name AREA NAME, such as: planning-area-name 9269990 Northdown\n"
     "  add-growth-area NAME [PRIMARY|none [SECONDARY|none [CATEGORY]]], such as: "
     "add-growth-area \"North Farm\" Thetford none 2\n"
     "  growth-area-name GROWTH-AREA NAME, such as: growth-area-name \"North Farm\" \"North Farm and the Downs\"\n"
     "  growth-area-share GROWTH-AREA AREA SHARE|none, such as: growth-area-share \"North Farm and the Downs\" Attleborough 0.25\n"
     "  remove-growth-area GROWTH-AREA, such as: remove-growth-area \"North Farm and the Downs\"\n"
     "  add-programme-table NUMBER TITLE, such as: add-programme-table 4 \"Schemes under review\"\n"
     "  programme-table-title NUMBER TITLE, such as: programme-table-title 4 \"Schemes held back\"\n"
     "  remove-programme-table NUMBER, such as: remove-programme-table 4\n\n"
     "Edits of a project, by its reference or its whole name:\n"
     "  add-project REFERENCE NAME TABLE|none SCHOOL|PLANNING AREA|GROWTH AREA [DESCRIPTION], such as: "
     "add-project EC5001 \"Kingsfleet Primary\" 2 Thetford \"New school of two forms of entry\"\n"
     "  project PROJECT FIELD VALUE|none, such as: project EC4673 places \"210 to 420\"\n"
     "  project-places PROJECT AREA GROUP YEAR NUMBER, such as: project-places EC4673 Thetford R 2016/17 30\n"
     "  after PROJECT PROJECT, such as: after EC4673 EC4595\n"
     "  not-after PROJECT PROJECT, such as: not-after EC4673 EC4595\n"
     "  answers PROJECT GROWTH AREA, such as: answers EC4673 Attleborough\n"
     "  not-answers PROJECT GROWTH AREA, such as: not-answers EC4673 Thetford\n"
     "  remove-project PROJECT, such as: remove-project EC5001\n"
     "  budget PROJECT AMOUNT|none, such as: budget EC4673 4.75\n"
     "  spend PROJECT YEAR AMOUNT|none, such as: spend EC4673 2014-15 4.25\n"
     "  price-base PROJECT QUARTER|none, such as: price-base EC4673 2013Q3\n"
     "  riba-stage PROJECT STAGE|none, such as: riba-stage EC4673 D\n"
     "  opening PROJECT YEAR|none [COMPLETION|none], such as: opening EC4673 2017/18 \"July 2017\"\n"
     "  lead-time PROJECT MONTHS|none, such as: lead-time EC4673 30\n"
     "  earliest-start PROJECT DATE|none, such as: earliest-start EC4673 \"1 April 2014\"\n"
     "  project-later PROJECT YEARS, such as: project-later EC4673 1\n"
     "  project-earlier PROJECT YEARS, such as: project-earlier EC4673 1\n"
     "  add-dependency PROJECT KIND TEXT [DATE|none [OWNER]], such as: add-dependency EC4673 planning \"Full consent\" 2014-06 Breckland\n"
     "  dependency PROJECT NUMBER state|due|owner|kind|text VALUE|none, such as: dependency EC4673 1 state met\n"
     "  remove-dependency PROJECT NUMBER, such as: remove-dependency EC4673 2\n"
     "  add-approval PROJECT TEXT [BODY], such as: add-approval EC4673 \"Full business case\" \"Capital priorities group\"\n"
     "  approval PROJECT NUMBER state|decided|body|text VALUE|none, such as: approval EC4673 1 state given\n"
     "  remove-approval PROJECT NUMBER, such as: remove-approval EC4673 1\n"
     "  add-risk PROJECT TEXT LIKELIHOOD IMPACT [OWNER|none [MITIGATION]], such as: add-risk EC4673 \"Tenders above the budget\" 3 4\n"
     "  risk PROJECT NUMBER likelihood|impact|owner|mitigation|text VALUE|none, such as: risk EC4673 1 impact 2\n"
     "  remove-risk PROJECT NUMBER, such as: remove-risk EC4673 1\n\n"
     "Edits of the money; a POT by its name, an obligation by its agreement and its number in contributions, a claim on "
     "the levy by its number there:\n"
     "  add-pot NAME SOURCE [CERTAINTY], such as: add-pot \"BN 2015-17\" \"basic need\" expected\n"
     "  pot-amount POT YEAR|undated AMOUNT|none, such as: pot-amount \"BN 2015-17\" 2015-16 9.5\n"
     "  pot-certainty POT received|announced|expected|\"at risk\", such as: pot-certainty \"BN 2015-17\" announced\n"
     "  pot-dates POT FROM|none BY|none, such as: pot-dates \"BN 2015-17\" \"1 April 2015\" \"31 March 2018\"\n"
     "  pot-pays POT TERM VALUE|any, such as: pot-pays \"BN 2015-17\" phase primary\n"
     "  pot-fixed POT PROJECT YEAR|undated AMOUNT|none [only], such as: pot-fixed \"BN 2013-15\" EC4673 2014-15 1.2\n"
     "  pot-carry POT YEARS|none, such as: pot-carry \"BN 2015-17\" 1\n"
     "  pot-award POT YEARS|none, such as: pot-award \"BN 2015-17\" 2\n"
     "  pot-note POT TEXT|none, such as: pot-note \"BN 2015-17\" \"Letter of the DfE, December\"\n"
     "  pot-name POT NAME, such as: pot-name \"BN 2015-17\" \"Loan 2015-17\"\n"
     "  pot-source POT SOURCE, such as: pot-source \"Loan 2015-17\" borrowing\n"
     "  pot-borrowing POT PER CENT|none YEARS|none, such as: pot-borrowing \"Loan 2015-17\" 4.1% 25\n"
     "  remove-pot POT [with-all], such as: remove-pot \"Loan 2015-17\"\n"
     "  add-claim TEXT [DISTRICT|none [PROJECT|none [YEAR|undated [AMOUNT|none [SHARE|none [STATE]]]]]], such as: "
     "add-claim \"Levy for places\" Breckland EC4673 2015-16 0.5 0.25\n"
     "  claim NUMBER district|project|text|year|amount|share|state VALUE|none, such as: claim 3 state submitted\n"
     "  remove-claim NUMBER, such as: remove-claim 3\n"
     "  add-agreement TITLE [SITE|GROWTH AREA|none [DATE|none [REFERENCE|none [AUTHORITY]]]], such as: "
     "add-agreement \"Old Buckenham Road deed\" \"Old Buckenham Road\" \"1 May 2014\" 3PL/2013/0427 Breckland\n"
     "  agreement AGREEMENT title|reference|application|authority|signed|pay-back|site VALUE|none, such as: "
     "agreement \"Hethersett Section 106 agreement\" signed \"12 June 2013\"\n"
     "  remove-agreement AGREEMENT, such as: remove-agreement \"Trowse Section 106 agreement (sought)\"\n"
     "  add-obligation AGREEMENT money|land PHASE|none TEXT, such as: "
     "add-obligation \"Hethersett Section 106 agreement\" money primary \"Two more classrooms\"\n"
     "  obligation AGREEMENT NUMBER text|kind|phase|basis|cost|headroom|hectares|pay-back-years|pot|project|school VALUE|none, such as: "
     "obligation \"Hethersett Section 106 agreement\" 5 cost £13,333.33\n"
     "  add-dwellings AGREEMENT NUMBER DWELLINGS PUPILS [house|flat|all [market|affordable|all [BEDROOMS|all]]], such as: "
     "add-dwellings \"Hethersett Section 106 agreement\" 5 120 0.25 house market 3\n"
     "  remove-dwellings AGREEMENT NUMBER LINE, such as: remove-dwellings \"Hethersett Section 106 agreement\" 5 1\n"
     "  add-index SHORT-NAME NAME, such as: add-index tpi \"All-in Tender Price Index\"\n"
     "  index-value INDEX QUARTER NUMBER|none, such as: index-value tpi 2012Q4 222.5\n"
     "  obligation-index AGREEMENT NUMBER INDEX|none [QUARTER], such as: "
     "obligation-index \"Hethersett Section 106 agreement\" 5 tpi 2012Q4\n"
     "  remove-obligation AGREEMENT NUMBER, such as: remove-obligation \"Hethersett Section 106 agreement\" 5\n"
     "  obligation-amount AGREEMENT NUMBER AMOUNT|none, such as: obligation-amount \"Hethersett Section 106 agreement\" 2 £450,000\n"
     "  obligation-trigger AGREEMENT NUMBER commencement|occupation N|share SHARE|date DAY|none, such as: "
     "obligation-trigger \"Hethersett Section 106 agreement\" 2 occupation 100\n"
     "  obligation-event AGREEMENT NUMBER EVENT DATE|none, such as: "
     "obligation-event \"Hethersett Section 106 agreement\" 2 received \"1 May 2015\"\n"
     "  payment AGREEMENT NUMBER received|spent|allocated|transferred|returned|secured AMOUNT [DATE|none [PROJECT]], such as: "
     "payment \"Hethersett Section 106 agreement\" 2 received £150,000 \"1 May 2015\"\n"
     "  remove-payment AGREEMENT NUMBER PAYMENT, such as: remove-payment \"Hethersett Section 106 agreement\" 2 1\n\n"
     "An AMOUNT without a sign is in £m (4.75, or 4.75m); 450k is £450,000, and £450,000 pounds. TERM is what a pot may pay for: "
     "purpose (growth, condition, send), phase, programme (growth, other), area, school, growth-area, project, or terms in words; "
     "with-all removes money with what is fixed of it for projects, and leaves contributions without it; the state of a claim is "
     "planned, submitted, agreed, refused or paid; EVENT is signed, triggered, due, received, allocated, spent or pay-back. Budgets, spend, amounts of pots and moves can differ "
     "in a scenario; the rest is of the plan.\n\n"
     "PRIMARY and SECONDARY are the planning areas that take all pupils of a new growth area; growth-area-share says of one area which "
     "share of them it takes, and those of a phase are to add to 1. CATEGORY is 1 (several new schools), 2 (one new school) or 3 (other "
     "investment, where none is said). Growth areas and tables are removed only when nothing is in them.\n\n"
     "The second PROJECT after is what must be complete before the first. FIELD of a project is reference, name, description, table, school, area, places, kind, phase, location (what building costs there; "
     "1 = as in the nation), temporary (places until its completion) or committed (yes or no). A project is removed with its spend, "
     "places, risks and all else that is its own, and undo brings them back.\n\n"
     "Each is one edit of the plan's history, kept with its --reason. In a scenario --reason is wanted, and so it is for a method and a year left out. "
     "TERM is a column of the delivery of sites (start_year, rate, most_a_year, probability, slip_mean, slip_spread, rate_spread, "
     "stall, lag), GROUPS a way into a year group (reception, year 7, other entry, moving up, sixth form). A usual delivery is of "
     "every site of a planning stage that says nothing of its own; a yield is pupils a dwelling, YEARS those since completion. "
     "“usual” puts back what plans begin with, and the national yield; yields shows both. A number below 0 is written after --."), run
};
