#!/bin/sh
# The story of each of the AWS CLI's own examples gives what the example prints: tests/clients/cli-examples.json says where it differs.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
export PYTHONDONTWRITEBYTECODE=1
timeout 300 python3 "$top_srcdir/tests/clients/cli-examples.py" "$top_srcdir/tests/clients/cli-examples.json" \
  /usr/lib/python3/dist-packages/awscli/examples/securityhub
