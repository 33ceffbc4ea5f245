/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-trial.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-field.h"
#include "sp-keep-trial.h"
#include "sp-moved-money.h"
#include "sp-table-grid.h"
#include "sp-table-list.h"
#include "sp-what-if.h"

struct _SpFundingTrial
{
  SpView        parent_instance;

  GtkStack     *states;
  GtkDropDown  *growth_drop, *site_drop;
  GtkScale     *slip;
  GtkLabel     *slip_value, *said, *changed;
  GtkWidget    *reset, *keep;
  GtkBox       *figures;
  SpKeepTrial  *keep_popover;
  SpChartView  *chart;
  SpTableList  *list;
  GArray       *growth_ids, *site_ids; /* of gint64, beside the drop-downs */
  gint64        growth_id, site_id;    /* 0: of no growth area; all sites of it */
  gboolean      filling;
  SpWhatIf     *trial;
};

G_DEFINE_FINAL_TYPE (SpFundingTrial, sp_funding_trial, SP_TYPE_VIEW)

static gint
get_slip (SpFundingTrial *self)
{
  return (gint) gtk_range_get_value (GTK_RANGE (self->slip));
}

static void
say_slip (SpFundingTrial *self)
{
  gint slip = get_slip (self);
  g_autofree char *text = NULL;

  if (slip > 0)
    text = g_strdup_printf (ngettext ("%d year later", "%d years later", slip), slip);
  else if (slip < 0)
    text = g_strdup_printf (ngettext ("%d year earlier", "%d years earlier", -slip), -slip);
  gtk_label_set_text (self->slip_value, text != NULL ? text : _("as planned"));
  gtk_widget_set_sensitive (self->reset, slip != 0);
  gtk_widget_set_sensitive (self->keep, slip != 0);
}

/* What was changed, by how much, and how it is taken back: nothing of it is in the plan. */
static void
say_changed (SpFundingTrial *self)
{
  GtkDropDown *of = self->site_id != 0 ? self->site_drop : self->growth_drop;
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (of);
  gint slip = get_slip (self), years = ABS (slip);
  const char *name = chosen != NULL ? gtk_string_object_get_string (chosen) : "";
  g_autofree char *text = NULL;

  if (slip > 0) /* Translators: a growth area or a housing site. */
    text = g_strdup_printf (ngettext ("Tried: dwellings of %s that are not yet built come %d year later than planned. The plan itself "
                                      "stays as it is; “As planned” takes the trial back.",
                                      "Tried: dwellings of %s that are not yet built come %d years later than planned. The plan itself "
                                      "stays as it is; “As planned” takes the trial back.", (gulong) years), name, years);
  else if (slip < 0)
    text = g_strdup_printf (ngettext ("Tried: dwellings of %s that are not yet built come %d year earlier than planned. The plan itself "
                                      "stays as it is; “As planned” takes the trial back.",
                                      "Tried: dwellings of %s that are not yet built come %d years earlier than planned. The plan "
                                      "itself stays as it is; “As planned” takes the trial back.", (gulong) years), name, years);
  sp_field_say (self->changed, text);
}

/* Before and after, side by side; nothing while nothing is tried. */
static void
show_figures (SpFundingTrial *self, const SpMoneySide *planned, const SpMoneySide *tried)
{
  g_autoptr(SpTable) table = tried != NULL ? sp_table_of_moved_money (planned, tried) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_box_remove (self->figures, child);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), table != NULL);
  if (table != NULL)
    gtk_box_append (self->figures, sp_table_grid_new (table, FALSE, NULL, NULL));
}

