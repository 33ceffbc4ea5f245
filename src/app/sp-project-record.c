/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-record.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include "sp-result-programme.h"

typedef struct { const char *code, *name; } Name;

static const Name names[] = {
  { "open", N_("Open") }, { "in hand", N_("In hand") }, { "met", N_("Met") }, { "failed", N_("Failed") },
  { "needed", N_("Needed") }, { "sought", N_("Sought") }, { "given", N_("Given") }, { "refused", N_("Refused") },
  { "land", N_("Land") }, { "planning", N_("Planning") }, { "pfi", N_("PFI") }, { "academy", N_("Academy") },
  { "diocese", N_("Diocese") }, { "organisation", N_("Organisation of schools") }, { "district", N_("District's decision") },
  { "contribution", N_("Developer contribution") }, { "review", N_("Review") }, { "other", N_("Other") },
};

static const char *const dependency_states[] = { "open", "in hand", "met", "failed", NULL };
static const char *const dependency_kinds[] = { "land", "planning", "pfi", "academy", "diocese", "organisation", "district",
                                                "contribution", "review", "other", NULL };
static const char *const approval_states[] = { "needed", "sought", "given", "refused", NULL };
static const char *const scale[] = { "1", "2", "3", "4", "5", NULL };

static const char *
name_of_code (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].code, code) == 0)
      return _(names[i].name);
  return code;
}

static gint
read_scale (const char *code)
{
  return CLAMP ((gint) g_ascii_strtoll (code != NULL ? code : "1", NULL, 10), 1, 5);
}

static const char *
name_of_likelihood (const char *code)
{
  return sp_words_for_likelihood (read_scale (code));
}

static const char *
name_of_impact (const char *code)
{
  return sp_words_for_impact (read_scale (code));
}

static const SpRecordField fields[SP_N_RECORD_LISTS][SP_MOST_RECORD_FIELDS + 1] = {
  [SP_RECORD_DEPENDENCY] = { { N_("State"), dependency_states, name_of_code },
                             { N_("Owner"), NULL, NULL },
                             { N_("By when, such as 2014-06"), NULL, NULL },
                             { N_("Kind"), dependency_kinds, name_of_code } },
  [SP_RECORD_APPROVAL] = { { N_("State"), approval_states, name_of_code },
                           { N_("Who approves"), NULL, NULL },
                           { N_("Decided on, such as 2014-06-20"), NULL, NULL } },
  [SP_RECORD_RISK] = { { N_("Likelihood"), scale, name_of_likelihood },
                       { N_("Impact"), scale, name_of_impact },
                       { N_("Owner"), NULL, NULL },
                       { N_("What is done about it"), NULL, NULL } },
};

const SpRecordField *
sp_record_field (SpRecordList list, guint field)
{
  g_return_val_if_fail ((guint) list < SP_N_RECORD_LISTS && field <= SP_MOST_RECORD_FIELDS, NULL);
  return fields[list][field].title != NULL ? &fields[list][field] : NULL;
}

static SpRecord
read_record (const SpProject *p, SpRecordList list, guint i)
{
  if (list == SP_RECORD_DEPENDENCY)
    {
      const SpDependency *d = &p->dependencies[i];

      return (SpRecord) { d->position, d->text, { d->state, d->owner, d->due_on, d->kind } };
    }
  if (list == SP_RECORD_APPROVAL)
    {
      const SpApproval *a = &p->approvals[i];

      return (SpRecord) { a->position, a->text, { a->state, a->body, a->decided_on } };
    }
  else
    {
      const SpRisk *r = &p->risks[i];

      return (SpRecord) { r->position, r->text, { scale[CLAMP (r->likelihood, 1, 5) - 1], scale[CLAMP (r->impact, 1, 5) - 1],
                                                  r->owner, r->mitigation } };
    }
}

GArray *
sp_records_of_project (const SpProject *p, SpRecordList list)
{
  GArray *records = g_array_new (FALSE, TRUE, sizeof (SpRecord));
  guint n = list == SP_RECORD_DEPENDENCY ? p->n_dependencies : list == SP_RECORD_APPROVAL ? p->n_approvals : p->n_risks;

  for (guint i = 0; i < n; i++)
    {
      SpRecord record = read_record (p, list, i);

      g_array_append_val (records, record);
    }
  return records;
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", part);
}

