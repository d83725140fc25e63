#!/bin/sh
# `beckon table --format json` is what doc/table.schema.json says, and that schema refuses tables that are broken.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
# The one that has Debian's modules.
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import jsonschema' 2>/dev/null || {
  echo "check-table-schema: skipped: $python has no jsonschema (Debian: python3-jsonschema)"
  exit 77
}
export PYTHONDONTWRITEBYTECODE=1
"$BECKON" table --format json |
  timeout 60 "$python" "$top_srcdir/tests/pictures/schema.py" "$top_srcdir/doc/table.schema.json"
