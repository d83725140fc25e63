-- SPDX-License-Identifier: MIT
-- The log that the replicas share. The encoding of the database must be UTF8.

CREATE TABLE log (
  region   text NOT NULL,
  position bigint NOT NULL,       -- 1, 2, 3, … within a Region: a replica must have read all entries before it appends one
  key      text NOT NULL,         -- chosen by the caller; a call whose key is in the log is not made again
  call     text NOT NULL,         -- the request
  entry    text,                  -- the journal's line about the call; NULL if it reached no operation
  answer   text NOT NULL,         -- the answer for the caller, each time that it asks with this key
  PRIMARY KEY (region, position),
  UNIQUE (region, key)
);

-- Worlds at some positions, so that a replica does not have to begin with the first entry. They can be made from the log.
CREATE TABLE snapshot (
  region   text NOT NULL,
  position bigint NOT NULL,
  head     text NOT NULL,         -- the first line of a journal that continues after that position
  PRIMARY KEY (region, position)
);
