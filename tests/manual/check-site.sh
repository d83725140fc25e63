#!/bin/sh
# The site of the manual leaves no symbol out, and every link leads somewhere: on the site, in what is installed, in the tree.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}"
python=${PYTHON:-/usr/bin/python3}
command -v "$python" >/dev/null || { echo "check-site: skipped: there is no $python"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
# Of the make that runs this test: its targets and variables are not those of the makes below.
unset MAKEFLAGS MFLAGS MAKELEVEL TESTS
bad=0

wrong () { echo "check-site: $*"; bad=1; }
links () { timeout 120 "$python" "$top_srcdir/tests/manual/links.py" "$@"; }

# That a dead link is found, in each kind of file.
mkdir "$tmp/planted"
cat >"$tmp/planted/text.md" <<'END'
# Here

[a](#here) [b](#there) [c](gone.md) [d](page.html#top) [e](page.html#bottom) `[f](code.md)` [g](https://web/)
END
cat >"$tmp/planted/page.html" <<'END'
<p id="top"><a href="text.md#here">a</a> <img src="gone.png"> <a href="text.md#there">b</a>
- a list</p>
END
! links "$tmp/planted" >"$tmp/complaints" || wrong 'dead links are not found'
sed 's|.*/||; $d' "$tmp/complaints" >"$tmp/found"
cat >"$tmp/expected" <<'END'
page.html: gone.png leads nowhere
page.html: text.md#there leads nowhere
page.html: a list is shown as text after "- a list"
text.md: #there leads nowhere
text.md: gone.md leads nowhere
text.md: page.html#bottom leads nowhere
END
diff -u "$tmp/expected" "$tmp/found" || wrong 'other links are found than those that are dead'

cd "$top_srcdir"
in_tree=$(links doc/*.html doc/*.md ./*.md tests/README.md adapters/*/README.md examples/*/README.md) ||
  { echo "$in_tree"; wrong 'the tree has dead links'; }
cd "$top_builddir"

if grep -q '^GI_DOCGEN = .' Makefile; then
  gi_docgen=$(sed -n 's/^GI_DOCGEN = //p' Makefile)
  for library in beckon:Beckon beckon-wire:BeckonWire; do
    timeout 120 "$gi_docgen" check --config "doc/reference/${library%:*}.toml" --add-include-path lib \
      "lib/${library#*:}-1.gir" >"$tmp/symbols" 2>&1 || true
    ! grep WARNING "$tmp/symbols" || wrong "${library#*:} has symbols without documentation"
    grep -q INFO "$tmp/symbols" || { cat "$tmp/symbols"; wrong "gi-docgen has not checked ${library#*:}"; }
  done
  timeout 300 make -s doc >"$tmp/made" 2>&1 || { cat "$tmp/made"; wrong 'make doc fails'; }
  site=$(links doc/reference/site) || { echo "$site"; wrong 'the site has dead links'; }
  # The explorer links to these.
  grep -o ' id="[A-Z]-[^"]*"' "$top_srcdir/doc/semantics.html" | sort >"$tmp/ids"
  grep -o ' id="[A-Z]-[^"]*"' doc/reference/site/beckon-1/semantics.html | sort >"$tmp/ids-of-site"
  diff -u "$tmp/ids" "$tmp/ids-of-site" || wrong 'the rules on the site have other ids than in doc/semantics.html'
fi

timeout 300 make -s install-data DESTDIR="$tmp/root" >"$tmp/installed" 2>&1 || { cat "$tmp/installed"; wrong 'make install-data fails'; }
installed=$(links "$tmp/root") || { echo "$installed"; wrong 'what is installed has dead links'; }

[ "$bad" -eq 0 ]
[ -n "${site:-}" ] || { echo 'check-site: skipped: this build has no gi-docgen, or no introspection'; exit 77; }
echo "check-site: tree: $in_tree; site: $site; installed: $installed; $(wc -l <"$tmp/ids") ids of rules and cells"
