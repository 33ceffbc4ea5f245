/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of obligations themselves: added, removed, what each is, what it was worked out from, and what it may be spent on. Amounts, dates
 * and triggers are in sp-edit-contribution.c. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"

#define MOST_DWELLINGS 100000
#define MOST_YIELD     3
#define MOST_PLACES    100000

static const char *const kinds[] = { "money", "land", NULL };
static const char *const phases[] = { "early years", "primary", "secondary", "post-16", "special", NULL };
static const char *const bases[] = { "fixed", "per dwelling", NULL };

/* How each field is kept; words of a list, or (NULL) text of one's own. A field that may be missing is not said. */
static const struct { const char *code, *sql; const char *const *words; gboolean may_be_missing;
} FIELDS[SP_N_OBLIGATION_FIELDS] = {
  [SP_OBLIGATION_TEXT] = { "text", "UPDATE obligation SET text = ? WHERE id = ?", NULL, FALSE },
  [SP_OBLIGATION_KIND] = { "kind", "UPDATE obligation SET kind = ? WHERE id = ?", kinds, FALSE },
  [SP_OBLIGATION_PHASE] = { "phase", "UPDATE obligation SET phase = ? WHERE id = ?", phases, TRUE },
  [SP_OBLIGATION_BASIS] = { "basis", "UPDATE obligation SET basis = ? WHERE id = ?", bases, TRUE },
};

static const struct { const char *code, *sql; double most; gboolean whole; } FIGURES[SP_N_OBLIGATION_FIGURES] = {
  [SP_OBLIGATION_HEADROOM] = { "headroom", "UPDATE obligation SET headroom_places = ? WHERE id = ?", MOST_PLACES, FALSE },
  [SP_OBLIGATION_HECTARES] = { "hectares", "UPDATE obligation SET land_hectares = ? WHERE id = ?", 1000, FALSE },
  [SP_OBLIGATION_PAY_BACK_YEARS] = { "pay-back-years", "UPDATE obligation SET pay_back_years = ? WHERE id = ?", 60, TRUE },
};

const char *
sp_obligation_field_code (SpObligationField field)
{
  g_return_val_if_fail ((guint) field < SP_N_OBLIGATION_FIELDS, NULL);
  return FIELDS[field].code;
}

const char *
sp_obligation_figure_code (SpObligationFigure figure)
{
  g_return_val_if_fail ((guint) figure < SP_N_OBLIGATION_FIGURES, NULL);
  return FIGURES[figure].code;
}

const char *const *
sp_obligation_phase_codes (void)
{
  return phases;
}

gboolean
sp_edit_check_obligation (const char  *kind,
                          const char  *phase,
                          const char  *text,
                          GError     **error)
{
  return sp_edit_check_word (kind, kinds, error) && (!phase || sp_edit_check_word (phase, phases, error))
         && sp_edit_check_text (text, FALSE, _("What the developer is obliged to"), error);
}

gboolean
sp_edit_insert_obligation (SpNamedEdit  *edit,
                           gint64        agreement_id,
                           const char   *kind,
                           const char   *phase,
                           const char   *text,
                           GError      **error)
{
  return sp_named_edit_exec (edit,
                             "INSERT INTO obligation (agreement_id, position, kind, phase, text) VALUES (?1, (SELECT ifnull "
                             "(max (position), 0) + 1 FROM obligation WHERE agreement_id = ?1), ?2, ?3, ?4)",
                             SP_VALUES (SP_INT (agreement_id), SP_TEXT (kind), SP_TEXT (phase), SP_TEXT (text)), error);
}

