# SPDX-License-Identifier: MIT
"""Makes the package without setuptools and without a network, from what is beside this file.

pip calls ``build_wheel()`` (PEP 517). `make` runs this file as a program: ``wheel`` makes a wheel that knows where the
libraries are, ``installed`` the files that tell pip what `make install` has installed.
"""

import argparse
import base64
import hashlib
import io
import pathlib
import re
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = "beckon_botocore"
LICENCE = HERE.parents[1] / "COPYING"

METADATA = """\
Metadata-Version: 2.1
Name: beckon-botocore
Version: {version}
Summary: boto3 and botocore on Beckon: AWS Security Hub member invitations, answered inside the process
License: MIT
Classifier: Framework :: Pytest
Classifier: License :: OSI Approved :: MIT License
Requires-Python: >=3.9
Requires-Dist: botocore>=1.29
Description-Content-Type: text/markdown

{readme}"""
WHEEL = """\
Wheel-Version: 1.0
Generator: beckon
Root-Is-Purelib: true
Tag: py3-none-any
"""
ENTRY_POINTS = f"""\
[pytest11]
{PACKAGE} = {PACKAGE}.pytest_plugin
"""


def read_version():
    return re.search('^__version__ = "(.*)"$', (HERE / PACKAGE / "__init__.py").read_text("utf-8"), re.M)[1]


def dist_info():
    return f"{PACKAGE}-{read_version()}.dist-info"


def list_package(library_path):
    """The files of the package and their bytes; of those that a build has made, ``_installed.py`` alone."""
    files = {
        f"{PACKAGE}/{file.name}": file.read_bytes()
        for file in sorted((HERE / PACKAGE).iterdir())
        if file.suffix in (".py", ".typed") and file.name != "_installed.py"
    }
    if library_path is not None:
        files[f"{PACKAGE}/_installed.py"] = f"LIBRARY_PATH = {library_path!r}\n".encode()
    return files


def list_info():
    """The files that say what the package is, and their bytes."""
    metadata = METADATA.format(version=read_version(), readme=(HERE / "README.md").read_text("utf-8"))
    files = {"METADATA": metadata.encode(), "WHEEL": WHEEL.encode(), "entry_points.txt": ENTRY_POINTS.encode()}
    if LICENCE.exists():
        files["COPYING"] = LICENCE.read_bytes()
    return {f"{dist_info()}/{name}": content for name, content in files.items()}


def with_record(files):
    """The files, and the RECORD of them, by which pip uninstalls."""
    record = io.StringIO()
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        record.write(f"{name},sha256={digest},{len(content)}\n")
    record.write(f"{dist_info()}/RECORD,,\n")
    return {**files, f"{dist_info()}/RECORD": record.getvalue().encode()}


def write_wheel(folder, library_path=None):
    """Makes the wheel, the same bytes each time, and returns its name."""
    wheel = pathlib.Path(folder) / f"{PACKAGE}-{read_version()}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in with_record({**list_package(library_path), **list_info()}).items():
            entry = zipfile.ZipInfo(name)  # of 1980
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return wheel.name


def write_installed(folder, library_path):
    """Writes what `make install` installs beside the modules."""
    files = with_record({**list_package(library_path), **list_info(), f"{dist_info()}/INSTALLER": b"make\n"})
    for name, content in files.items():
        if name.startswith(f"{dist_info()}/") or name.endswith("/_installed.py"):
            (pathlib.Path(folder) / name.rpartition("/")[2]).write_bytes(content)


# --- what pip calls ---


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    return write_wheel(wheel_directory)


# --- what make calls ---


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["wheel", "installed"])
    parser.add_argument("library_path", help="where the libraries are installed")
    parser.add_argument("folder", help="where to write to")
    options = parser.parse_args()
    {"wheel": write_wheel, "installed": write_installed}[options.what](options.folder, options.library_path)


if __name__ == "__main__":
    main()
