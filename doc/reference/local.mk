# The site of the manual, `make doc`: what gi-docgen makes of the headers of each library, and the texts of the tree as pages.

EXTRA_DIST += \
	%D%/page.awk \
	%D%/pages.txt \
	$(NULL)

reference_texts = \
	NEWS.md \
	README.md \
	adapters/aws-sdk-js/README.md \
	adapters/botocore/README.md \
	adapters/go/README.md \
	adapters/rust/README.md \
	doc/explorer.html \
	doc/explorer.png \
	doc/lifecycle.svg \
	doc/site.png \
	doc/table.schema.json \
	doc/vector.schema.json \
	examples/business-rule/README.md \
	examples/replicas/README.md \
	$(doc_texts) \
	$(NULL)

reference_generate = $(GI_DOCGEN) generate --quiet --fatal-warnings --no-namespace-dir --add-include-path=lib

doc: %D%/site/made
.PHONY: doc
if ENABLE_DOC
all-local: doc
endif

# Whatever of it is there is made anew: a page that is gone should not stay.
%D%/site/made: lib/Beckon-1.gir lib/BeckonWire-1.gir %D%/beckon.toml %D%/beckon-wire.toml $(reference_texts) \
		%D%/pages.txt %D%/page.awk doc/relink.awk
	@test -n '$(GI_DOCGEN)' || { echo 'make doc needs gi-docgen and gobject-introspection: install them and configure again' >&2; exit 1; }
	$(AM_V_at)rm -rf %D%/site %D%/pages && $(MKDIR_P) %D%/site %D%/pages
	$(AM_V_at)while read -r path page; do \
	  case $$path in \
	    *.md) here=`dirname $$path | sed 's/^\.$$//'`; \
	      $(relink) -v here=$$here -v map=$(srcdir)/%D%/pages.txt $(srcdir)/$$path | \
	        $(AWK) -f $(srcdir)/%D%/page.awk >%D%/pages/`basename $$page .html`.md || exit 1 ;; \
	    doc/*) cp $(srcdir)/$$path %D%/pages/$$page || exit 1 ;; \
	  esac; \
	done <$(srcdir)/%D%/pages.txt
	$(AM_V_GEN)$(reference_generate) --config=%D%/beckon.toml --content-dir=%D%/pages --output-dir=%D%/site/beckon-1 \
	  lib/Beckon-1.gir
	$(AM_V_GEN)$(reference_generate) --config=%D%/beckon-wire.toml --output-dir=%D%/site/beckon-wire-1 lib/BeckonWire-1.gir
	$(AM_V_at)touch $@

# Its picture in doc/.
update-site: doc
	$(AM_V_GEN)$(take_picture) screenshot.py %D%/site/beckon-1/struct.Region.html site.png
.PHONY: update-site

# Nobody has to have it: what is installed is what was made.
referencedir = $(docdir)/reference
install-reference:
	@test ! -f %D%/site/made || { \
	  $(MKDIR_P) '$(DESTDIR)$(referencedir)' && \
	  rm -rf '$(DESTDIR)$(referencedir)/beckon-1' '$(DESTDIR)$(referencedir)/beckon-wire-1' && \
	  cp -R %D%/site/beckon-1 %D%/site/beckon-wire-1 '$(DESTDIR)$(referencedir)'; }
uninstall-reference:
	-rm -rf '$(DESTDIR)$(referencedir)'
clean-reference:
	-rm -rf %D%/pages %D%/site
.PHONY: clean-reference install-reference uninstall-reference
