# The rules of doc/semantics.md, one call after another.

rules_tests = \
	%D%/check-certainty \
	%D%/check-configuration \
	%D%/check-enroll \
	%D%/check-error \
	%D%/check-hub \
	%D%/check-invitations \
	%D%/check-lifecycle \
	%D%/check-members \
	%D%/check-operation \
	%D%/check-organization \
	%D%/check-page \
	%D%/check-reason \
	%D%/check-switches \
	%D%/check-tags \
	$(NULL)

%C%_check_lifecycle_LDADD = tests/explore/libcells.la $(LDADD)
