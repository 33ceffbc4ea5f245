/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the program (design.md section 2) in light, dark, high-contrast and paper variants. Colour never carries
 * meaning alone: shortfall is also hatched, what is not held is also dotted. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct { double r, g, b, a; } SpColour;

typedef enum { SP_LOOK_LIGHT, SP_LOOK_DARK, SP_LOOK_LIGHT_CONTRAST, SP_LOOK_DARK_CONTRAST, SP_LOOK_PAPER } SpLook;

/* How a page looks: colours, type and size of text. */
typedef struct
{
  SpLook      look;
  const char *family;     /* "Cantarell", paper: "Liberation Sans" (metric-compatible with Arial) */
  double      text_size;  /* points of body text, scaled by the user's text size */
  double      least_size; /* points of the smallest words on screen, scaled likewise; 0 = 9 */
} SpStyle;

#define SP_N_LOOKS 5
gboolean sp_look_is_dark (SpLook look);
/* User units to a point of type: 1 on paper (drawn in points), 96 / 72 on screen (drawn in pixels). */
double   sp_look_unit (SpLook look);

/* Need classes 0..7 in the order of SpNeedClass (0 = not held: transparent, draw dotted). */
SpColour sp_palette_need (SpLook look, gint need_class);
gboolean sp_palette_need_hatched (gint need_class);
SpColour sp_palette_hatch (SpLook look, gint need_class); /* its lines, with their opacity */
#define SP_NEED_OPACITY 0.86     /* of need on the map: the ground shows through a little */
#define SP_CASING_OPACITY 0.92   /* of the background under lines, marks and names on the map */
/* Money by source code ("basic need" …; the codes of pot.source in the plan), everywhere the same; "gap" is hatched, "lapsing"
 * outlined only. Bars that are not money: "dwellings", "shortfall" (hatched), "spare", "pupils" (also for NULL), and
 * the components of a forecast by their codes. */
SpColour sp_palette_source (SpLook look, const char *source_code);
gboolean sp_palette_source_hatched (const char *source_code);
gboolean sp_palette_source_outlined (const char *source_code); /* outline, no fill */
SpColour sp_palette_background (SpLook look); /* what charts lie on, and the halo of text on the map */
SpColour sp_palette_sea (SpLook look);
SpColour sp_palette_land (SpLook look);
SpColour sp_palette_river (SpLook look);
SpColour sp_palette_boundary (SpLook look);   /* lines round areas, always with a casing of the background */
SpColour sp_palette_text (SpLook look);
SpColour sp_palette_dim_text (SpLook look);
SpColour sp_palette_grid (SpLook look);
SpColour sp_palette_line (SpLook look);      /* forecast line */
SpColour sp_palette_fan (SpLook look, gint level); /* 80 darker, 95 lighter */
SpColour sp_palette_fan_edge (SpLook look);
SpColour sp_palette_ghost (SpLook look);     /* past rounds */
SpColour sp_palette_compared (SpLook look, guint i); /* lines of equal standing; go round after six */
SpColour sp_palette_capacity (SpLook look);
SpColour sp_palette_accent (SpLook look);    /* selection outline */
SpColour sp_palette_growth (SpLook look);    /* rings of growth areas, bars of dwellings */
SpColour sp_palette_mark (SpLook look);      /* schools */
void     sp_colour_set (cairo_t *cr, SpColour colour);
/* WCAG contrast ratio of two opaque colours, 1..21. */
double   sp_colour_contrast (SpColour a, SpColour b);

G_END_DECLS
