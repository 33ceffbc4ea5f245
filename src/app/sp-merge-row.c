/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-merge-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-plan-diff.h"

/* More changes than these of one edit (an import) are counted, not listed. */
#define MOST_CHANGES 40

enum { DECIDE, TAKE, REFUSE };

struct _SpMergeRow
{
  AdwExpanderRow parent_instance;

  char          *origin;
  SpMergeState   state;
  GtkWidget     *state_label;
  GtkDropDown   *decision;
  AdwEntryRow   *reason;
  GPtrArray     *details;   /* rows of what it does, and of conflicts: borrowed */
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (SpMergeRow, sp_merge_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static guint
get_decision (SpMergeRow *self)
{
  return gtk_drop_down_get_selected (self->decision);
}

static char *
dup_reason (SpMergeRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static const char *
name_state (SpMergeRow *self)
{
  if (get_decision (self) == REFUSE)
    return sp_merge_row_is_settled (self) ? _("Left out") : _("Say why");
  switch (self->state)
    {
    case SP_MERGE_CLEAN: return _("Fits");
    case SP_MERGE_TAKEN: return _("Theirs stands");
    case SP_MERGE_STUCK: return _("Cannot be taken");
    case SP_MERGE_SAME: return _("Here already");
    default: return _("Both changed it");
    }
}

static void
show_state (SpMergeRow *self)
{
  gboolean settled = sp_merge_row_is_settled (self);

  gtk_label_set_text (GTK_LABEL (self->state_label), name_state (self));
  if (settled)
    gtk_widget_remove_css_class (self->state_label, "warning");
  else
    gtk_widget_add_css_class (self->state_label, "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), get_decision (self) == REFUSE);
}

static void
changed_cb (SpMergeRow *self)
{
  if (self->updating)
    return;
  show_state (self);
  if (get_decision (self) == REFUSE)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_detail (SpMergeRow *self, const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->details, row);
}

static GtkWidget *
side (const char *heading, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *value = gtk_label_new (text != NULL ? text : _("Not said"));

  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  if (text == NULL)
    gtk_widget_add_css_class (value, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  return box;
}

/* Before, yours and theirs beside each other. */
static void
add_conflict (SpMergeRow *self, const SpMergeConflict *conflict)
{
  g_autofree char *title = conflict->field != NULL ? g_strdup_printf (_("%s: %s"), conflict->thing, conflict->field)
                                                   : g_strdup (conflict->thing);
  GtkWidget *row, *sides;

  add_detail (self, title, conflict->why, "dialog-warning-symbolic");
  if (conflict->before == NULL && conflict->mine == NULL && conflict->theirs == NULL)
    return;
  row = adw_preferences_row_new ();
  sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_widget_set_margin_start (sides, 18);
  gtk_widget_set_margin_end (sides, 18);
  gtk_widget_set_margin_top (sides, 10);
  gtk_widget_set_margin_bottom (sides, 12);
  gtk_box_append (GTK_BOX (sides), side (_("Before"), conflict->before));
  gtk_box_append (GTK_BOX (sides), side (_("Yours"), conflict->mine));
  gtk_box_append (GTK_BOX (sides), side (_("Theirs"), conflict->theirs));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), sides);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->details, row);
}

static void
add_change (SpMergeRow *self, const SpPlanChange *change)
{
  g_autofree char *text = NULL;

  if (change->kind == SP_CHANGE_ADDED)
    text = g_strdup (_("Is added"));
  else if (change->kind == SP_CHANGE_REMOVED)
    text = g_strdup (_("Is removed"));
  else
    text = g_strdup_printf (_("%s: from %s to %s"), change->field, change->mine != NULL ? change->mine : _("not said"),
                            change->theirs != NULL ? change->theirs : _("not said"));
  add_detail (self, change->thing, text, NULL);
}

static void
fill (SpMergeRow *self, const SpMergeEdit *edit)
{
  for (guint i = 0; i < self->details->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->details, i));
  g_ptr_array_set_size (self->details, 0);
  for (guint i = 0; i < edit->conflicts->len && i < MOST_CHANGES; i++)
    add_conflict (self, g_ptr_array_index (edit->conflicts, i));
  for (guint i = 0; i < edit->changes->len && i < MOST_CHANGES; i++)
    add_change (self, g_ptr_array_index (edit->changes, i));
  if (edit->state == SP_MERGE_SAME)
    add_detail (self, _("This plan says the same already"), _("Nothing is done, and it is not asked about again."), NULL);
  if (edit->changes->len > MOST_CHANGES)
    {
      guint more = edit->changes->len - MOST_CHANGES;
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more change", "And %u more changes", more), more);

      add_detail (self, text, "", NULL);
    }
}

static void
sp_merge_row_finalize (GObject *object)
{
  SpMergeRow *self = SP_MERGE_ROW (object);

  g_free (self->origin);
  g_ptr_array_unref (self->details);
  G_OBJECT_CLASS (sp_merge_row_parent_class)->finalize (object);
}

static void
sp_merge_row_class_init (SpMergeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_merge_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_MERGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_merge_row_init (SpMergeRow *self)
{
  const char *const decisions[] = { _("As it comes"), _("Take theirs"), _("Leave out"), NULL };

  self->details = g_ptr_array_new ();
  self->decision = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (decisions));
  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->state_label = gtk_label_new (NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->decision), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->decision), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What to do with this edit"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("Why it is left out"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->decision));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->state_label);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->reason));
  g_signal_connect_object (self->decision, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static char *
dup_subtitle (const SpMergeEdit *edit)
{
  g_autoptr(GDateTime) utc = edit->made_at != NULL ? g_date_time_new_from_iso8601 (edit->made_at, NULL) : NULL;
  g_autoptr(GDateTime) here = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = here != NULL ? g_date_time_format (here, _("%e %B %Y, %H:%M")) : g_strdup (edit->made_at);

  if (edit->reason != NULL && *edit->reason != '\0')
    return g_strdup_printf (_("%s, %s. %s"), edit->author, g_strchug (when), edit->reason);
  return g_strdup_printf (_("%s, %s"), edit->author, g_strchug (when));
}

SpMergeRow *
sp_merge_row_new (const SpMergeEdit *edit)
{
  SpMergeRow *self = g_object_new (SP_TYPE_MERGE_ROW, NULL);
  g_autofree char *subtitle = dup_subtitle (edit);

  self->origin = g_strdup (edit->origin);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), edit->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  if (edit->state == SP_MERGE_CONFLICT)
    {
      GtkStringList *decisions = GTK_STRING_LIST (gtk_drop_down_get_model (self->decision));

      self->updating = TRUE;
      gtk_string_list_splice (decisions, DECIDE, 1, (const char *const[]) { _("Choose…"), NULL });
      gtk_drop_down_set_selected (self->decision, DECIDE);
      self->updating = FALSE;
    }
  sp_merge_row_update (self, edit);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), edit->state == SP_MERGE_CONFLICT);
  return self;
}

