-- SPDX-License-Identifier: BSD-2-Clause
-- What the broker keeps for itself.

-- query count_start: counts one more start and tells how many there were
UPDATE broker_start SET count = count + 1 RETURNING count;
