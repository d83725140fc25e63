#!/bin/sh
# SPDX-License-Identifier: MIT
# sbom.sh ARCHIVE VERSION PC...: an SPDX document about the archive, and about the libraries that these files for pkg-config
# say are needed. What is not known of those is not asserted: they are not in the archive.
set -eu
archive=$1 version=$2
shift 2
sha256=$(sha256sum "$archive" | cut -d ' ' -f 1)
created=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)

# "NAME LEAST" of each one, but for Beckon itself.
needed () { sed -n 's/^Requires[a-z.]*: //p' "$@" | sed 's/ *\([^ ]*\) >= \([^ ]*\)/\1 \2\n/g' | grep -v '=' | awk NF | sort -u; }

packages () {
  needed "$@" | while read -r name least; do
    cat <<END
    {
      "SPDXID": "SPDXRef-$name",
      "name": "$name",
      "comment": "version $least or later",
      "downloadLocation": "NOASSERTION",
      "filesAnalyzed": false
    },
END
  done
}

relationships () {
  needed "$@" | while read -r name least; do
    cat <<END
    {"spdxElementId": "SPDXRef-beckon", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-$name"},
END
  done
}

cat <<END
{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "beckon-$version",
  "documentNamespace": "https://spdx.org/spdxdocs/beckon-$version-$sha256",
  "creationInfo": {"created": "$created", "creators": ["Tool: beckon-release-$version"]},
  "packages": [
$(packages "$@")
    {
      "SPDXID": "SPDXRef-beckon",
      "name": "beckon",
      "versionInfo": "$version",
      "packageFileName": "$(basename "$archive")",
      "checksums": [{"algorithm": "SHA256", "checksumValue": "$sha256"}],
      "licenseConcluded": "MIT",
      "licenseDeclared": "MIT",
      "copyrightText": "$(sed -n '/^Copyright/{p;q}' "$(dirname "$0")/../COPYING")",
      "downloadLocation": "NOASSERTION",
      "filesAnalyzed": false
    }
  ],
  "relationships": [
$(relationships "$@")
    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-beckon"}
  ]
}
END
