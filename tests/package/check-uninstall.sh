#!/bin/sh
# SPDX-License-Identifier: MIT
# `make install` brings the documents and the examples, too; `make uninstall` takes all away that came with it, folders of
# Beckon's own included, and nothing else.
set -eu
: "${top_builddir:?make check sets it}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

build () { env -u MAKEFLAGS -u MFLAGS timeout 300 make -C "$top_builddir" DESTDIR="$tmp" "$@" >"$tmp/log" 2>&1 || { cat "$tmp/log"; exit 1; }; }
value () { sed -n "s/^$1 = //p" "$top_builddir/Makefile"; }
prefix=$(value prefix)
root=$tmp$prefix

build install
find "$root" -type f >"$tmp/installed"
doc=$root/share/doc/beckon
bad=0
for file in COPYING NEWS.md README.md semantics.md examples/decline.c examples/decline.jsonl examples/emulator.c \
  examples/business-rule/rule.h examples/replicas/schema.sql; do
  [ -s "$doc/$file" ] || { echo "make install: there is no $file among the documents"; bad=1; }
done

# What Python leaves beside its files goes, too; what somebody else has put there stays.
grep '\.py$' "$tmp/installed" >"$tmp/modules"
while read -r module; do
  mkdir -p "$(dirname "$module")/__pycache__"
  echo >"$(dirname "$module")/__pycache__/$(basename "$module" .py).pyc"
done <"$tmp/modules"
echo mine >"$doc/examples/note"
build uninstall
find "$root" -type f ! -path "$doc/examples/note" >"$tmp/left"
find "$root" -mindepth 1 -type d -name '*beckon*' ! -path "$doc" >>"$tmp/left"
[ ! -s "$tmp/left" ] || { cat "$tmp/left"; echo "make uninstall has left these"; bad=1; }
[ -f "$doc/examples/note" ] || { echo "make uninstall has taken what is not Beckon's"; bad=1; }
[ "$bad" -eq 0 ]
echo "check-uninstall: $(wc -l <"$tmp/installed") files come, and go again"