static void
show_tried (SpFundingTrial *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpMoneySide planned = { sp_session_get_receipts (session), sp_session_get_waterfall (session), sp_session_get_unmet (session) };
  SpMoneySide tried = { sp_what_if_get_receipts (self->trial), sp_what_if_get_waterfall (self->trial),
                        sp_what_if_get_unmet (self->trial) };
  gboolean any = tried.receipts != NULL;
  g_autoptr(SpChart) chart = NULL;
  g_autoptr(SpTable) table = NULL;
  g_autofree char *text = NULL;

  if (planned.receipts == NULL || planned.waterfall == NULL)
    return;
  chart = sp_chart_for_moved_receipts (planned.receipts, any ? tried.receipts : planned.receipts);
  table = sp_table_of_moved_receipts (planned.receipts, any ? tried.receipts : planned.receipts);
  sp_chart_view_set_chart (self->chart, chart);
  sp_table_list_set_table (self->list, table);
  show_figures (self, &planned, any ? &tried : NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->chart), sp_what_if_get_busy (self->trial) ? 0.6 : 1);
  if (sp_what_if_get_failure (self->trial) != NULL)
    text = g_strdup (sp_what_if_get_failure (self->trial));
  else if (any)
    text = sp_sentence_for_moved_money (&planned, &tried);
  else
    text = g_strdup (_("Move the slider: receipts, risks, places and the gap follow, and the plan stays as it is."));
  sp_field_say (self->said, text);
  say_changed (self);
}

static void
try_slip (SpFundingTrial *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpSnapshot *snapshot = sp_session_get_snapshot (session);
  SpTrial trial = SP_TRIAL_INIT;

  say_slip (self);
  if (snapshot != NULL && self->site_id != 0)
    trial.site = sp_snapshot_find_site (snapshot, self->site_id);
  else if (snapshot != NULL && self->growth_id != 0)
    trial.growth = sp_snapshot_find_growth_area (snapshot, self->growth_id);
  trial.slip = get_slip (self);
  if ((trial.growth < 0 && trial.site < 0) || trial.slip == 0)
    {
      sp_what_if_drop (self->trial);
      return;
    }
  sp_keep_trial_set (self->keep_popover, session, &trial);
  sp_what_if_try (self->trial, &trial);
}

static void
moved_cb (SpFundingTrial *self)
{
  if (!self->filling)
    try_slip (self);
}

static void
reset_cb (SpFundingTrial *self)
{
  gtk_range_set_value (GTK_RANGE (self->slip), 0);
}

/* All sites of the growth area together, or one of them; of those in none, one. */
static void
fill_sites (SpFundingTrial *self, const SpSnapshot *s)
{
  SpGrowthIndex growth = self->growth_id != 0 ? sp_snapshot_find_growth_area (s, self->growth_id) : -1;
  GtkStringList *names = gtk_string_list_new (NULL);
  const gint64 all = 0;
  guint selected = 0;

  g_array_set_size (self->site_ids, 0);
  if (growth >= 0)
    {
      gtk_string_list_append (names, _("All its sites"));
      g_array_append_val (self->site_ids, all);
    }
  for (guint i = 0; i < s->n_sites; i++)
    if (s->sites[i].growth == growth)
      {
        if (s->sites[i].id == self->site_id)
          selected = self->site_ids->len;
        gtk_string_list_append (names, s->sites[i].name);
        g_array_append_val (self->site_ids, s->sites[i].id);
      }
  gtk_drop_down_set_model (self->site_drop, G_LIST_MODEL (names));
  gtk_widget_set_sensitive (GTK_WIDGET (self->site_drop), self->site_ids->len > 1);
  g_object_unref (names);
  if (self->site_ids->len > 0)
    gtk_drop_down_set_selected (self->site_drop, selected);
  self->site_id = self->site_ids->len > 0 ? g_array_index (self->site_ids, gint64, selected) : 0;
}

static void
growth_chosen_cb (SpFundingTrial *self)
{
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  guint i = gtk_drop_down_get_selected (self->growth_drop);

  if (self->filling || snapshot == NULL || i >= self->growth_ids->len)
    return;
  self->growth_id = g_array_index (self->growth_ids, gint64, i);
  self->site_id = 0;
  self->filling = TRUE;
  fill_sites (self, snapshot);
  self->filling = FALSE;
  try_slip (self);
}

static void
site_chosen_cb (SpFundingTrial *self)
{
  guint i = gtk_drop_down_get_selected (self->site_drop);

  if (self->filling || i >= self->site_ids->len)
    return;
  self->site_id = g_array_index (self->site_ids, gint64, i);
  try_slip (self);
}

