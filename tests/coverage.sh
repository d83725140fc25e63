#!/bin/sh
# coverage.sh FOLDER...: what the tests that ran in this build directory reached of these folders, by gcovr. The floor of
# each is 100 % of its lines and 95 % of its branches. The reports are in coverage/, and what is not reached is
# printed where a floor does not hold.
set -u
: "${top_srcdir:?}" "${GCOVR:?}"
root=$(cd "$top_srcdir" && pwd -P) || exit 1   # as gcovr writes it
rm -rf coverage
mkdir coverage || exit 1

# A branch on a line that has no code of its own is a cleanup's at the end of a scope. In C nothing throws.
"$GCOVR" --root "$root" --object-directory . --filter "$root/(lib|tools)/" --exclude-unreachable-branches \
  --json coverage/counts.json . || exit 1

report () {                        # FOLDER OPTIONS...
  folder=$1
  shift
  "$GCOVR" --root "$root" --add-tracefile coverage/counts.json --filter "$root/$folder/" "$@"
}

bad=0
for folder in "$@"; do
  mkdir "coverage/$folder" || exit 1
  report "$folder" --html-details "coverage/$folder/index.html" || exit 1
  report "$folder" --branches --txt "coverage/$folder/branches" || exit 1
  if report "$folder" --print-summary --txt "coverage/$folder/lines" --fail-under-line 100 --fail-under-branch 95 \
       >coverage/summary; then
    echo "$folder: $(sed -n 's/^\(lines\|branches\): //p' coverage/summary | tr '\n' ' ')"
  else
    bad=1
    echo "$folder: FAILED: 100 % of the lines and 95 % of the branches are the floor"
    grep -v ' 100% *$' "coverage/$folder/lines"
    cat coverage/summary "coverage/$folder/branches"
  fi
done
exit "$bad"
