# Documentation.

EXTRA_DIST += \
	%D%/lifecycle.dot \
	%D%/lifecycle.svg \
	%D%/scaling.md \
	%D%/semantics.md \
	%D%/table.schema.json \
	%D%/world.md \
	$(NULL)
