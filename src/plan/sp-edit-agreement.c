/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of agreements with developers: added, removed, and what is said of each. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"

#define NO_AGREEMENT _("The plan has no such agreement; it may have been removed. Choose another")

/* Where each field is kept; dates are read as officers write them. The authority is of its own. */
static const struct { const char *code, *sql; gboolean is_date; } FIELDS[SP_N_AGREEMENT_FIELDS] = {
  [SP_AGREEMENT_TITLE] = { "title", "UPDATE agreement SET title = ? WHERE id = ?", FALSE },
  [SP_AGREEMENT_REFERENCE] = { "reference", "UPDATE agreement SET reference = ? WHERE id = ?", FALSE },
  [SP_AGREEMENT_APPLICATION] = { "application", "UPDATE agreement SET planning_application = ? WHERE id = ?", FALSE },
  [SP_AGREEMENT_AUTHORITY] = { "authority", NULL, FALSE },
  [SP_AGREEMENT_SIGNED] = { "signed", "UPDATE agreement SET signed_on = ? WHERE id = ?", TRUE },
  [SP_AGREEMENT_PAY_BACK] = { "pay-back", "UPDATE agreement SET pay_back_on = ? WHERE id = ?", TRUE },
};

const char *
sp_agreement_field_code (SpAgreementField field)
{
  g_return_val_if_fail ((guint) field < SP_N_AGREEMENT_FIELDS, NULL);
  return FIELDS[field].code;
}

static gboolean
begin_agreement (SpNamedEdit  *edit,
                 SpPlan       *plan,
                 gint64        id,
                 char        **name,
                 GError      **error)
{
  return sp_named_edit_begin (edit, plan, error)
         && (*name = sp_named_edit_dup_name (edit, "SELECT title FROM agreement WHERE id = ?", id, NO_AGREEMENT, error)) != NULL;
}

/* Two agreements are told apart by their references. */
static gboolean
check_reference (SpNamedEdit  *edit,
                 const char   *reference,
                 gint64        own,
                 GError      **error)
{
  g_autofree char *other = NULL;
  gint64 id = sp_named_edit_int64 (edit, "SELECT id FROM agreement WHERE reference = ? AND id <> ?",
                                   SP_VALUES (SP_TEXT (reference), SP_INT (own)), 0);

  if (reference == NULL || id == 0)
    return TRUE;
  other = sp_named_edit_dup_name (edit, "SELECT title FROM agreement WHERE id = ?", id, NO_AGREEMENT, NULL);
  return sp_edit_refuse (error, _("%s is the reference of “%s” already. Type another, or change that agreement"), reference, other);
}

/* A district of the plan by its name, in any case; another authority as it is called. */
static gboolean
write_authority (SpNamedEdit  *edit,
                 gint64        id,
                 const char   *authority,
                 GError      **error)
{
  gint64 district = sp_named_edit_int64 (edit, "SELECT id FROM district WHERE name = trim (?) COLLATE NOCASE",
                                         SP_VALUES (SP_TEXT (authority)), 0);

  if (district)
    return sp_named_edit_exec (edit, "UPDATE agreement SET district_id = ? WHERE id = ?",
                               SP_VALUES (SP_INT (district), SP_INT (id)), error);
  return sp_named_edit_exec (edit, "UPDATE agreement SET district_id = NULL, organisation = ? WHERE id = ?",
                             SP_VALUES (SP_TEXT (authority), SP_INT (id)), error);
}

