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

# run NAME PYTHON ARGUMENT...: a bounded run of pytest; its last line is kept in $tmp/NAME. What needs moto is a part of
# its own.
run () {
  name=$1
  shift
  timeout -k 10 1200 env ${preload:+"LD_PRELOAD=$preload"} "$@" -m pytest -q -p no:cacheprovider \
    --basetemp="$tmp/base-$name" --ignore-glob='*/test_moto.py' >"$tmp/log" 2>&1 ||
    { cat "$tmp/log"; fail "the tests, $name"; }
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

### A stranger's environment, by what README says, without an index and without setuptools ###

"$python" -c 'import ensurepip' 2>/dev/null || skip "$summary; not installed by pip (Debian: python3-venv)"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
mkdir "$tmp/stranger"
cd "$tmp/stranger"
ln -s "$top_builddir" build
ln -s "$top_srcdir/adapters" adapters

# quietly WHAT COMMAND...: bounded; its output matters only if it fails.
quietly () {
  what=$1
  shift
  timeout -k 10 300 "$@" >"$tmp/log" 2>&1 || { cat "$tmp/log"; fail "$what"; }
}
# in_venv ARGUMENT...: the environment's Python, for which only the installation says where the libraries are.
in_venv () { (cd / && timeout 60 env -u BECKON_LIBRARY_PATH "$tmp/stranger/venv/bin/python" "$@"); }
left () { find "$site" -iname '*beckon*' -print; }
gone () { [ -z "$(left)" ] || { left; fail "$1 leaves something"; }; }
listed () { in_venv -m pip list 2>/dev/null | grep -q "^beckon-botocore  *$version\$" || fail "pip does not list $1"; }

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$adapter/beckon_botocore/__init__.py")
awk '/^```sh$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' "$adapter/README.md" |
  sed "s|^python3 |'$python' |" >"$tmp/install.sh"
grep -q 'pip install' "$tmp/install.sh" || fail 'README.md says no more how to install'
quietly 'what README.md says of installing' sh -eu "$tmp/install.sh"
site=$("$tmp/stranger/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
listed 'the wheel'
BECKON_PLUGIN_INSTALLED=1
export BECKON_PLUGIN_INSTALLED
cp -R "$adapter/tests" "$adapter/pyproject.toml" "$adapter/backend.py" "$adapter/README.md" .
(PYTEST_ADDOPTS='-k "story or plugin or library"' run wheel "$tmp/stranger/venv/bin/python")
quietly 'pip uninstall' venv/bin/pip uninstall -y beckon-botocore
gone 'pip uninstall'

# The wheel knows where the libraries are, and is the same each time.
mkdir "$tmp/library" "$tmp/wheels" "$tmp/again"
cp -P "$BECKON_LIBRARY_PATH"/libbeckon*.so.0* "$tmp/library"
for folder in wheels again; do "$python" "$adapter/backend.py" wheel "$tmp/library" "$tmp/$folder"; done
cmp "$tmp"/wheels/*.whl "$tmp"/again/*.whl
quietly 'pip install of a wheel' venv/bin/pip install --no-index "$tmp"/wheels/*.whl
in_venv -c 'import beckon_botocore; beckon_botocore.World()' || fail 'the wheel does not know where the libraries are'
quietly 'pip uninstall' venv/bin/pip uninstall -y beckon-botocore

# From the source tree, in an environment that has pip and nothing else.
quietly 'a bare environment' "$python" -m venv "$tmp/bare"
quietly 'without setuptools' "$tmp/bare/bin/pip" uninstall -y setuptools
quietly 'pip install of the source tree' "$tmp/bare/bin/pip" install --no-index --no-deps "$adapter"
(cd / && "$tmp/bare/bin/python" -c 'import importlib.metadata as m; print(m.version("beckon-botocore"))') >"$tmp/log"
echo "$version" | diff - "$tmp/log" || fail 'pip install of the source tree'

### By make install ###

# make_it TARGET...: the package alone, where the environment looks.
make_it () {
  timeout -k 10 300 "${MAKE:-make}" -C "$top_builddir" PYTHON3="$tmp/stranger/venv/bin/python" \
    beckon_pythondir="$site" "$@" >"$tmp/log" 2>&1 ||
    { cat "$tmp/log"; fail "make $*"; }
}
data='dist_beckon_botocoreDATA nodist_beckon_botocoreDATA nodist_beckon_botocore_infoDATA'
# shellcheck disable=SC2086,SC2046 # a list of words
make_install () { make_it $(printf "$1-%s " $data) "$2-hook"; }

make_install install install-data
! grep '^\*\*\*' "$tmp/log" || fail 'make install warns of a place where Python looks'
modules () { (cd "$1/beckon_botocore" && ls ./*.py) | grep -v /_installed; }
modules "$adapter" >"$tmp/there"
modules "$site" >"$tmp/installed"
diff "$tmp/there" "$tmp/installed" || fail 'make install does not install every module: adapters/botocore/local.mk'
listed 'what make install has installed'
in_venv - <<'END_OF_PROGRAM' || fail 'what make install has installed'
import base64, hashlib, importlib.metadata
import beckon_botocore, beckon_botocore._installed

package = importlib.metadata.distribution("beckon-botocore")
assert [point.load().__name__ for point in package.entry_points] == ["beckon_botocore.pytest_plugin"]
assert beckon_botocore._installed.LIBRARY_PATH.startswith("/")
assert package.read_text("INSTALLER") == "make\n"
folders = {file.locate().parent for file in package.files}
there = {file for folder in folders for file in folder.iterdir() if file.is_file()}
assert there == {file.locate() for file in package.files}, "RECORD is not what is there"
for file in package.files:
    digest = base64.urlsafe_b64encode(hashlib.sha256(file.read_binary()).digest()).decode().rstrip("=")
    assert file.name == "RECORD" or file.hash.value == digest, file
END_OF_PROGRAM
quietly 'pip uninstall' venv/bin/pip uninstall -y beckon-botocore
gone 'pip uninstall after make install'

make_install install install-data
PYTHONDONTWRITEBYTECODE='' in_venv -c 'import beckon_botocore'
[ -d "$site/beckon_botocore/__pycache__" ] || fail 'Python compiles nothing, so that nothing can be left'
make_install uninstall uninstall
gone 'make uninstall'

site=$tmp/nowhere
make_install install install-data
grep -q "^\*\*\* where beckon_botocore is installed now, so that it cannot be imported yet" "$tmp/log" ||
  fail 'make install does not warn of a place where no Python looks'
echo "check-botocore: $summary; installed by pip: $(sed 's/ in .*//' "$tmp/wheel")"