void
sp_merge_row_update (SpMergeRow *self, const SpMergeEdit *edit)
{
  self->updating = TRUE;
  if (edit->state != SP_MERGE_REFUSED) /* what was left out was not tried: its details stay as they were */
    {
      self->state = edit->state;
      fill (self, edit);
      gtk_widget_set_visible (GTK_WIDGET (self->decision), edit->state != SP_MERGE_SAME); /* nothing is left to decide */
    }
  show_state (self);
  self->updating = FALSE;
}

SpMergeChoice *
sp_merge_row_dup_choice (SpMergeRow *self)
{
  g_autofree char *reason = dup_reason (self);

  if (get_decision (self) == DECIDE)
    return NULL;
  /* Until the reason is typed the trial needs some words; merging waits for the reader's. */
  return sp_merge_choice_new (self->origin, get_decision (self) == TAKE,
                              get_decision (self) == REFUSE ? (*reason != '\0' ? reason : _("Not said yet")) : NULL);
}

gboolean
sp_merge_row_is_settled (SpMergeRow *self)
{
  g_autofree char *reason = dup_reason (self);

  if (get_decision (self) == REFUSE)
    return *reason != '\0';
  return self->state == SP_MERGE_CLEAN || self->state == SP_MERGE_TAKEN || self->state == SP_MERGE_SAME;
}

gboolean
sp_merge_row_is_taken (SpMergeRow *self)
{
  return get_decision (self) != REFUSE && self->state != SP_MERGE_SAME && sp_merge_row_is_settled (self);
}
