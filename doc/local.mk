# Documentation: what is read beside the headers.

dist_doc_DATA = \
	COPYING \
	%D%/explorer.html \
	%D%/explorer.png \
	%D%/lifecycle.svg \
	%D%/semantics.html \
	%D%/site.png \
	%D%/table.schema.json \
	%D%/terminal.png \
	%D%/vector.schema.json \
	$(NULL)
dist_man_MANS = \
	%D%/man/beckon.1 \
	%D%/man/beckon-replay.1 \
	%D%/man/beckon-run.1 \
	%D%/man/beckon-table.1 \
	$(NULL)
EXTRA_DIST += \
	$(example_texts) \
	NEWS.md \
	README.md \
	%D%/lifecycle.dot \
	%D%/relink.awk \
	$(doc_texts) \
	$(NULL)

# Texts, which are installed in one folder, those of the examples beside them, without the links to files that are not.
doc_texts = \
	%D%/hosts.md \
	%D%/scaling.md \
	%D%/security.md \
	%D%/semantics.md \
	%D%/trace.md \
	%D%/vectors.md \
	%D%/world.md \
	$(NULL)
doc_DATA = \
	$(doc_texts:%D%/%=%D%/installed/%) \
	%D%/installed/NEWS.md \
	%D%/installed/README.md \
	$(NULL)
example_texts = examples/business-rule/README.md examples/replicas/README.md
businessruledir = $(docdir)/examples/business-rule
businessrule_DATA = %D%/installed/examples/business-rule/README.md
replicasdir = $(docdir)/examples/replicas
replicas_DATA = %D%/installed/examples/replicas/README.md
CLEANFILES += $(doc_DATA) $(businessrule_DATA) $(replicas_DATA) %D%/installed/places

relink = $(AWK) -f $(srcdir)/%D%/relink.awk

%D%/installed/places: %D%/local.mk
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_GEN){ \
	  for file in NEWS.md README.md $(dist_doc_DATA) $(doc_texts); do echo "$$file `basename $$file`"; done; \
	  for file in examples $(example_texts:/README.md=) $(example_texts) $(nobase_dist_doc_DATA); do \
	    echo "$$file $$file"; \
	  done; \
	} >$@
%D%/installed/%.md: %D%/%.md %D%/relink.awk %D%/installed/places
	$(AM_V_GEN)$(relink) -v here=doc -v map=%D%/installed/places $< >$@.tmp && mv $@.tmp $@
%D%/installed/%.md: %.md %D%/relink.awk %D%/installed/places
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_GEN)here=`echo $* | sed 's|/*[^/]*$$||'`; up=`echo $* | sed 's|[^/]*$$||; s|[^/]*/|../|g'`; \
	$(relink) -v here=$$here -v up=$$up -v map=%D%/installed/places $< >$@.tmp && mv $@.tmp $@

### make update: everything that is derived and committed; make check compares ###

update: update-lifecycle update-vectors
	$(MAKE) $(AM_MAKEFLAGS) update-trace
	$(MAKE) $(AM_MAKEFLAGS) update-explorer
update-lifecycle: tools/beckon$(EXEEXT)
	tools/beckon$(EXEEXT) table --format dot >$(srcdir)/%D%/lifecycle.dot
	dot -Tsvg $(srcdir)/%D%/lifecycle.dot >$(srcdir)/%D%/lifecycle.svg
.PHONY: update update-lifecycle

include %D%/explorer/local.mk
include %D%/reference/local.mk
