/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what was found: comparisons made, faults in the data, and what a scenario has different. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-finding.h"
#include "sp-reconcile.h"
#include "sp-result-tables-private.h"

static const char *
check_kind_code (SpCheckKind kind)
{
  switch (kind)
    {
    case SP_CHECK_ROW:
      return "row";
    case SP_CHECK_COLUMN:
      return "column";
    case SP_CHECK_CLAIM:
      return "claim";
    case SP_CHECK_LABEL:
      return "label";
    case SP_CHECK_CARRY:
      return "carry";
    case SP_CHECK_EDITION:
      return "edition";
    case SP_CHECK_DEMAND:
    default:
      return "demand";
    }
}

static void
add_verdict (SpTable *table, const SpCheck *check)
{
  if (!check->agrees)
    sp_table_add_coded (table, "differs", _("differs"));
  else if (check->rounding)
    sp_table_add_coded (table, "rounding", _("rounding"));
  else
    sp_table_add_coded (table, "agrees", _("agrees"));
}

static void
add_check_row (SpTable *table, const SpCheck *check)
{
  sp_table_begin_row (table);
  add_verdict (table, check);
  sp_table_add_text (table, check_kind_code (check->kind));
  sp_table_add_text (table, check->what);
  if (check->is_money)
    {
      sp_table_add_money (table, check->left_money, SP_MONEY_MILLIONS);
      sp_table_add_money (table, check->right_money, SP_MONEY_MILLIONS);
      sp_table_add_money (table, check->difference, SP_MONEY_MILLIONS);
    }
  else
    {
      sp_table_add_number (table, check->left, 3);
      sp_table_add_number (table, check->right, 3);
      sp_table_add_number (table, check->left - check->right, 3);
    }
  sp_table_add_text (table, check->sentence);
}