static gboolean
check_place (SpNamedEdit  *edit,
             gint64        growth_area_id,
             gint64        site_id,
             GError      **error)
{
  if (growth_area_id && !sp_named_edit_int64 (edit, "SELECT 1 FROM growth_area WHERE id = ?", SP_VALUES (SP_INT (growth_area_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such growth area; it may have been removed. Choose another"));
  if (site_id && !sp_named_edit_int64 (edit, "SELECT 1 FROM housing_site WHERE id = ?", SP_VALUES (SP_INT (site_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such housing site; it may have been removed. Choose another"));
  return TRUE;
}

/* A site takes the growth area it is in with it. */
static gboolean
write_place (SpNamedEdit  *edit,
             gint64        id,
             gint64        growth_area_id,
             gint64        site_id,
             GError      **error)
{
  gint64 own = site_id ? sp_named_edit_int64 (edit, "SELECT growth_area_id FROM housing_site WHERE id = ?",
                                              SP_VALUES (SP_INT (site_id)), 0) : growth_area_id;

  return sp_named_edit_exec (edit, "UPDATE agreement SET growth_area_id = ?, site_id = ? WHERE id = ?",
                             SP_VALUES (SP_INT_OR_NULL (own, 0), SP_INT_OR_NULL (site_id, 0), SP_INT (id)), error);
}

gboolean
sp_edit_add_agreement (SpPlan                *plan,
                       const SpNewAgreement  *agreement,
                       gint64                *id,
                       GError               **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  const char *signed_on = agreement->signed_on;
  char form[11];
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (agreement->title, FALSE, _("The name of the agreement"), error)
      || !sp_edit_check_text (agreement->reference, TRUE, _("The reference"), error)
      || !sp_edit_check_text (agreement->authority, TRUE, _("The planning authority"), error)
      || !sp_edit_read_date (&signed_on, form, error)
      || (agreement->obligation && !sp_edit_check_obligation (agreement->kind, agreement->phase, agreement->obligation, error))
      || !sp_named_edit_begin (&edit, plan, error) || !check_reference (&edit, agreement->reference, 0, error)
      || !check_place (&edit, agreement->growth_area_id, agreement->site_id, error)
      || !sp_named_edit_exec (&edit, "INSERT INTO agreement (reference, title, signed_on, kind) VALUES (?, ?, ?, 'section 106')",
                              SP_VALUES (SP_TEXT (agreement->reference), SP_TEXT (agreement->title), SP_TEXT (signed_on)), error))
    return FALSE;
  made = sqlite3_last_insert_rowid (edit.db);
  if (!write_place (&edit, made, agreement->growth_area_id, agreement->site_id, error)
      || !write_authority (&edit, made, agreement->authority, error)
      || (agreement->obligation
          && !sp_edit_insert_obligation (&edit, made, agreement->kind, agreement->phase, agreement->obligation, error))
      || !sp_named_edit_finish (&edit, g_strdup_printf (_("Add agreement %s"), agreement->title), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_remove_agreement (SpPlan  *plan,
                          gint64   agreement_id,
                          GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return begin_agreement (&edit, plan, agreement_id, &name, error)
         && sp_named_edit_exec (&edit, "DELETE FROM agreement WHERE id = ?", SP_VALUES (SP_INT (agreement_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove agreement %s"), name), NULL, error);
}

gboolean
sp_edit_set_agreement (SpPlan            *plan,
                       gint64             agreement_id,
                       SpAgreementField   field,
                       const char        *text,
                       GError           **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];
  gboolean written;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) field < SP_N_AGREEMENT_FIELDS, FALSE);
  if (!(FIELDS[field].is_date ? sp_edit_read_date (&text, form, error)
                              : sp_edit_check_text (text, field != SP_AGREEMENT_TITLE, _("What is said of the agreement"), error))
      || !begin_agreement (&edit, plan, agreement_id, &name, error)
      || (field == SP_AGREEMENT_REFERENCE && !check_reference (&edit, text, agreement_id, error)))
    return FALSE;
  written = FIELDS[field].sql == NULL ? write_authority (&edit, agreement_id, text, error)
                                      : sp_named_edit_exec (&edit, FIELDS[field].sql, SP_VALUES (SP_TEXT (text), SP_INT (agreement_id)), error);
  return written && sp_named_edit_finish (&edit, g_strdup_printf (_("Change agreement %s"), name), NULL, error);
}

gboolean
sp_edit_set_agreement_place (SpPlan  *plan,
                             gint64   agreement_id,
                             gint64   growth_area_id,
                             gint64   site_id,
                             GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return begin_agreement (&edit, plan, agreement_id, &name, error) && check_place (&edit, growth_area_id, site_id, error)
         && write_place (&edit, agreement_id, growth_area_id, site_id, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change the site of agreement %s"), name), NULL, error);
}
