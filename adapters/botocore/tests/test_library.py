# SPDX-License-Identifier: MIT
"""The installed library: found, missing, too old. And the package's version is the library's."""

import ctypes
import gc
import os
import pathlib
import re
import subprocess
import sys

import pytest

import beckon_botocore
from beckon_botocore import LibraryError, _library


def run(path, program="import beckon_botocore; beckon_botocore.World(); print('loaded')"):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), _library.PATH_VARIABLE: path}
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)


def test_versions_agree():
    assert _library.load().version == beckon_botocore.__version__
    readme = (pathlib.Path(__file__).parents[1] / "README.md").read_text("utf-8")
    assert set(re.findall(r"beckon_botocore-([0-9.]+)-py3", readme)) == {beckon_botocore.__version__}


def test_a_missing_library_is_told(tmp_path):
    done = run(str(tmp_path))
    assert done.returncode == 1
    assert re.search(r"LibraryError: .*cannot be loaded.*make install.*BECKON_LIBRARY_PATH", done.stderr)
    assert f"{tmp_path}/libbeckon.so.0" in done.stderr


def test_the_first_directory_that_has_it(tmp_path):
    chosen = os.environ.get(_library.PATH_VARIABLE)
    if not chosen:
        pytest.skip("BECKON_LIBRARY_PATH is not set")
    assert run(os.pathsep.join([str(tmp_path), "", chosen])).stdout == "loaded\n"


def test_the_package_can_be_imported_without_the_library(tmp_path):
    assert run(str(tmp_path), "import beckon_botocore, beckon_botocore.pytest_plugin; print('fine')").stdout == "fine\n"


class Function:
    def __init__(self, value):
        self.value = value

    def __call__(self, *_):
        return self.value


class OldLibrary:
    beckon_check_version = Function(0)
    beckon_peek_version = Function(b"0.0.9")


class StrangeLibrary:
    beckon_check_version = Function(1)


@pytest.mark.parametrize(
    "library, sentence",
    [(OldLibrary, "is version 0.0.9, and .* needs 0.1.0"), (StrangeLibrary, "is not what .* needs")],
)
def test_another_library_is_refused(monkeypatch, library, sentence):
    monkeypatch.setattr(_library, "_open", lambda place: (library(), library()))
    with pytest.raises(LibraryError, match=sentence):
        _library.load.__wrapped__()


# --- ownership ---


class MallocInfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena a b c d e f in_use g h".split()]


def bytes_in_use():
    try:
        mallinfo = ctypes.CDLL(None).mallinfo2
    except AttributeError:
        pytest.skip("there is no mallinfo2()")
    mallinfo.restype = MallocInfo
    return mallinfo().in_use


def refused(function, *arguments, **options):
    with pytest.raises(beckon_botocore.BeckonError):
        function(*arguments, **options)


def everything(world, path):
    """Every function of the library that gives or takes something."""
    region = world.region()
    region.handle("111122223333", "POST", "/invitations/decline", "a=b", b'{"AccountIds": ["123456789012"]}')
    region.handle("111122223333", "GET", "/nowhere")
    region.call("111122223333", "ListInvitations")
    region.put("123456789012", "111122223333", "pending")
    before = region.snapshot()
    region.put("123456789012", "111122223333", "declined")
    after = beckon_botocore.Snapshot.from_json(region.snapshot().to_saved_json())
    assert before.diff(after) and before != after and after.region_name and after.to_dict() and not region.check()
    region.save(path)
    world.load(path)
    region.restore(before)
    region.reset()
    region.set_switches({"max_members": 2})
    region.add_fault(before="InternalException")
    region.clear_faults()
    region.set_organization_account("777788889999")
    region.set_clock("2026-01-01T00:00:00Z")
    region.advance(1)
    refused(region.set_switches, {"max_members": "x"})
    refused(region.add_fault, before="no name")
    refused(region.put, "111122223333", "111122223333", "pending")
    refused(region.put, " ", "111122223333", "pending")
    refused(region.call, " ", "EnableSecurityHub")
    refused(region.call, "111122223333", "NoSuchOperation")
    refused(beckon_botocore.Snapshot.from_json, "{")
    refused(world.load, path.parent / "none")
    beckon_botocore.World()


@pytest.mark.skipif("LD_PRELOAD" in os.environ, reason="the sanitizer's allocator has no such figures")
def test_nothing_is_leaked(tmp_path):
    world = beckon_botocore.World(seed=1)
    for _ in range(20):
        everything(world, tmp_path / "world.json")
    gc.collect()
    before = bytes_in_use()
    for _ in range(200):
        everything(world, tmp_path / "world.json")
    gc.collect()
    assert (bytes_in_use() - before) / 200 < 20, "bytes a turn"


# What threads do for as long as the process lives, and the handler that gives them time when the interpreter ends. It
# runs after those that were registered later.
AT_EXIT = """
import atexit, threading, time
atexit.register(time.sleep, 0.5)
import beckon_botocore
coverage = beckon_botocore.Coverage()
region = beckon_botocore.World(switches={"require_security_hub": False}, coverage=coverage).region()
for nth in range(300):
    region.put(str(200000000000 + nth), "111122223333", "declined")
ids = [str(200000000000 + nth) for nth in range(300)] * 20
before = region.snapshot()
running = threading.Barrier(3)
def work():
    running.wait()
    while True:
        DOES
for _ in range(2):
    threading.Thread(target=work, daemon=True).start()
running.wait()
time.sleep(0.1)
"""


@pytest.mark.parametrize(
    "does", ["region.call('111122223333', 'DeclineInvitations', AccountIds=ids)", "before.to_json()", "coverage.counts()"]
)
def test_nothing_is_freed_under_a_daemon_thread_at_the_end(monkeypatch, does):
    monkeypatch.setenv("MALLOC_PERTURB_", "165")  # so that memory that was freed is seen to be
    done = run(os.environ.get(_library.PATH_VARIABLE, ""), AT_EXIT.replace("DOES", does))
    assert (done.returncode, done.stderr) == (0, "")
