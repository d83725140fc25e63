#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints requests.jsonl: what no exploration meets, written by hand from doc/semantics.md, recorded from nowhere."""

import json

import hubs
import operations
import organizations
import pairs

if __name__ == "__main__":
    for vector in pairs.VECTORS + organizations.VECTORS + operations.VECTORS + hubs.VECTORS:
        print(json.dumps(vector, ensure_ascii=False, separators=(",", ":")))
