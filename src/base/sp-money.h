/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money: whole pence, and the price base it is stated at. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct { gint64 pence; } SpMoney;

/* The quarter at whose prices an amount is stated; {0,0} = cash (the money of the day, not indexed). */
typedef struct { gint year; gint quarter; } SpPriceBase;

typedef enum
{
  SP_MONEY_POUNDS,    /* 2,800,000.00 */
  SP_MONEY_THOUSANDS, /* 2,800     headed £000 */
  SP_MONEY_MILLIONS,  /* 2.800     headed £m, three decimals as the council prints it */
} SpMoneyUnit;

static inline SpMoney sp_money (gint64 pence) { return (SpMoney) { pence }; }
/* £1 trillion: no council's amount is above it, and 40,000 of them add up in 62 bits. */
#define SP_MOST_PENCE (G_GINT64_CONSTANT (100) * 1000 * 1000 * 1000 * 1000)
/* All amounts of a plan together, signs left out: sums of them, and of a few such sums, fit in 63 bits. */
#define SP_MOST_PENCE_IN_ALL (SP_MOST_PENCE * 10000)
#define SP_POUNDS(p) ((SpMoney) { (gint64) (p) * 100 })

/* Sum; aborts (programming fault) on overflow of 64 bits, which no checked input can reach. */
SpMoney sp_money_add (SpMoney a, SpMoney b);
SpMoney sp_money_sub (SpMoney a, SpMoney b);
/* Times a factor (a number), to the nearest penny, halves away from zero; held at SP_MOST_PENCE either way: what is past that is a
 * slip of the pen, and stays an absurd figure rather than become one of the wrong sign. */
SpMoney sp_money_times (SpMoney money, double factor);

/* Text of an amount in a unit, rounded half away from zero once, here; negatives in brackets "(0.029)" as councils print
 * them; thousands separated by commas. Free with g_free. */
char *sp_money_format (SpMoney money, SpMoneyUnit unit);
/* "£2.8m", "£0.907m", "£35,765k"? No: always the shortest exact of £m to 3 decimals or £ whole, for sentences. */
char *sp_money_to_words (SpMoney money);
/* Reads "2.8", "2,495", "(0.029)", "-0.029", "£10.5m" in `unit`; exact (no floating point); FALSE when not a number, when
 * it has more decimals than pence can hold, or more than one sign ("(-5)"). */
gboolean sp_money_parse (const char *text, SpMoneyUnit unit, SpMoney *out);

/* An amount that somebody types for one thing, where a figure alone is in `unit` and one with a pound sign in pounds ("£450,000"): at
 * most £1bn either way, for more is another unit's figure. TOO_MUCH fills `out` all the same, so that it can be said. */
#define SP_MOST_TYPED_POUNDS G_GINT64_CONSTANT (1000000000)
typedef enum { SP_TYPED_AMOUNT, SP_TYPED_NO_AMOUNT, SP_TYPED_TOO_MUCH } SpTyped;
SpTyped sp_money_read_typed (const char *text, SpMoneyUnit unit, SpMoney *out);

/* "Q1 2024" or "cash". */
char    *sp_price_base_to_string (SpPriceBase base);
gboolean sp_price_base_parse (const char *text, SpPriceBase *out);

G_END_DECLS
