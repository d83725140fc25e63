#!/bin/sh
# SPDX-License-Identifier: MIT
# The section Install of README.md, to the letter: from an archive into a home directory, and from a clone for everybody. The
# scripts that begin with `installed` go on with that home directory.
set -eu
: "${top_srcdir:?make check sets it}"
. "$top_srcdir/tests/package/stranger.sh"

fail () { [ ! -f "$tmp/log" ] || tail -n 40 "$tmp/log"; echo "$1"; exit 1; }

follow () {                        # FOLDER BLOCK... [NAME=VALUE...]: sh, as in a terminal, but it ends when a command fails
  cd "$1"
  shift
  : >"$tmp/commands"
  while [ $# -gt 0 ] && [ "${1#*=}" = "$1" ]; do install_block "$1" >>"$tmp/commands"; shift; done
  stranger "$@" sh -eu "$tmp/commands" >"$tmp/log" 2>&1
}

rm -rf "$home"
mkdir -p "$home" "$tmp/archive" "$tmp/clone" "$tmp/bin" "$tmp/root"

env -u MAKEFLAGS -u MFLAGS timeout 300 make -C "$top_builddir" dist-gzip >"$tmp/log" 2>&1 || fail "make dist fails"
mv "$top_builddir"/beckon-*.tar.gz "$tmp/archive"
tar -xf "$tmp/archive"/beckon-*.tar.gz --strip-components=1 -C "$tmp/clone"
# A clone has none of what autoreconf makes, and there warnings are errors.
(cd "$tmp/clone" && rm -rf configure Makefile.in aclocal.m4 build-aux && mkdir .git)

follow "$tmp/archive" 1 3 5 || fail "the commands for an archive fail"
[ "$(tail -n 1 "$tmp/log")" = "$(promised)" ] || fail "./decline prints something else than README.md says"

echo 'command -v beckon; beckon table >/dev/null' | installed >"$tmp/log" 2>&1 || fail "the command does not run"
[ "$(cat "$tmp/log")" = "$home/.local/bin/beckon" ] || fail "the command is not where README.md says"
if [ -d "$home/.local/lib/girepository-1.0" ]; then
  echo "/usr/bin/python3 '$top_srcdir/tests/clients/introspection/story.py'" | installed >"$tmp/log" 2>&1 ||
    fail "the typelibs do not work"
fi

# For everybody, into a root of its own: what sudo runs sees that root, and ldconfig gets to know its folders.
printf '#!/bin/sh\nexec "$@"\n' >"$tmp/bin/sudo"
cat >"$tmp/bin/ldconfig" <<END
#!/bin/sh
echo '$tmp/root/usr/local/lib' >'$tmp/ld.so.conf'
exec /sbin/ldconfig -X -f '$tmp/ld.so.conf' -C '$tmp/ld.so.cache'
END
chmod +x "$tmp/bin/sudo" "$tmp/bin/ldconfig"
follow "$tmp/clone" 2 4 DESTDIR="$tmp/root" PATH="$tmp/bin:$PATH" || fail "the commands for a clone, and for everybody, fail"
/sbin/ldconfig -C "$tmp/ld.so.cache" -p >"$tmp/known"
for library in libbeckon libbeckon-wire; do
  grep -q "=> $tmp/root/usr/local/lib/$library\.so\.0$" "$tmp/known" || fail "ldconfig does not know $library"
done

# All that ./quickstart run installs is named there, but what every Debian has.
sed -n '/<<.END./,/^END/s/^run *\([^ ]*\).*/\1/p' "$top_srcdir/quickstart" | grep -v '^coreutils$' >"$tmp/packages"
[ -s "$tmp/packages" ]
while read -r package; do
  install_section | grep -qw -e "$package" || fail "README.md does not say that $package is needed"
done <"$tmp/packages"
echo "check-install: README.md's commands install from an archive and from a clone, and its program prints what it says"
