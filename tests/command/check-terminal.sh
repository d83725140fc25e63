#!/bin/sh
# `beckon run` in front of a person: what a terminal shows besides the answers, and that a pipe gets none of it.
set -eu
: "${top_srcdir:?}" "${BECKON:?make check sets it}"
command -v python3 >/dev/null || { echo "check-terminal: skipped: there is no python3"; exit 77; }
LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 timeout -k 10 300 python3 "$top_srcdir/tests/command/terminal.py"
