# SPDX-License-Identifier: MIT
"""Prints where `make install` puts Python packages: below the prefix, and if possible where this Python searches."""

import site
import sys

prefix = sys.argv[1].rstrip("/")
looked_at = [place for place in site.getsitepackages() if place.startswith(f"{prefix}/lib")]
print(looked_at[0] if looked_at else f"{prefix}/lib/python3/site-packages")
