# The page doc/explorer.html: `make update-explorer` makes it and its picture again, tests/pictures/check-pictures.sh compares.

EXTRA_DIST += \
	%D%/diagram.py \
	%D%/document.py \
	%D%/generate.py \
	%D%/page.js \
	%D%/stories.json \
	%D%/story.js \
	%D%/style.css \
	%D%/template.html \
	$(NULL)

explorer_python = $${PYTHON:-/usr/bin/python3}

update-explorer: tools/beckon$(EXEEXT)
	$(AM_V_GEN)export PYTHONDONTWRITEBYTECODE=1; \
	$(explorer_python) $(srcdir)/%D%/generate.py tools/beckon$(EXEEXT) $(srcdir)/doc/semantics.md >explorer.html.new && \
	mv explorer.html.new $(srcdir)/doc/explorer.html && \
	if $(explorer_python) -c 'import selenium' && command -v chromium chromedriver >/dev/null; then \
	  $(explorer_python) $(srcdir)/tests/pictures/explorer.py $(srcdir)/doc/explorer.html \
	    --screenshot $(srcdir)/doc/explorer.png; \
	else \
	  echo 'doc/explorer.png stays as it is: there is no Chromium (Debian: chromium, chromium-driver, python3-selenium)'; \
	fi
.PHONY: update-explorer
