# SPDX-License-Identifier: MIT
"""spdx.py DOCUMENT ARCHIVE: is the document what SPDX 2.3 asks for, and about this archive and what Beckon needs?"""

import hashlib
import json
import re
import sys

DOCUMENT = {"spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo"}
PACKAGE = {"SPDXID", "name", "downloadLocation"}
NEEDED = {"glib-2.0", "gobject-2.0", "jansson"}


def complaints(document, archive):
    packages = {package["SPDXID"]: package for package in document["packages"]}
    names = {package["name"] for package in packages.values()}
    relationships = [tuple(relationship.values()) for relationship in document["relationships"]]
    ends = {end for first, _, last in relationships for end in (first, last)}
    beckon = packages["SPDXRef-beckon"]
    digest = hashlib.sha256(open(archive, "rb").read()).hexdigest()

    yield DOCUMENT <= document.keys(), "the document lacks a field that it has to have"
    yield document["spdxVersion"] == "SPDX-2.3" and document["dataLicense"] == "CC0-1.0", "it is not SPDX 2.3"
    yield re.fullmatch(r"[a-z]+://[^#]+", document["documentNamespace"]), "its namespace is not a URI without a fragment"
    created = document["creationInfo"]["created"]
    yield re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created), f"{created} is not a time"
    yield all(PACKAGE <= package.keys() for package in packages.values()), "a package lacks a field that it has to have"
    yield len(packages) == len(document["packages"]), "two packages have the same id"
    yield all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", key) for key in packages), "an id is not an SPDX id"
    yield ends == packages.keys() | {"SPDXRef-DOCUMENT"}, "the relationships leave a package out, or name one that is not there"
    yield ("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-beckon") in relationships, "it does not say what it describes"
    yield names == NEEDED | {"beckon"}, f"it names {sorted(names)}"
    yield beckon["checksums"] == [{"algorithm": "SHA256", "checksumValue": digest}], "it is about another archive"


failed = [text for holds, text in complaints(json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[2]) if not holds]
for text in failed:
    print(f"{sys.argv[1]}: {text}")
sys.exit(1 if failed else 0)
