# README.md, doc/ and examples/.

documents_scripts = \
	%D%/check-business-rule.sh \
	%D%/check-docs.sh \
	%D%/check-examples.sh \
	%D%/check-readme.sh \
	$(NULL)
