#!/bin/sh
# What the built libraries need: libbeckon GLib and libc and nothing else, libbeckon-wire jansson and libbeckon besides;
# and nothing that opens a socket, starts a thread or cannot be called by two of them at once.
set -eu
: "${top_builddir:?make check sets it}" "${NM:?}"
command -v readelf >/dev/null || { echo "no readelf"; exit 77; }
failed=0

# needs NAME ALLOWED: no NEEDED entry but these (a pattern without the version); a sanitizer's runtime is not the library's.
needs () {
  needed=$(readelf -d "$top_builddir/lib/.libs/$1.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p')
  [ -z "${SANITIZERS:-}" ] || needed=$(echo "$needed" | grep -Ev '^lib([alt]san|ubsan|m|gcc_s|pthread|dl)\.so')
  [ -n "$needed" ] || { echo "$1: no NEEDED entries found"; failed=1; }
  if echo "$needed" | grep -Ev "^($2)\.so(\.|$)"; then
    echo "$1: it should not need the above"
    failed=1
  fi
  echo "$1 needs $(echo "$needed" | tr '\n' ' ')"
}

# uses NAME: no undefined symbol that is a socket's or a thread's, or that two threads cannot use at once. Such a one is
# g_ascii_string_to_*(): it refuses a good number when its first call had to wait for another thread, because it takes
# the errno that the waiting left for its own.
uses () {
  $NM -D --undefined-only "$top_builddir/lib/.libs/$1.so" | awk '{ sub (/@.*/, "", $2); print $2 }' >"$tmp/undefined"
  [ -s "$tmp/undefined" ] || { echo "$1: no undefined symbols found"; failed=1; }
  if grep -Ex "$forbidden" "$tmp/undefined"; then
    echo "$1: it should not use the above"
    failed=1
  fi
}
forbidden='socket|socketpair|connect|bind|listen|accept4?|shutdown|[gs]etsockopt|getpeername|getsockname'
forbidden="$forbidden|send|sendto|sendm*sg|recv|recvfrom|recvm*sg|getaddrinfo|gethostby.*|g_socket_.*|g_resolver_.*"
forbidden="$forbidden|pthread_create|thrd_create|clone|fork|vfork|posix_spawn.*|g_thread_new|g_thread_try_new|g_thread_pool_.*|g_spawn_.*"
forbidden="$forbidden|g_ascii_string_to_(un)?signed|strtok|localtime|gmtime|asctime|ctime|strerror|setlocale"

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
needs libbeckon 'libglib-2\.0|libgobject-2\.0|libc'
needs libbeckon-wire 'libglib-2\.0|libgobject-2\.0|libc|libjansson|libbeckon'
uses libbeckon
uses libbeckon-wire
exit "$failed"