SpTable *
sp_table_of_reconciliation (SpReconciliation *reconciliation, gboolean all)
{
  guint n = sp_reconciliation_get_n_checks (reconciliation), rounding = 0, differ = 0;
  SpTable *table = sp_table_new ("reconciliation", all ? _("Comparisons made") : _("Comparisons that do not agree"));
  sp_table_add_column (table, "result", _("Result"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("Kind"), SP_TABLE_CODE);
  sp_table_add_column (table, "what", _("What"), SP_TABLE_CODE); /* the sentence says it to people */
  sp_table_add_column (table, "left", _("One (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "right", _("Other (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "difference", _("Difference (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "sentence", _("In words"), SP_TABLE_TEXT);
  for (guint i = 0; i < n; i++)
    {
      const SpCheck *check = sp_reconciliation_get_check (reconciliation, i);
      differ += !check->agrees;
      rounding += check->agrees && check->rounding;
      if (all || !check->agrees || check->rounding)
        add_check_row (table, check);
    }
  g_autofree char *note = g_strdup_printf (
      ngettext ("%u comparison was made: %u differ, %u differ only by rounding, %u agree. "
                "Nothing was corrected.",
                "%u comparisons were made: %u differ, %u differ only by rounding, %u agree. "
                "Nothing was corrected.",
                n),
      n, differ, rounding, n - differ - rounding);
  sp_table_set_note (table, note);
  return table;
}

static SpTable *
make_list (const char *code, const char *title, GPtrArray *findings)
{
  SpTable *table = sp_table_new (code, title);
  sp_table_add_column (table, "severity", _("Severity"), SP_TABLE_TEXT);
  sp_table_add_column (table, "code", _("Kind"), SP_TABLE_CODE);
  sp_table_add_column (table, "subject", _("Subject"), SP_TABLE_CODE);
  sp_table_add_column (table, "id", _("Id"), SP_TABLE_CODE);
  sp_table_add_column (table, "message", _("Finding"), SP_TABLE_TEXT);
  for (gint severity = SP_FINDING_ERROR; severity >= SP_FINDING_NOTE; severity--)
    for (guint i = 0; i < findings->len; i++)
      {
        const SpFinding *finding = g_ptr_array_index (findings, i);
        if ((gint) sp_finding_get_severity (finding) != severity)
          continue;
        sp_table_begin_row (table);
        sp_table_add_coded (table, sp_severity_code (severity), sp_severity_name (severity));
        sp_table_add_text (table, sp_finding_get_code (finding));
        sp_table_add_text (table, sp_subject_code (sp_finding_get_subject (finding)));
        if (sp_finding_get_id (finding) != 0)
          sp_table_add_number (table, (double) sp_finding_get_id (finding), 0);
        else
          sp_table_add_missing (table);
        sp_table_add_text (table, sp_finding_get_message (finding));
      }
  return table;
}

SpTable *
sp_table_of_findings (GPtrArray *findings)
{
  return make_list ("findings", _("Findings"), findings);
}

SpTable *
sp_table_of_warnings (GPtrArray *findings)
{
  return make_list ("warnings", _("Early warnings: money that lapses or comes late, schemes not paid for, places after the need"),
                    findings);
}

static const char *
name_of_project (const SpSnapshot *snapshot, gint64 id)
{
  SpProjectIndex i = sp_snapshot_find_project (snapshot, id);

  return i >= 0 ? snapshot->projects[i].name : NULL;
}

static const char *
name_of_pot (const SpSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->n_pots; i++)
    if (snapshot->pots[i].id == id)
      return snapshot->pots[i].name;
  return NULL;
}

static const char *
name_of_option (const SpSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->n_options; i++)
    if (snapshot->options[i].id == id)
      return snapshot->options[i].name;
  return NULL;
}

static const char *
name_of_site (const SpSnapshot *snapshot, gint64 id)
{
  SpSiteIndex i = sp_snapshot_find_site (snapshot, id);

  return i >= 0 ? snapshot->sites[i].name : NULL;
}

static const char *
name_of_school (const SpSnapshot *snapshot, gint64 id)
{
  SpSchoolIndex i = sp_snapshot_find_school (snapshot, id);

  return i >= 0 ? snapshot->schools[i].name : NULL;
}

static const char *
name_of_area (const SpSnapshot *snapshot, gint64 id)
{
  SpAreaIndex i = sp_snapshot_find_area (snapshot, id);

  return i >= 0 ? snapshot->areas[i].name : NULL;
}

/* What an override is of, by its subject (schema.sql, scenario_override); NULL = of all, or it is not there any more. */
static const char *
name_of_target (const SpSnapshot *snapshot, const SpOverride *override)
{
  static const struct { const char *subject, *(*name) (const SpSnapshot *snapshot, gint64 id); } kinds[] = {
    { "completion", name_of_site },     { "start slip", name_of_site },        { "build rate", name_of_site },
    { "yield factor", name_of_site },   { "go-ahead", name_of_site },          { "stall", name_of_site },
    { "take-up", name_of_area },        { "progression", name_of_area },       { "pupils", name_of_area },
    { "operating margin", name_of_area }, { "places", name_of_school },        { "admission number", name_of_school },
    { "project budget", name_of_project }, { "project slip", name_of_project }, { "project spend", name_of_project },
    { "pot amount", name_of_pot },      { "option", name_of_option },
  };

  for (gsize i = 0; override->target_id != 0 && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].subject, override->subject))
      return kinds[i].name (snapshot, override->target_id);
  return NULL;
}

SpTable *
sp_table_of_overrides (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("overrides", _("What this scenario has different"));
  sp_table_add_column (table, "scenario", _("Scenario"), SP_TABLE_TEXT);
  sp_table_add_column (table, "subject", _("Subject"), SP_TABLE_TEXT);
  sp_table_add_column (table, "target", _("Of"), SP_TABLE_CODE);
  sp_table_add_column (table, "target_name", _("Of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "value", _("Value"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "reason", _("Reason"), SP_TABLE_TEXT);
  for (guint i = 0; i < snapshot->n_overrides; i++)
    {
      const SpOverride *override = &snapshot->overrides[i];
      sp_table_begin_row (table);
      sp_table_add_text (table, override->scenario);
      sp_table_add_text (table, override->subject);
      if (override->target_id != 0)
        sp_table_add_number (table, (double) override->target_id, 0);
      else
        sp_table_add_missing (table);
      sp_table_add_text (table, name_of_target (snapshot, override));
      sp_table_add_academic_year (table, override->year);
      if (override->year_group >= 0 && override->year_group < SP_N_GROUPS)
        sp_table_add_group (table, override->year_group);
      else
        sp_table_add_missing (table);
      sp_table_add_known_number (table, override->has_value, override->value, 3);
      sp_table_add_text (table, override->reason);
    }
  return table;
}
