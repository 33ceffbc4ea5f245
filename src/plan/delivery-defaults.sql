-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a new plan, or one brought up to version 4, says of the delivery of sites until the council does: see delivery_default.
INSERT INTO delivery_default (id, permission, probability, slip_mean, slip_spread, rate_spread, stall, lag, note, estimated)
  SELECT column1, column2, column3, column4, column5, column6, column7, 0.25,
         'A usual figure for want of the council''s own: replace it by your record', 1
  FROM (VALUES (1, 'built', 1, 0, 0, 0, 0), (2, 'under construction', 1, 0.3, 0.56, 0.2, 0.05),
    (3, 'full', 0.95, 0.75, 0.89, 0.2, 0.05), (4, 'outline', 0.8, 1.15, 0.96, 0.2, 0.05),
    (5, 'allocated', 0.55, 1.5, 1.02, 0.2, 0.05), (6, 'emerging', 0.15, 1.5, 1.02, 0.2, 0.05),
    (7, 'windfall', 1, 0, 0, 0.2, 0.05), (8, NULL, 0.8, 1.15, 0.96, 0.2, 0.05))
  WHERE NOT EXISTS (SELECT 1 FROM delivery_default);
