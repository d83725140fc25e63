# SPDX-License-Identifier: MIT
"""Make the picture of a page that README.md shows.

usage: screenshot.py PAGE FILE
"""

import pathlib
import sys

from chromium import PICTURE, Page


def main():
    page, path = sys.argv[1:]
    with Page(pathlib.Path(page).resolve().as_uri(), **PICTURE) as shown:
        shown.prefer(prefers_color_scheme='light')
        shown.driver.save_screenshot(path)


main()
