-- SPDX-License-Identifier: BSD-2-Clause
-- What the broker keeps for itself; no operator writes here.

-- How often the broker was started. A new file starts at the seconds of the epoch, so that peers see
-- a larger Origin-State-Id also after the file was lost (RFC 6733 8.16).
CREATE TABLE broker_start (
    one   INTEGER NOT NULL PRIMARY KEY CONSTRAINT "one counter" CHECK (one = 1),
    count INTEGER NOT NULL CONSTRAINT "an Origin-State-Id has 32 bits"
          CHECK (count BETWEEN 1 AND 4294967295)
) STRICT;
INSERT INTO broker_start (one, count) SELECT 1, unixepoch();
