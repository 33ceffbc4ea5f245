/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names on the map: the more important first, none over another, none over a mark where it can be helped. */
#include "config.h"
#include "sp-map-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  cairo_t          *cr;
  const SpMapFrame *frame;
  const SpStyle    *style;
  PangoContext     *context;
  GArray           *taken;   /* SpRect of names drawn */
  GArray           *marks;   /* SpRect of marks that matter */
  GArray           *texture; /* SpRect of marks better left clear, if that costs no name */
  GHashTable       *said;    /* names already on the map */
  double            unit;
} Names;

static gboolean
meets_any (const SpRect *rect, const GArray *rects)
{
  for (guint i = 0; i < rects->len; i++)
    if (sp_rect_overlaps (rect, &g_array_index (rects, SpRect, i)))
      return TRUE;
  return FALSE;
}

typedef enum { OVER_NOTHING, OVER_TEXTURE, OVER_MARKS } Leave;

/* Never over another name. */
static gboolean
is_free (const Names *names, const SpRect *rect, Leave leave)
{
  if (rect->x < 0 || rect->y < 0 || rect->x + rect->width > names->frame->width || rect->y + rect->height > names->frame->height)
    return FALSE;
  return !meets_any (rect, names->taken) && (leave >= OVER_MARKS || !meets_any (rect, names->marks))
         && (leave >= OVER_TEXTURE || !meets_any (rect, names->texture));
}

static gboolean
is_near (const Names *names, double x, double y)
{
  return x > -100 && y > -100 && x < names->frame->width + 100 && y < names->frame->height + 100;
}

/* Places tried about a point, in ems of the label: beside, above and below, then further off. */
static const struct { double dx, dy; } about_point[] = {
  { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 },
};

static SpRect
rect_about (const Names *names, double x, double y, double width, double height, double clear, guint candidate)
{
  double dx = about_point[candidate].dx, dy = about_point[candidate].dy, pad = 2 * names->unit;

  return (SpRect) { x + dx * (clear + pad) + (dx > 0 ? 0 : dx < 0 ? -width : -width / 2),
                    y + dy * (clear * (dx != 0 ? 0.7 : 1) + pad / 2) + (dy > 0 ? 0 : dy < 0 ? -height : -height / 2), width, height };
}

static gboolean
put (Names *names, PangoLayout *label, const SpRect *rect, SpColour colour)
{
  SpColour halo = sp_palette_background (names->style->look);

  halo.a = SP_CASING_OPACITY;
  sp_label_draw (names->cr, label, rect->x, rect->y, colour, &halo);
  g_array_append_vals (names->taken, rect, 1);
  return TRUE;
}

/* A name about a point kept clear. Marks are avoided if they can be; with insist the name is put down even over marks. */
static gboolean
name_point (Names *names, const char *text, SpLabelRole role, SpColour colour, double x, double y, double clear,
            gboolean insist)
{
  g_autoptr (PangoLayout) label = NULL;
  double width, height;

  if (text == NULL || !is_near (names, x, y) || g_hash_table_contains (names->said, text))
    return FALSE;
  label = sp_label_new (names->context, names->style, role, text);
  sp_label_measure (label, &width, &height);
  for (Leave leave = OVER_NOTHING; leave <= (insist ? OVER_MARKS : OVER_TEXTURE); leave++)
    for (guint c = 0; c < G_N_ELEMENTS (about_point); c++)
      {
        SpRect rect = rect_about (names, x, y, width, height, clear, c);

        if (!is_free (names, &rect, leave))
          continue;
        g_hash_table_add (names->said, (gpointer) text);
        return put (names, label, &rect, colour);
      }
  return FALSE;
}

/* Name and value of an area, centred on it. */
static gboolean
name_area (Names *names, const SpMapArea *area, SpLabelRole role, SpColour colour, gboolean with_value)
{
  static const double shifts[] = { 0, -1, 1, -2, 2 };
  g_autofree char *text = with_value && area->value_text != NULL ? g_strdup_printf ("%s\n%s", area->label, area->value_text)
                                                                 : g_strdup (area->label);
  double x = sp_map_x (names->frame, area->mx), y = sp_map_y (names->frame, area->my), width, height;
  g_autoptr (PangoLayout) label = NULL;

  if (text == NULL || !sp_map_outline_visible (&area->outline, names->frame))
    return FALSE;
  label = sp_label_new (names->context, names->style, role, text);
  pango_layout_set_alignment (label, PANGO_ALIGN_CENTER);
  sp_label_measure (label, &width, &height);
  /* A name much wider than its area would be read as its neighbour's. */
  if (role != SP_LABEL_TITLE && width > 1.6 * (area->outline.max_mx - area->outline.min_mx) * names->frame->world_px)
    return FALSE;
  for (Leave leave = OVER_NOTHING; leave <= OVER_MARKS; leave++)
    for (guint c = 0; c < G_N_ELEMENTS (shifts); c++)
      {
        SpRect rect = { x - width / 2, y - height / 2 + shifts[c] * height * 0.6, width, height };

        if (!is_free (names, &rect, leave))
          continue;
        g_hash_table_add (names->said, area->label);
        return put (names, label, &rect, colour);
      }
  return FALSE;
}

static void
mark_growth (Names *names, const SpMapContent *content)
{
  for (guint i = 0; i < content->growth->len; i++)
    {
      const SpMapGrowth *growth = &g_array_index (content->growth, SpMapGrowth, i);
      double r = 0.8 * sp_map_growth_radius (growth, names->frame, names->style);
      SpRect rect = { sp_map_x (names->frame, growth->mx) - r, sp_map_y (names->frame, growth->my) - r, 2 * r, 2 * r };

      g_array_append_val (names->marks, rect);
    }
}

