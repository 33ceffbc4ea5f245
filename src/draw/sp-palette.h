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
} SpStyle;

/* Need classes 0..7 in the order of SpNeedClass (0 = not held: transparent, draw dotted). */
SpColour sp_palette_need (SpLook look, gint need_class);
gboolean sp_palette_need_hatched (gint need_class);
/* Money by source code ("basic need" …), everywhere the same; "gap" is hatched. */
SpColour sp_palette_source (SpLook look, const char *source_code);
SpColour sp_palette_sea (SpLook look);
SpColour sp_palette_land (SpLook look);
SpColour sp_palette_river (SpLook look);
SpColour sp_palette_boundary (SpLook look);
SpColour sp_palette_text (SpLook look);
SpColour sp_palette_dim_text (SpLook look);
SpColour sp_palette_grid (SpLook look);
SpColour sp_palette_line (SpLook look);      /* forecast line */
SpColour sp_palette_fan (SpLook look, gint level); /* 80 darker, 95 lighter */
SpColour sp_palette_capacity (SpLook look);
SpColour sp_palette_accent (SpLook look);    /* selection outline */
void     sp_colour_set (cairo_t *cr, SpColour colour);
/* WCAG contrast ratio of two opaque colours, 1..21. */
double   sp_colour_contrast (SpColour a, SpColour b);

G_END_DECLS
