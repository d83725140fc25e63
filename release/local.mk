# What is published: RELEASING.md says how.

### make dist: the same bytes from the same commit, with the same autotools, wherever and by whomever it is made ###

# The time of all files in an archive is that of the commit. What is made from an archive takes it from there.
source_date_epoch = $(shell echo "$${SOURCE_DATE_EPOCH:-`cat '$(srcdir)/source-date-epoch' 2>/dev/null || \
	git -C '$(srcdir)' log -1 --format=%ct`}")
am__tar = $${TAR-tar} --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
	--mtime=@$(source_date_epoch) -chf - "$$tardir"
dist-hook:
	echo '$(source_date_epoch)' >$(distdir)/source-date-epoch

### make release: the archive, its SHA-256 and what is in it, as SPDX ###

release: dist
	@grep -q '^## $(PACKAGE_VERSION) ([0-9]\{1,2\} [A-Z][a-z]* [0-9]\{4\})$$' $(srcdir)/NEWS.md || \
	  { echo 'make release: NEWS.md has no date for $(PACKAGE_VERSION)' >&2; exit 1; }
	sha256sum $(distdir).tar.gz >$(distdir).tar.gz.sha256
	SOURCE_DATE_EPOCH='$(source_date_epoch)' $(SHELL) $(srcdir)/%D%/sbom.sh $(distdir).tar.gz '$(PACKAGE_VERSION)' \
	  lib/beckon-1.pc lib/beckon-wire-1.pc >$(distdir).spdx.json
.PHONY: release

EXTRA_DIST += \
	RELEASING.md \
	%D%/sbom.sh \
	$(NULL)
