# Documentation: what is read beside the headers.

dist_doc_DATA = \
	COPYING \
	NEWS.md \
	README.md \
	%D%/explorer.html \
	%D%/explorer.png \
	%D%/lifecycle.svg \
	%D%/scaling.md \
	%D%/security.md \
	%D%/semantics.html \
	%D%/semantics.md \
	%D%/table.schema.json \
	%D%/trace.md \
	%D%/vector.schema.json \
	%D%/vectors.md \
	%D%/world.md \
	$(NULL)
dist_man_MANS = \
	%D%/man/beckon.1 \
	%D%/man/beckon-replay.1 \
	%D%/man/beckon-run.1 \
	%D%/man/beckon-table.1 \
	$(NULL)
EXTRA_DIST += \
	%D%/lifecycle.dot \
	$(NULL)

### make update: everything that is derived and committed; make check compares ###

update: update-lifecycle update-vectors
	$(MAKE) $(AM_MAKEFLAGS) update-trace
	$(MAKE) $(AM_MAKEFLAGS) update-explorer
update-lifecycle: tools/beckon$(EXEEXT)
	tools/beckon$(EXEEXT) table --format dot >$(srcdir)/%D%/lifecycle.dot
	dot -Tsvg $(srcdir)/%D%/lifecycle.dot >$(srcdir)/%D%/lifecycle.svg
.PHONY: update update-lifecycle

include %D%/explorer/local.mk