gboolean
sp_edit_add_obligation (SpPlan      *plan,
                        gint64       agreement_id,
                        const char  *kind,
                        const char  *phase,
                        const char  *text,
                        gint64      *id,
                        GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_obligation (kind, phase, text, error) || !sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT title FROM agreement WHERE id = ?", agreement_id,
                                          _("The plan has no such agreement; it may have been removed. Choose another"), error))
      || !sp_edit_insert_obligation (&edit, agreement_id, kind, phase, text, error))
    return FALSE;
  made = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add an obligation of %s"), name), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_remove_obligation (SpPlan  *plan,
                           gint64   obligation_id,
                           GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
         && sp_named_edit_exec (&edit, "DELETE FROM obligation WHERE id = ?", SP_VALUES (SP_INT (obligation_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove an obligation of %s"), name), NULL, error);
}

/* Land has no amount and no payments: they would be out of sight and still there. */
static gboolean
check_no_money (SpNamedEdit  *edit,
                gint64        obligation_id,
                GError      **error)
{
  if (sp_named_edit_int64 (edit, "SELECT amount_pence FROM obligation WHERE id = ?", SP_VALUES (SP_INT (obligation_id)), -1) >= 0)
    return sp_edit_refuse (error, _("Land has no amount, and this obligation has one. Take the amount away first"));
  if (sp_named_edit_int64 (edit, "SELECT count(*) FROM contribution_transaction WHERE obligation_id = ?",
                           SP_VALUES (SP_INT (obligation_id)), 0) > 0)
    return sp_edit_refuse (error, _("Land has no payments, and this obligation has some. Remove the payments first"));
  return TRUE;
}

gboolean
sp_edit_set_obligation (SpPlan             *plan,
                        gint64              obligation_id,
                        SpObligationField   field,
                        const char         *text,
                        GError            **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) field < SP_N_OBLIGATION_FIELDS, FALSE);
  if (FIELDS[field].words && (text || !FIELDS[field].may_be_missing) && !sp_edit_check_word (text, FIELDS[field].words, error))
    return FALSE;
  if ((!FIELDS[field].words && !sp_edit_check_text (text, FALSE, _("What the developer is obliged to"), error))
      || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || (field == SP_OBLIGATION_KIND && g_str_equal (text, "land") && !check_no_money (&edit, obligation_id, error))
      || !sp_named_edit_exec (&edit, FIELDS[field].sql, SP_VALUES (SP_TEXT (text), SP_INT (obligation_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change an obligation of %s"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_figure (SpPlan              *plan,
                               gint64               obligation_id,
                               SpObligationFigure   figure,
                               const double        *value,
                               GError             **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  double least;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) figure < SP_N_OBLIGATION_FIGURES, FALSE);
  least = FIGURES[figure].whole ? 1 : 0;
  if (value && (!(*value >= least && *value <= FIGURES[figure].most) || (FIGURES[figure].whole && *value != (gint) *value)))
    return sp_edit_refuse (error, FIGURES[figure].whole ? _("Years are whole, from %.0f to %.0f. Type another number")
                                                        : _("This lies between %.0f and %.0f. Type another number"),
                           least, FIGURES[figure].most);
  if (!sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || !sp_named_edit_exec (&edit, FIGURES[figure].sql,
                              SP_VALUES (!value ? SP_NULL : FIGURES[figure].whole ? SP_INT ((gint64) *value) : SP_REAL (*value),
                                         SP_INT (obligation_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change an obligation of %s"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_cost (SpPlan         *plan,
                             gint64          obligation_id,
                             const SpMoney  *cost_per_place,
                             GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (cost_per_place && cost_per_place->pence < 0)
    return sp_edit_refuse (error, _("A place cannot cost less than nothing. Type another amount, or nothing when it is not known"));
  if (!sp_edit_check_money (cost_per_place, error) || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE obligation SET cost_per_place_pence = ? WHERE id = ?",
                              SP_VALUES (cost_per_place ? SP_INT (cost_per_place->pence) : SP_NULL, SP_INT (obligation_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change the cost of a place of %s"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_index (SpPlan       *plan,
                              gint64        obligation_id,
                              gint64        index_id,
                              SpPriceBase   base,
                              GError      **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL, *code = base.year ? g_strdup_printf ("%04dQ%d", base.year, base.quarter) : NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (base.year && (!sp_edit_check_year (base.year, error) || base.quarter < 1 || base.quarter > 4))
    return (error && *error) || sp_edit_refuse (error, _("A year has quarters 1 to 4, not %d. Choose another"), base.quarter);
  if (!sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error))
    return FALSE;
  if (index_id && !sp_named_edit_int64 (&edit, "SELECT 1 FROM cost_index WHERE id = ?", SP_VALUES (SP_INT (index_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such index; it may have been removed. Choose another"));
  return sp_named_edit_exec (&edit, "UPDATE obligation SET index_id = ?, price_base = ? WHERE id = ?",
                             SP_VALUES (SP_INT_OR_NULL (index_id, 0), SP_TEXT (code), SP_INT (obligation_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change how %s is indexed"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_tie (SpPlan  *plan,
                            gint64   obligation_id,
                            gint64   project_id,
                            gint64   school_id,
                            GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error))
    return FALSE;
  if (project_id && !sp_named_edit_int64 (&edit, "SELECT 1 FROM project WHERE id = ?", SP_VALUES (SP_INT (project_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such project; it may have been removed. Choose another"));
  if (school_id && !sp_named_edit_int64 (&edit, "SELECT 1 FROM school WHERE id = ?", SP_VALUES (SP_INT (school_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such school; it may have been removed. Choose another"));
  return sp_named_edit_exec (&edit, "UPDATE obligation SET project_id = ?, school_id = ? WHERE id = ?",
                             SP_VALUES (SP_INT_OR_NULL (project_id, 0), SP_INT_OR_NULL (school_id, 0), SP_INT (obligation_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change what %s may be spent on"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_pot (SpPlan  *plan,
                            gint64   obligation_id,
                            gint64   pot_id,
                            GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error))
    return FALSE;
  if (pot_id && !sp_named_edit_int64 (&edit, "SELECT 1 FROM pot WHERE id = ?", SP_VALUES (SP_INT (pot_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such pot; it may have been removed. Choose another"));
  return sp_named_edit_exec (&edit, "UPDATE obligation SET pot_id = ? WHERE id = ?",
                             SP_VALUES (SP_INT_OR_NULL (pot_id, 0), SP_INT (obligation_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change where %s is banked"), name), NULL, error);
}

/* ------------------------------------------------- dwellings it was worked out from */

static gboolean
check_dwellings (const SpObligationDwelling  *row,
                 GError                     **error)
{
  if (!(row->dwellings > 0 && row->dwellings <= MOST_DWELLINGS))
    return sp_edit_refuse (error, _("Dwellings lie between 1 and %d. Type another number"), MOST_DWELLINGS);
  if (!(row->pupils_per_dwelling >= 0 && row->pupils_per_dwelling <= MOST_YIELD))
    return sp_edit_refuse (error, _("Pupils a dwelling lie between 0 and %d, such as 0.25. Type another number"), MOST_YIELD);
  return TRUE;
}

gboolean
sp_edit_add_obligation_dwellings (SpPlan                      *plan,
                                  gint64                       obligation_id,
                                  const SpObligationDwelling  *row,
                                  GError                     **error)
{
  static const char *const types[] = { "house", "flat" }, *const tenures[] = { "market", "affordable" };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && row && row->type < 2 && row->tenure < 2 && row->bedrooms >= 0 && row->bedrooms <= 4,
                        FALSE);
  if (!check_dwellings (row, error) || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || !sp_named_edit_exec (&edit,
                              "INSERT INTO obligation_dwelling (obligation_id, position, dwelling_type, tenure, bedrooms, dwellings, "
                              "pupils_per_dwelling) VALUES (?1, (SELECT ifnull (max (position), 0) + 1 FROM obligation_dwelling "
                              "WHERE obligation_id = ?1), ?2, ?3, ?4, ?5, ?6)",
                              SP_VALUES (SP_INT (obligation_id), SP_TEXT (row->type >= 0 ? types[row->type] : NULL),
                                         SP_TEXT (row->tenure >= 0 ? tenures[row->tenure] : NULL), SP_INT_OR_NULL (row->bedrooms, 0),
                                         SP_REAL (row->dwellings), SP_REAL (row->pupils_per_dwelling)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Add dwellings to the sum of %s"), name), NULL, error);
}

gboolean
sp_edit_remove_obligation_dwellings (SpPlan  *plan,
                                     gint64   obligation_id,
                                     guint    number,
                                     GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gint64 id;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error))
    return FALSE;
  id = number == 0 ? 0 : sp_named_edit_int64 (&edit, "SELECT id FROM obligation_dwelling WHERE obligation_id = ? ORDER BY position, id "
                                                     "LIMIT 1 OFFSET ?", SP_VALUES (SP_INT (obligation_id), SP_INT (number - 1)), 0);
  if (id == 0)
    return sp_edit_refuse (error, _("The sum of this obligation has no line %u of dwellings; it may have been removed. Choose another"),
                           number);
  return sp_named_edit_exec (&edit, "DELETE FROM obligation_dwelling WHERE id = ?", SP_VALUES (SP_INT (id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove dwellings from the sum of %s"), name), NULL, error);
}
