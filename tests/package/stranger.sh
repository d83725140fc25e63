# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# For scripts that stand where a stranger does, sourced by them: the commands of README.md, an environment that knows nothing
# of this tree, and the home directory into which check-install.sh installs.
: "${top_srcdir:?make check sets it}" "${top_builddir:?}"
home=$top_builddir/tests/package/home
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

install_section () { awk '/^## / { on = /^## Install$/ } on' "$top_srcdir/README.md"; }

install_block () {                 # N: the Nth block of commands in the section Install
  install_section | awk -v n="$1" '/^```/ { inside = !inside; if (inside) seen++; next } inside && seen == n'
}

promised () {                      # what README.md says that examples/decline.c prints
  awk '/^## In C$/ { on = 1 } on && /^prints$/ { getline; getline; getline; print; exit }' "$top_srcdir/README.md"
}

stranger () {                      # NAME=VALUE... COMMAND...: within ten minutes
  timeout 600 env -i HOME="$home" PATH="$PATH" LC_ALL=C.UTF-8 MAKEFLAGS=-j2 "$@"
}

# Commands from standard input, where Beckon is installed: after the lines of README.md that say where that is.
installed () {
  [ -d "$home/.local" ] || { echo "there is no installation: see check-install.log"; return 1; }
  { install_block 3 | grep '^export '; cat; } >"$tmp/commands"
  stranger G_DEBUG=fatal-warnings sh -eu "$tmp/commands"
}