/* Whether money of an agreement waits for dwellings of a growth area. */
static gboolean
waits (const SpSnapshot *s, guint growth)
{
  for (guint a = 0; a < s->n_agreements; a++)
    for (guint o = 0; o < s->agreements[a].n_obligations; o++)
      {
        SpSiteIndex site = s->agreements[a].site;

        if (s->agreements[a].obligations[o].trigger != NULL
            && (s->agreements[a].growth == (SpGrowthIndex) growth || (site >= 0 && s->sites[site].growth == (SpGrowthIndex) growth)))
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_sites_apart (const SpSnapshot *s)
{
  for (guint i = 0; i < s->n_sites; i++)
    if (s->sites[i].growth < 0)
      return TRUE;
  return FALSE;
}

static void
add_growth (SpFundingTrial *self, GtkStringList *names, const char *name, gint64 id, guint *selected)
{
  if (id == self->growth_id)
    *selected = self->growth_ids->len;
  gtk_string_list_append (names, name);
  g_array_append_val (self->growth_ids, id);
}

/* Growth areas that money waits for come first; the selected one, else the first, is tried. */
static void
fill_growth_areas (SpFundingTrial *self, const SpSnapshot *s)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->growth_ids, 0);
  for (guint pass = 0; pass < 2; pass++)
    for (guint g = 0; g < s->n_growth_areas; g++)
      if (waits (s, g) == (pass == 0))
        add_growth (self, names, s->growth_areas[g].name, s->growth_areas[g].id, &selected);
  if (has_sites_apart (s))
    add_growth (self, names, _("Sites in no growth area"), 0, &selected);
  if (self->growth_ids->len > 0 && self->growth_id == 0 && self->site_id == 0)
    selected = 0;
  gtk_drop_down_set_model (self->growth_drop, G_LIST_MODEL (names));
  g_object_unref (names);
  if (self->growth_ids->len == 0)
    return;
  gtk_drop_down_set_selected (self->growth_drop, selected);
  self->growth_id = g_array_index (self->growth_ids, gint64, selected);
  fill_sites (self, s);
}

static void
sp_funding_trial_update (SpView *view)
{
  SpFundingTrial *self = SP_FUNDING_TRIAL (view);
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (view));

  gtk_stack_set_visible_child_name (self->states, snapshot != NULL && snapshot->n_growth_areas + snapshot->n_sites > 0 ? "trial" : "none");
  if (snapshot == NULL)
    return;
  self->filling = TRUE;
  fill_growth_areas (self, snapshot);
  self->filling = FALSE;
  try_slip (self);
  show_tried (self);
}

static void
sp_funding_trial_session_set (SpView *view)
{
  SpFundingTrial *self = SP_FUNDING_TRIAL (view);

  self->trial = sp_what_if_new_with_money (sp_view_get_session (view));
  g_signal_connect_object (self->trial, "changed", G_CALLBACK (show_tried), self, G_CONNECT_SWAPPED);
}

static void
sp_funding_trial_dispose (GObject *object)
{
  SpFundingTrial *self = SP_FUNDING_TRIAL (object);

  if (self->trial != NULL)
    g_signal_handlers_disconnect_by_data (self->trial, self);
  g_clear_object (&self->trial);
  g_clear_pointer (&self->growth_ids, g_array_unref);
  g_clear_pointer (&self->site_ids, g_array_unref);
  G_OBJECT_CLASS (sp_funding_trial_parent_class)->dispose (object);
}

static void
sp_funding_trial_class_init (SpFundingTrialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_funding_trial_dispose;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_trial_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_trial_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_KEEP_TRIAL);
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-trial.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, states);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, growth_drop);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, site_drop);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, figures);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, slip);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, slip_value);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, changed);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, said);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, reset);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, keep);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, keep_popover);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, chart);
  gtk_widget_class_bind_template_child (widget_class, SpFundingTrial, list);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, growth_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, site_chosen_cb);
}

static void
sp_funding_trial_init (SpFundingTrial *self)
{
  self->growth_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->site_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->growth_drop, _("Growth area"));
  sp_field_shorten_drop_down (self->growth_drop);
  sp_field_name_drop_down (self->site_drop, _("Housing site"));
  sp_field_shorten_drop_down (self->site_drop);
  gtk_scale_add_mark (self->slip, 0, GTK_POS_BOTTOM, NULL);
}
