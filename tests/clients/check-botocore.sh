#!/bin/sh
# boto3's clients are answered by the libraries just built: the tests of adapters/botocore, from the tree and installed.
set -eu
: "${top_srcdir:?}" "${top_builddir:?}" "${CC:?}"
adapter=$top_srcdir/adapters/botocore
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
skip () { echo "check-botocore: skipped: $*"; exit 77; }
fail () { echo "check-botocore: failed: $*"; exit 1; }

# The first Python that has what this needs.
usable () { command -v "$1" >/dev/null && (cd / && "$1" -c 'import boto3, pytest') >/dev/null 2>&1; }
python=
for candidate in "${PYTHON3:-}" python3 /usr/bin/python3; do
  if [ -n "$candidate" ] && usable "$candidate"; then python=$(command -v "$candidate"); break; fi
done
[ -n "$python" ] || skip 'there is no python3 with boto3 and pytest (Debian: python3-boto3, python3-pytest)'
BECKON_LIBRARY_PATH=$top_builddir/lib/.libs
[ -e "$BECKON_LIBRARY_PATH/libbeckon-wire.so.0" ] || skip 'there are no shared libraries'
PYTHONDONTWRITEBYTECODE=1
export BECKON_LIBRARY_PATH PYTHONDONTWRITEBYTECODE
unset PYTHONPATH PYTHONHOME PYTEST_ADDOPTS PYTEST_PLUGINS BECKON_PLUGIN_INSTALLED MAKEFLAGS MFLAGS MAKELEVEL DESTDIR

# The sanitizers' own library has to be there before Python is; what Python itself never frees is not a leak of ours.
preload=
case ${SANITIZERS:-} in
  *address*)
    for name in libasan.so "libclang_rt.asan-$(uname -m).so"; do
      # shellcheck disable=SC2086 # CC may have words
      found=$($CC -print-file-name="$name")
      case $found in /*) preload=$found ;; esac
    done
    ASAN_OPTIONS=detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}
    export ASAN_OPTIONS
    [ -n "$preload" ] || skip "$CC does not say where its address sanitizer is"
    ;;
  *thread* | *memory*) skip "Python cannot load libraries with these sanitizers: $SANITIZERS" ;;
esac

# run NAME PYTHON ARGUMENT...: a bounded run of pytest; its last line is kept in $tmp/NAME.
run () {
  name=$1
  shift
  timeout -k 10 1200 env ${preload:+"LD_PRELOAD=$preload"} "$@" -m pytest -q -p no:cacheprovider \
    --basetemp="$tmp/base-$name" >"$tmp/log" 2>&1 || { cat "$tmp/log"; fail "the tests, $name"; }
  cat "$tmp/log"
  tail -n 1 "$tmp/log" >"$tmp/$name"
}

### From the tree ###

(cd "$adapter" && PYTEST_ADDOPTS='-p beckon_botocore.pytest_plugin' PYTHONPATH=$adapter run tree "$python")
summary="$(sed 's/ in .*//' "$tmp/tree") with $("$python" -c 'import boto3, platform
print("boto3", boto3.__version__, "on Python", platform.python_version())')"
if [ -n "${SANITIZERS:-}" ]; then
  echo "check-botocore: $summary; sanitized"
  exit 0
fi

### What the benchmark measures still works ###

PYTHONPATH=$adapter timeout -k 10 300 "$python" "$top_srcdir/tests/bench/botocore.py" --rounds 20

### By make install ###

# make_install TARGET: the package alone, to a place of its own.
make_install () {
  timeout -k 10 300 "${MAKE:-make}" -C "$top_builddir" beckon_pythondir=/python DESTDIR="$tmp/root" \
    "$1-dist_beckon_botocoreDATA" "$1-nodist_beckon_botocoreDATA" "$1-nodist_beckon_botocore_infoDATA" \
    >"$tmp/log" 2>&1 || { cat "$tmp/log"; fail "make $1"; }
}
make_install install
(cd "$adapter/beckon_botocore" && echo ./*.py) | tr ' ' '\n' | sed 's|^\./||' | grep -v '^_installed' | sort >"$tmp/there"
(cd "$tmp/root/python/beckon_botocore" && echo ./*.py) | tr ' ' '\n' | sed 's|^\./||' | grep -v '^_installed' | sort >"$tmp/installed"
diff "$tmp/there" "$tmp/installed" || fail 'make install does not install every module: adapters/botocore/local.mk'
(cd / && PYTHONPATH=$tmp/root/python timeout 60 "$python" -c 'if True:
  import importlib.metadata, beckon_botocore, beckon_botocore._installed
  assert importlib.metadata.version("beckon-botocore") == beckon_botocore.__version__
  points = importlib.metadata.distribution("beckon-botocore").entry_points
  assert [point.load().__name__ for point in points] == ["beckon_botocore.pytest_plugin"]
  assert beckon_botocore._installed.LIBRARY_PATH.startswith("/")') || fail 'what make install has installed'
make_install uninstall
[ -z "$(find "$tmp/root" -type f)" ] || fail 'make uninstall leaves something'

### By pip, with no index ###

"$python" -c 'import importlib.util, sys
sys.exit(None in map(importlib.util.find_spec, ["pip", "setuptools", "venv", "wheel"]))' ||
  skip "$summary; not installed by pip, as there is no pip, setuptools or wheel (Debian: python3-pip, python3-wheel)"
mkdir "$tmp/package"
cp -R "$adapter/README.md" "$adapter/beckon_botocore" "$adapter/pyproject.toml" "$adapter/tests" "$tmp/package"
chmod -R u+w "$tmp/package"
rm -f "$tmp/package/beckon_botocore/_installed.py"
cd "$tmp"
"$python" -m venv --without-pip --system-site-packages "$tmp/venv"
timeout -k 10 300 "$tmp/venv/bin/python" -m pip --disable-pip-version-check --no-cache-dir install --no-index \
  --no-build-isolation "$tmp/package" >"$tmp/log" 2>&1 || { cat "$tmp/log"; fail 'pip install'; }
rm -rf "$tmp/package/beckon_botocore" "$tmp/package/build"
BECKON_PLUGIN_INSTALLED=1
export BECKON_PLUGIN_INSTALLED
(cd "$tmp/package" && PYTEST_ADDOPTS='-k "story or plugin or library"' run pip "$tmp/venv/bin/python")
echo "check-botocore: $summary; installed by pip: $(sed 's/ in .*//' "$tmp/pip")"
