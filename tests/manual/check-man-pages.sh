#!/bin/sh
# Each manual page has the options of its command's --help and no others, beckon-run(1) has every kind of line, and no page
# has anything that its formatter complains of.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
skip () { echo "check-man-pages: skipped: $*"; exit 77; }
for program in man groff; do
  command -v $program >/dev/null || skip "there is no $program (Debian: man-db)"
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C.UTF-8 MANWIDTH=80
unset MANOPT MANROFFOPT MANPAGER PAGER
n_options=0
n_words=0
bad=0

wrong () { echo "check-man-pages: $*"; bad=1; }

section () {                       # PAGE NAME: what the rendered page has below that heading
  awk -v name="$2" '/^[A-Z]/ { inside = $0 == name; next } inside' "$tmp/$1.txt"
}

# An option with its short form and its argument, in one line and sorted: "-f, --format=FORMAT".
help_options () { sed -n 's/^  \(-[^ ]*\(, --[^ ]*\)\{0,1\}\)  .*/\1/p' "$1" | sort; }
page_options () { section "$1" OPTIONS | sed -n 's/^ \{5\}\(-[^ ,]*\(, -[^ ]*\)\{0,1\}\).*/\1/p' | sort; }

# The names of members in lines of JSON.
words () { grep -o '"[a-z_]*"' | sort -u; }

for page in beckon beckon-run beckon-replay beckon-table; do
  file=$top_srcdir/doc/man/$page.1
  timeout 60 man --warnings -E UTF-8 -l "$file" 2>"$tmp/complaints" | sed 's/\x1b\[[0-9;]*m//g; s/.\x08//g' >"$tmp/$page.txt"
  timeout 60 groff -ww -mandoc -Tutf8 -z "$file" 2>>"$tmp/complaints"
  [ ! -s "$tmp/complaints" ] || { cat "$tmp/complaints"; wrong "$page(1) is not clean"; }
  [ -s "$tmp/$page.txt" ] || wrong "$page(1) is empty"
  sed -n 's/^\.Xr \([^ ]*\) 1.*/\1/p' "$file" | while read -r other; do
    [ -f "$top_srcdir/doc/man/$other.1" ] || echo "$page(1) refers to $other(1), which is not there"
  done >"$tmp/lost"
  [ ! -s "$tmp/lost" ] || { cat "$tmp/lost"; bad=1; }
done

for command in run replay table; do
  timeout 60 "$BECKON" $command --help >"$tmp/help"
  help_options "$tmp/help" >"$tmp/of-help"
  page_options beckon-$command >"$tmp/of-page"
  diff -u "$tmp/of-help" "$tmp/of-page" || wrong "beckon-$command(1) has not the options of beckon $command --help"
  n_options=$((n_options + $(wc -l <"$tmp/of-help")))
done

# The command's own help has no list of options, but their names, and those of its commands.
timeout 60 "$BECKON" --help | grep -o '\(^\|[ `]\)beckon [a-z-]*' | sed 's/.*beckon //' | sort -u >"$tmp/of-help"
{ page_options beckon | grep -v '^-h, --help$'; section beckon COMMANDS | sed -n 's/^ \{5\}\([a-z][a-z]*\) .*/\1/p'; } |
  sort -u >"$tmp/of-page"
diff -u "$tmp/of-help" "$tmp/of-page" || wrong 'beckon(1) has not the commands of beckon --help'

timeout 60 "$BECKON" run --help | words >"$tmp/of-help"
# What the answers have is not in the help.
section beckon-run LINES | words | grep -vx '"error"\|"headers"' >"$tmp/of-page"
diff -u "$tmp/of-help" "$tmp/of-page" || wrong 'beckon-run(1) has not the lines of beckon run --help'
n_words=$(wc -l <"$tmp/of-help")

timeout 60 "$BECKON" table --help | sed -n 's/.*--format=FORMAT  *//p' | grep -o '[a-z]*' |
  grep -vx 'the\|default\|or' | sort >"$tmp/of-help"
section beckon-table OPTIONS | sed -n 's/^ \{13\}\([a-z][a-z]*\) .*/\1/p' | sort >"$tmp/of-page"
diff -u "$tmp/of-help" "$tmp/of-page" || wrong 'beckon-table(1) has not the formats of beckon table --help'

if [ "$n_options" -lt 16 ] || [ "$n_words" -lt 40 ]; then
  wrong "only $n_options options and $n_words words were compared"
fi
[ "$bad" -eq 0 ]
echo "check-man-pages: 4 pages, $n_options options and $n_words words of lines are those of --help"
