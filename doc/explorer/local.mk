# The pages doc/explorer.html and doc/semantics.html: `make update-explorer` makes them and the picture of the first again,
# tests/pictures/check-pictures.sh compares.

EXTRA_DIST += \
	%D%/diagram.py \
	%D%/document.py \
	%D%/generate.py \
	%D%/page.js \
	%D%/rules.css \
	%D%/rules.py \
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
	$(explorer_python) $(srcdir)/%D%/rules.py $(srcdir)/doc/semantics.md >semantics.html.new && \
	mv semantics.html.new $(srcdir)/doc/semantics.html
	$(AM_V_at)$(take_picture) explorer.py $(srcdir)/doc/explorer.html explorer.png --screenshot

# take_picture SCRIPT PAGE PICTURE [OPTION]: in Chromium, and then in so few colours that a page of text can carry it.
take_picture = $(SHELL) -c '\
	export PYTHONDONTWRITEBYTECODE=1; \
	if $(explorer_python) -c "import selenium" && \
	  { command -v chromium && command -v chromedriver && command -v pngquant; } >/dev/null; then \
	  $(explorer_python) $(srcdir)/tests/pictures/$$1 $$2 $$4 $(srcdir)/doc/$$3 && \
	  pngquant --speed 1 --nofs --force --strip --output $(srcdir)/doc/$$3 16 $(srcdir)/doc/$$3; \
	else \
	  echo "doc/$$3 stays as it is (Debian: chromium, chromium-driver, pngquant, python3-selenium)"; \
	fi' take_picture
.PHONY: update-explorer
