#!/bin/sh
# For each library: what its version script lists = what it exports = what its headers declare; and each name tells who
# owns what the function returns, by the rule in CONTRIBUTING.md.
set -eu
: "${top_srcdir:?make check sets it}" "${top_builddir:?}" "${NM:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# ownership HEADER...: get_ gives a number, a truth or an enumerator; a pointer is peek_ (borrowed: const, or an array of
# the owner's), dup_ (a copy) or ref_ (a new reference). A function that is named after an operation keeps its name.
ownership () {
  awk '/^BECKON_API/ { text = ""; open = 1 }
       open { text = text " " $0 }
       open && match (text, /beckon_[a-z0-9_]+ *\(/) {
         name = substr (text, RSTART, RLENGTH - 1); sub (/ *$/, "", name)
         type = substr (text, 13, RSTART - 13); pointer = type ~ /\*/; constant = type ~ /const/; open = 0
         if (name ~ /_get_/ && pointer) print name ": get_ returns a pointer"
         if (name ~ /_peek_/ && !pointer) print name ": peek_ returns no pointer"
         if (name ~ /_(dup|ref)(_|$)/ && (!pointer || constant)) print name ": dup_ and ref_ return what the caller owns"
       }' "$@" | while IFS=: read -r function what; do
    operation=$(echo "${function#beckon_region_}" | tr '[:lower:]' '[:upper:]')
    grep -q "@BECKON_OPERATION_$operation:" "$top_srcdir/include/beckon/beckon-operation.h" || echo "$function:$what"
  done >"$tmp/misnamed"
  [ ! -s "$tmp/misnamed" ] || { cat "$tmp/misnamed"; exit 1; }
}

# library NAME HEADER...
library () {
  name=$1
  shift
  sed -n 's/^[[:space:]]*\([a-z0-9_]*\);.*$/\1/p' "$top_srcdir/lib/$name.sym" | sort >"$tmp/listed"
  # Every kind of symbol, not functions alone, but for the names of the version nodes.
  $NM -D --defined-only "$top_builddir/lib/.libs/$name.so" |
    awk '$2 != "A" { sub (/@.*/, "", $3); print $3 }' | sort >"$tmp/exported"
  # A declaration may take several lines: its name is the first one of ours before a parenthesis.
  awk '/^BECKON_API/ { text = ""; open = 1 }
       open { text = text " " $0 }
       open && match (text, /beckon_[a-z0-9_]+ *\(/) {
         text = substr (text, RSTART, RLENGTH - 1); sub (/ *$/, "", text); print text; open = 0
       }' "$@" | sort >"$tmp/declared"
  # A marker that no name followed, or a declaration that is not at the beginning of a line, would be missed above.
  [ "$(cat "$@" | grep -Ev '^ *(#|/?\*)' | grep -cw BECKON_API)" -eq "$(wc -l <"$tmp/declared")" ] ||
    { echo "$name: a BECKON_API in its headers does not begin a declaration"; exit 1; }
  [ -s "$tmp/listed" ] || { echo "$name.sym lists nothing"; exit 1; }
  diff -u "$tmp/listed" "$tmp/exported" || { echo "$name: listed (-) is not exported (+)"; exit 1; }
  diff -u "$tmp/listed" "$tmp/declared" || { echo "$name: listed (-) is not declared (+)"; exit 1; }
  echo "$name: $(wc -l <"$tmp/listed") symbols"
}

core=$(find "$top_srcdir/include/beckon" "$top_builddir/include/beckon" -name '*.h' ! -name 'beckon-wire*' | sort -u)
# shellcheck disable=SC2086 # a list
library libbeckon $core
library libbeckon-wire "$top_srcdir"/include/beckon/beckon-wire*.h
# shellcheck disable=SC2086
ownership $core "$top_srcdir"/include/beckon/beckon-wire*.h
