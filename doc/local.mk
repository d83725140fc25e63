# Documentation.

EXTRA_DIST += \
	%D%/explorer.html \
	%D%/explorer.png \
	%D%/lifecycle.dot \
	%D%/lifecycle.svg \
	%D%/scaling.md \
	%D%/semantics.md \
	%D%/table.schema.json \
	%D%/vectors.md \
	%D%/world.md \
	$(NULL)

include %D%/explorer/local.mk
