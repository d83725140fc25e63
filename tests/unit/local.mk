# The nouns of the library.

unit_tests = \
	%D%/check-answer \
	%D%/check-coverage-rules \
	%D%/check-coverage \
	%D%/check-dry-run \
	%D%/check-explain \
	%D%/check-fault \
	%D%/check-guard-callback \
	%D%/check-guard \
	%D%/check-journal-entries \
	%D%/check-journal \
	%D%/check-misuse \
	%D%/check-perform \
	%D%/check-region \
	%D%/check-replay-damage \
	%D%/check-replay \
	%D%/check-request \
	%D%/check-result \
	%D%/check-store \
	%D%/check-text \
	%D%/check-threads \
	%D%/check-world-region \
	%D%/check-world-variant \
	%D%/check-world \
	$(NULL)

# These two put questions on the wire, too.
%C%_check_coverage_LDADD = $(wire_ldadd)
%C%_check_coverage_rules_LDADD = $(wire_ldadd)
