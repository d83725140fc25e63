#!/bin/sh
# The conformance vectors are what doc/vector.schema.json says, and that schema refuses vectors that are broken.
set -eu
: "${top_srcdir:?}"
# The one that has Debian's modules.
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import jsonschema' 2>/dev/null || {
  echo "check-vector-schema: skipped: $python has no jsonschema (Debian: python3-jsonschema)"
  exit 77
}
export PYTHONDONTWRITEBYTECODE=1
timeout 120 "$python" "$top_srcdir/tests/vectors/vector_schema.py" "$top_srcdir/doc/vector.schema.json" \
  "$top_srcdir"/tests/vectors/*.jsonl
