#!/bin/sh
# Every operation's route, input and answers are as in the official model, which botocore has: but for what is listed in
# tests/model-check/beside-the-model.json.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
# The one that has Debian's botocore; another one's may be newer.
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import botocore' 2>/dev/null || { echo "check-official-model: skipped: $python has no botocore (Debian: python3-botocore)"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
timeout "${MODEL_CHECK_SECONDS:-600}" "$python" "$top_srcdir/tests/model-check/check.py" "${MODEL_CHECK_SEED:-1}" "${MODEL_CHECK_CALLS:-600}"
