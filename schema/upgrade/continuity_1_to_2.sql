-- SPDX-License-Identifier: BSD-2-Clause
-- Version 2 knows services that run with 3GPP PS data off.
ALTER TABLE service_constraint ADD COLUMN
    data_off_exempt    INTEGER NOT NULL DEFAULT 0           -- runs with 3GPP PS data off (TS 22.011 10)
                       CONSTRAINT "data_off_exempt is 0 or 1" CHECK (data_off_exempt IN (0, 1));
