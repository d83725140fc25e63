# The pictures: the table's schema, the diagram and the page.

pictures_scripts = \
	%D%/check-explorer.sh \
	%D%/check-pictures.sh \
	%D%/check-table-schema.sh \
	$(NULL)

EXTRA_DIST += \
	%D%/alone.py \
	%D%/cells.py \
	%D%/chromium.py \
	%D%/expected.py \
	%D%/explorer.py \
	%D%/lifecycle.py \
	%D%/reader.js \
	%D%/reading.py \
	%D%/schema.py \
	%D%/screenshot.py \
	%D%/senses.py \
	%D%/stories.py \
	%D%/tales.py \
	$(NULL)
