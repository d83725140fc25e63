# The rules of doc/semantics.md, one call after another.

rules_tests = \
	%D%/check-certainty \
	%D%/check-error \
	%D%/check-hub \
	%D%/check-invitations \
	%D%/check-lifecycle \
	%D%/check-members \
	%D%/check-operation \
	%D%/check-page \
	%D%/check-reason \
	%D%/check-switches \
	$(NULL)

%C%_check_lifecycle_LDADD = tests/explore/libcells.la $(LDADD)
