/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-heat.h"

SpHeat *gallery_heat (void);
