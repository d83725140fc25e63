-- SPDX-License-Identifier: MIT
-- The log that replicas share: what replica.c reads and appends to. The database's encoding is UTF8.

CREATE TABLE log (
  region   text NOT NULL,
  position bigint NOT NULL,       -- 1, 2, 3, … within a Region: whoever appends must have read all that comes before
  key      text NOT NULL,         -- the caller's choice; a call with a key that is here is not made again
  call     text NOT NULL,         -- what was asked under that key
  entry    text,                  -- what it did: a line of a journal; none if it reached no operation
  answer   text NOT NULL,         -- what the caller is told, each time that it asks
  PRIMARY KEY (region, position),
  UNIQUE (region, key)
);

-- Worlds at some positions, so that a replica need not begin with the first entry. They follow from the log.
CREATE TABLE snapshot (
  region   text NOT NULL,
  position bigint NOT NULL,
  head     text NOT NULL,         -- the first line of a journal that goes on after that position
  PRIMARY KEY (region, position)
);
