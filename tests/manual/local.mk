# The manual: its pages, the completion of its words, and the site.

manual_scripts = \
	%D%/check-completion.sh \
	%D%/check-man-pages.sh \
	%D%/check-site.sh \
	$(NULL)
EXTRA_DIST += %D%/links.py
