#!/bin/sh
# Random programs of `beckon run` agree with the model in another language (tests/model), written from the rules.
set -eu
: "${top_srcdir:?}"
# The sanitized command is several times slower, and what it is there for shows in fewer calls.
calls=${MODEL_CALLS:-$([ -z "$SANITIZERS" ] && echo 20000 || echo 4000)}
seed=${MODEL_SEED:-1}
export PYTHONDONTWRITEBYTECODE=1
timeout 60 python3 "$top_srcdir/tests/model/model.py"
timeout 1700 python3 "$top_srcdir/tests/model/compare.py" --beckon "$BECKON" --calls "$calls" --seed "$seed"
