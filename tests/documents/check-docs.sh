#!/bin/sh
# What the documents say of the table is what the library has.
set -eu
: "${top_srcdir:?}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$top_srcdir"

# The picture's source is the table's own.
"$BECKON" table --format dot | diff -u doc/lifecycle.dot -

# doc/semantics.md's table is the library's, cell by cell: what it does and how sure that is.
# shellcheck disable=SC2016 # the backticks are Markdown's
sed -n 's/^| \*\{0,2\}`\{0,1\}\(none\|created\|pending\|accepted\|declined\|resigned\|removed\)`\{0,1\}\*\{0,2\} |/\1 |/p' \
  doc/semantics.md | awk -F ' *[|] *' 'NF >= 12' | tr -d '`*' | sed 's/ *| */ | /g; s/ *$//; s/ (switch[^)]*)//g' >"$tmp/document"
"$BECKON" table --format markdown | tail -n +3 | sed 's/^| //; s/ ([a-z_]*: [^)]*)//g; s/ *| */ | /g; s/ *$//' >"$tmp/library"
diff -u "$tmp/library" "$tmp/document"

# The contents of doc/semantics.md name each section and each rule, in their order.
sed -n '/^## Contents$/,/^## How/s/^ *- \[\(.*\)\](#.*/\1/p' doc/semantics.md | grep '^How\|^[0-9]\|-[0-9]' >"$tmp/contents"
sed -n '/^## Contents$/d; s/^##\(##\)\{0,1\} //p' doc/semantics.md >"$tmp/headings"
diff -u "$tmp/headings" "$tmp/contents"

# What has to name the version names it, and RELEASING.md lists these files.
version=$("$BECKON" --version | cut -d ' ' -f 2)
while read -r file text; do
  grep -qF -e "$text" "$file" || { echo "$file: the version is $version, and it does not say $text"; exit 1; }
  grep -qF -e "\`$file\`" RELEASING.md || { echo "RELEASING.md: it does not name $file"; exit 1; }
done <<END
README.md beckon-$version.tar.gz
adapters/aws-sdk-js/README.md beckon-aws-sdk-js-$version.tgz
adapters/aws-sdk-js/package.json "version": "$version"
adapters/aws-sdk-js/package-lock.json "version": "$version"
adapters/botocore/README.md beckon_botocore-$version-
adapters/botocore/beckon_botocore/__init__.py __version__ = "$version"
adapters/rust/Cargo.toml version = "$version"
adapters/rust/build.rs beckon-wire-1 >= $version
debian/changelog beckon ($version-
END

echo "check-docs: the picture and 77 cells agree, and the contents of the rules have $(wc -l <"$tmp/headings") headings"
