#!/bin/sh
# SPDX-License-Identifier: MIT
# Without a warning, clang compiles everything, and gcc what is installed when CFLAGS asks for ISO C. Where Check is not
# there, configure says how to do without it.
set -eu
: "${top_srcdir:?make check sets it}"
unset CC CFLAGS CXX MAKEFLAGS MFLAGS GLIB_CFLAGS GLIB_LIBS CHECK_CFLAGS CHECK_LIBS JANSSON_LIBS
[ ! -f "$top_srcdir/config.status" ] || { echo "the source tree is built in itself, and so nowhere else"; exit 77; }
command -v clang >/dev/null || { echo "no clang"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

configure () {                     # NAME OPTION...: in a directory of its own
  mkdir "$tmp/$1"
  cd "$tmp/$1"
  shift
  timeout 300 "$top_srcdir/configure" --enable-Werror --disable-introspection "$@" >configured 2>&1
}

compiles () {                      # NAME TARGETS OPTION...
  name=$1 targets=$2
  shift 2
  # shellcheck disable=SC2086 # a list of words
  if configure "$name" "$@" && timeout 900 make -s -k -j2 $targets TESTS= >built 2>&1; then
    echo "$name: compiled without a warning"
  else
    grep -E '(error|warning):' built || tail -n 20 configured
    echo "$name: that is not compiled without a warning"
    bad=1
  fi
}

# Without optimisation, because what clang warns of does not depend on it.
compiles clang 'all check' CC=clang CFLAGS='-g -O0'
compiles std-c11 all CC=gcc CFLAGS='-std=c11 -O2' --disable-tests

# A pkg-config that does not know Check, as on a machine without it.
mkdir "$tmp/bin"
cat >"$tmp/bin/pkg-config" <<END
#!/bin/sh
case "\$*" in *'check >='*) echo "Package 'check' was not found" >&2; exit 1 ;; esac
exec "$(command -v pkg-config)" "\$@"
END
chmod +x "$tmp/bin/pkg-config"
if configure no-check PKG_CONFIG="$tmp/bin/pkg-config"; then
  echo "no-check: configure finds what is not there"
  bad=1
elif ! grep -q -e '--disable-tests' configured; then
  tail -n 20 configured
  echo "no-check: configure does not say --disable-tests"
  bad=1
fi
configure no-tests PKG_CONFIG="$tmp/bin/pkg-config" --disable-tests ||
  { tail -n 20 configured; echo "no-tests: configure needs Check nevertheless"; bad=1; }

[ "$bad" -eq 0 ]
echo "check-compilers: clang and -std=c11 compile without a warning; configure without Check says what to do"