static void
mark_schools (Names *names, const SpMapContent *content, GArray *into)
{
  for (guint i = 0; i < content->schools->len; i++)
    {
      SpMarkPlace place = sp_map_school_place (&g_array_index (content->schools, SpMapSchool, i), names->frame, names->style);
      SpRect rect = { place.x - place.r, place.y - place.r, 2 * place.r, 2 * place.r };

      if (rect.x < names->frame->width && rect.y < names->frame->height && rect.x + rect.width > 0 && rect.y + rect.height > 0)
        g_array_append_val (into, rect);
    }
}

static void
name_selected (Names *names, const SpMapContent *content, const SpMapOptions *options)
{
  SpColour accent = sp_palette_accent (names->style->look);

  for (guint i = 0; i < content->schools->len && options->selected_school != 0; i++)
    {
      const SpMapSchool *school = &g_array_index (content->schools, SpMapSchool, i);
      SpMarkPlace place = sp_map_school_place (school, names->frame, names->style);

      if (school->id == options->selected_school)
        name_point (names, school->name, SP_LABEL_STRONG, accent, place.x, place.y, place.r * 1.3 + 5 * names->unit, TRUE);
    }
  for (guint i = 0; i < content->growth->len && options->selected_growth != 0; i++)
    {
      const SpMapGrowth *growth = &g_array_index (content->growth, SpMapGrowth, i);

      if (growth->id == options->selected_growth)
        name_point (names, growth->name, SP_LABEL_STRONG, accent, sp_map_x (names->frame, growth->mx),
                    sp_map_y (names->frame, growth->my), sp_map_growth_radius (growth, names->frame, names->style) + 3 * names->unit,
                    TRUE);
    }
  for (guint i = 0; i < content->areas->len && options->selected_area != 0; i++)
    {
      const SpMapArea *area = &g_array_index (content->areas, SpMapArea, i);

      if (area->id == options->selected_area && !g_hash_table_contains (names->said, area->label))
        name_area (names, area, SP_LABEL_STRONG, accent, TRUE);
    }
}

/* Areas of one class of need, with what they are short of. */
static void
name_areas (Names *names, const SpMapContent *content, gint first_class, gint last_class, gboolean with_value)
{
  for (gint k = first_class; k <= last_class; k++)
    for (guint i = 0; i < content->areas->len; i++)
      {
        const SpMapArea *area = &g_array_index (content->areas, SpMapArea, i);

        if (area->need_class == k && area->label != NULL && !g_hash_table_contains (names->said, area->label))
          name_area (names, area, k == 1 ? SP_LABEL_STRONG : SP_LABEL_NOTE, sp_palette_text (names->style->look), with_value);
      }
}

static void
name_places (Names *names, const SpMapContent *content, gint importance)
{
  for (guint i = 0; i < content->places->len; i++)
    {
      const SpMapPlace *place = &g_array_index (content->places, SpMapPlace, i);

      if (place->importance == importance)
        name_point (names, place->name, importance <= 2 ? SP_LABEL_STRONG : SP_LABEL_NOTE,
                    importance <= 2 ? sp_palette_text (names->style->look) : sp_palette_dim_text (names->style->look),
                    sp_map_x (names->frame, place->mx), sp_map_y (names->frame, place->my), 2 * names->unit, importance == 1);
    }
}

static void
name_growth (Names *names, const SpMapContent *content)
{
  for (guint i = 0; i < content->growth->len; i++)
    {
      const SpMapGrowth *growth = &g_array_index (content->growth, SpMapGrowth, i);

      name_point (names, growth->name, SP_LABEL_NOTE, sp_palette_growth (names->style->look), sp_map_x (names->frame, growth->mx),
                  sp_map_y (names->frame, growth->my), sp_map_growth_radius (growth, names->frame, names->style), FALSE);
    }
}

static void
name_schools (Names *names, const SpMapContent *content)
{
  for (guint i = 0; i < content->schools->len; i++)
    {
      const SpMapSchool *school = &g_array_index (content->schools, SpMapSchool, i);
      SpMarkPlace place = sp_map_school_place (school, names->frame, names->style);

      name_point (names, school->name, SP_LABEL_NOTE, sp_palette_text (names->style->look), place.x, place.y,
                  place.r * 1.2 + 4 * names->unit, FALSE);
    }
}

static void
name_all (Names *names, const SpMapContent *content, const SpMapOptions *options)
{
  double zoom = sp_map_zoom (names->frame, names->style);

  name_selected (names, content, options);
  if (options->names)
    name_places (names, content, 1);
  if (options->areas)
    name_areas (names, content, 1, 3, zoom >= 7.6);
  if (options->names)
    name_places (names, content, 2);
  if (options->growth && zoom >= 9.3)
    name_growth (names, content);
  if (options->names && zoom >= 8.2)
    name_places (names, content, 3);
  if (options->areas && zoom >= 9.6)
    name_areas (names, content, 4, 7, zoom >= 10.2);
  if (options->schools && zoom >= 12)
    name_schools (names, content);
  if (options->names && zoom >= 10.2)
    name_places (names, content, 4);
}

GArray *
sp_map_draw_names (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style,
                   const SpMapOptions *options)
{
  PangoContext *context = sp_label_context_new (style);
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (SpRect));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SpRect));
  g_autoptr (GArray) texture = g_array_new (FALSE, FALSE, sizeof (SpRect));
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  Names names = { cr, frame, style, context, taken, marks, texture, said, sp_look_unit (style->look) };

  if (options->growth)
    mark_growth (&names, content);
  if (options->schools) /* nearer to, each mark matters; from afar they are a texture */
    mark_schools (&names, content, sp_map_zoom (frame, style) >= 10.2 ? marks : texture);
  name_all (&names, content, options);
  g_object_unref (context);
  return taken;
}
