/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need.h"

SpNeedCell
sp_need_cell_of (double pupils, double places, double margin)
{
  double balance = places - pupils * (1 + margin);

  return (SpNeedCell) {
    .known = TRUE,
    .pupils = pupils,
    .places = places,
    .margin = margin,
    .shortfall = balance < 0 ? -balance : 0,
    .spare = balance > 0 ? balance : 0,
  };
}
