# SPDX-License-Identifier: MIT
"""Says where `make install` puts Python packages (``find PREFIX``): below the prefix, and if possible where this Python
searches. Warns if this Python does not search there (``check FOLDER WHEEL``)."""

import pathlib
import site
import sys

WARNING = """\
*** {python} does not look for packages in {folder},
*** where beckon_botocore is installed now, so that it cannot be imported yet. Do one of these:
***     export PYTHONPATH={folder}
***     pip install {wheel}
***     make install beckon_pythondir=FOLDER, with one of python3 -c 'import site; print(site.getsitepackages())'"""


def find(prefix):
    prefix = prefix.rstrip("/")
    looked_at = [place for place in site.getsitepackages() if place.startswith(f"{prefix}/lib")]
    print(looked_at[0] if looked_at else f"{prefix}/lib/python3/site-packages")


def check(folder, wheel):
    if pathlib.Path(folder).resolve() not in [pathlib.Path(place).resolve() for place in sys.path[1:]]:
        print(WARNING.format(python=sys.executable, folder=folder, wheel=wheel), file=sys.stderr)


{"find": find, "check": check}[sys.argv[1]](*sys.argv[2:])
