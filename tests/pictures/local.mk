# The pictures: the table's schema, the diagram and the page.

EXTRA_DIST += \
	%D%/lifecycle.py \
	%D%/schema.py \
	$(NULL)
