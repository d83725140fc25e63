# Documentation.

EXTRA_DIST += \
	%D%/lifecycle.dot \
	%D%/lifecycle.svg \
	%D%/semantics.md \
	$(NULL)
