#!/bin/sh
# SPDX-License-Identifier: MIT
# Configured with --enable-static, a program of libbeckon-wire can have all libraries inside: pkg-config --static names them.
set -eu
: "${top_srcdir:?make check sets it}"
. "$top_srcdir/tests/package/stranger.sh"
[ ! -f "$top_srcdir/config.status" ] || { echo "the source tree is built in itself, and so nowhere else"; exit 77; }

cat >"$tmp/commands" <<END
cd '$tmp'
'$top_srcdir/configure' --prefix='$tmp/prefix' --enable-static --disable-shared --disable-tests --disable-introspection
make install
export PKG_CONFIG_PATH='$tmp/prefix/lib/pkgconfig'
cc -static -o wire '$top_srcdir/tests/package/consumers/wire.c' \$(pkg-config --static --cflags --libs beckon-wire-1)
./wire
END
stranger sh -eu "$tmp/commands" >"$tmp/log" 2>&1 || { tail -n 30 "$tmp/log"; echo "that fails"; exit 1; }
[ "$(tail -n 1 "$tmp/log")" = '400 BadRequestException' ] || { tail -n 3 "$tmp/log"; echo "./wire prints something else"; exit 1; }
if readelf -d "$tmp/wire" | grep NEEDED; then echo "./wire needs these libraries when it runs"; exit 1; fi
echo "check-static: a program needs no library when it runs"
