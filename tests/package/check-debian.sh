#!/bin/sh
# SPDX-License-Identifier: MIT
# The Debian packages: made from the archive, lintian complains about nothing, and in a bare Debian that has nothing else of
# Beckon the programs of debian/tests/ do what they should. debootstrap makes that Debian, and needs root.
set -eu
: "${top_srcdir:?make check sets it}"
. "$top_srcdir/tests/package/stranger.sh"
[ ! -f "$top_srcdir/config.status" ] || { echo "the source tree is built in itself, and so nowhere else"; exit 77; }
for program in dpkg-buildpackage dh lintian debootstrap autopkgtest; do
  command -v "$program" >/dev/null || { echo "no $program"; exit 77; }
done
[ "$(id -u)" -eq 0 ] || { echo "debootstrap needs root"; exit 77; }
[ "$(sed -n 's/^ID=//p' /etc/os-release)" = debian ] || { echo "not a Debian"; exit 77; }
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
fail () { tail -n 40 "$tmp/log"; echo "$1"; exit 1; }

mkdir "$tmp/build" "$tmp/packages"
cat >"$tmp/commands" <<END
cd '$tmp/build'
'$top_srcdir/configure' --disable-tests --disable-introspection
make dist-gzip
cd '$tmp/packages'
tar -xf '$tmp/build'/beckon-*.tar.gz
version=\$(ls -d beckon-*)
mv '$tmp/build'/beckon-*.tar.gz "beckon_\${version#beckon-}.orig.tar.gz"
cd "\$version"
dpkg-buildpackage -us -uc
END
stranger sh -eu "$tmp/commands" >"$tmp/log" 2>&1 || fail "the packages cannot be made"

cd "$tmp/packages"
timeout 300 lintian --allow-root --fail-on error,warning --display-info *.changes >"$tmp/log" 2>&1 || fail "lintian complains"

# From where this Debian has its packages, and through the same proxy.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' "Codename: $suite" | head -n 1)
root=$tmp/root
timeout 900 debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$tmp/log" 2>&1 || fail "debootstrap makes no Debian"
for file in /etc/apt/apt.conf.d/*; do ! grep -qi proxy "$file" || cp "$file" "$root/etc/apt/apt.conf.d/"; done
[ ! -f /etc/resolv.conf ] || cp -L /etc/resolv.conf "$root/etc/resolv.conf"
rm -f ./*-dbgsym_*.deb
timeout 1200 autopkgtest --no-built-binaries --summary-file="$tmp/summary" ./*.deb beckon-*/ -- chroot "$root" >"$tmp/log" 2>&1 ||
  { cat "$tmp/summary"; fail "a program of debian/tests fails in a bare Debian"; }
echo "check-debian: $(ls ./*.deb | wc -l) packages; in a bare Debian: $(awk '{ printf "%s%s %s", sep, $1, $2; sep = ", " }' "$tmp/summary")"