char *
sp_record_describe (SpRecordList list, const SpRecord *record)
{
  GString *text = g_string_new (NULL);
  g_autofree char *by = NULL, *band = NULL;

  if (list == SP_RECORD_RISK)
    {
      gint likelihood = read_scale (record->values[0]), impact = read_scale (record->values[1]);

      /* Translators: likelihood, impact, and the band they make: "Likely, Major: high". */
      band = g_strdup_printf (_("%s, %s: %s"), sp_words_for_likelihood (likelihood), sp_words_for_impact (impact),
                              sp_words_for_risk (likelihood, impact));
      append_part (text, band);
      append_part (text, record->values[2]);
      return g_string_free (text, FALSE);
    }
  append_part (text, name_of_code (record->values[0]));
  append_part (text, record->values[1]);
  by = record->values[2] == NULL ? NULL
       : list == SP_RECORD_DEPENDENCY ? g_strdup_printf (_("by %s"), record->values[2]) : g_strdup (record->values[2]);
  append_part (text, by);
  return g_string_free (text, FALSE);
}

/* ------------------------------------------------------------------- edits */

/* record->text NULL removes; position 0 appends. */
static gboolean
write_record (SpPlan *plan, gint64 project_id, SpRecordList list, const SpRecord *r, GError **error)
{
  const char *const *v = r->values;

  if (list == SP_RECORD_DEPENDENCY)
    return sp_edit_set_dependency (plan, project_id, r->position, v[3], r->text, v[0], v[1], v[2], error);
  if (list == SP_RECORD_APPROVAL)
    return sp_edit_set_approval (plan, project_id, r->position, r->text, v[1], v[0], v[2], error);
  return sp_edit_set_risk (plan, project_id, r->position, r->text, read_scale (v[0]), read_scale (v[1]), v[2], v[3], error);
}

/* As the plan has it now, whatever the window shows. */
static gboolean
find_record (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, SpSnapshot **snapshot, SpRecord *record,
             GError **error)
{
  SpProjectIndex index;

  *snapshot = sp_plan_snapshot (plan, 0, error);
  if (*snapshot == NULL)
    return FALSE;
  index = sp_snapshot_find_project (*snapshot, project_id);
  if (index >= 0)
    {
      g_autoptr(GArray) records = sp_records_of_project (&(*snapshot)->projects[index], list);

      for (guint i = 0; i < records->len; i++)
        if (g_array_index (records, SpRecord, i).position == position)
          {
            *record = g_array_index (records, SpRecord, i);
            return TRUE;
          }
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The plan holds this no more; it may have been removed."));
  return FALSE;
}

gboolean
sp_record_set_field (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, guint field, const char *value,
                     GError **error)
{
  g_autoptr(SpSnapshot) snapshot = NULL;
  SpRecord record;

  g_return_val_if_fail (field < SP_MOST_RECORD_FIELDS, FALSE);
  if (!find_record (plan, project_id, list, position, &snapshot, &record, error))
    return FALSE;
  record.values[field] = value;
  return write_record (plan, project_id, list, &record, error);
}

gboolean
sp_record_set_text (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, const char *text, GError **error)
{
  g_autoptr(SpSnapshot) snapshot = NULL;
  SpRecord record;

  if (!find_record (plan, project_id, list, position, &snapshot, &record, error))
    return FALSE;
  record.text = text;
  return write_record (plan, project_id, list, &record, error);
}

gboolean
sp_record_add (SpPlan *plan, gint64 project_id, SpRecordList list, const char *text, GError **error)
{
  SpRecord record = { 0, text, { list == SP_RECORD_DEPENDENCY ? "open" : list == SP_RECORD_APPROVAL ? "needed" : "3",
                                 list == SP_RECORD_RISK ? "3" : NULL, NULL, list == SP_RECORD_DEPENDENCY ? "other" : NULL } };

  return write_record (plan, project_id, list, &record, error);
}

gboolean
sp_record_remove (SpPlan *plan, gint64 project_id, SpRecordList list, gint position, GError **error)
{
  g_autoptr(SpSnapshot) snapshot = NULL;
  SpRecord record;

  if (!find_record (plan, project_id, list, position, &snapshot, &record, error))
    return FALSE;
  record.text = NULL;
  return write_record (plan, project_id, list, &record, error);
}
