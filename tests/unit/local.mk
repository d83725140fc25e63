# The nouns of the library.

unit_tests = \
	%D%/check-answer \
	%D%/check-coverage \
	%D%/check-coverage-rules \
	%D%/check-dry-run \
	%D%/check-explain \
	%D%/check-fault \
	%D%/check-guard \
	%D%/check-guard-callback \
	%D%/check-ids \
	%D%/check-journal \
	%D%/check-journal-entries \
	%D%/check-misuse \
	%D%/check-misuse-names \
	%D%/check-nearest \
	%D%/check-perform \
	%D%/check-region \
	%D%/check-replay \
	%D%/check-replay-damage \
	%D%/check-request \
	%D%/check-result \
	%D%/check-stale \
	%D%/check-store \
	%D%/check-threads \
	%D%/check-world \
	%D%/check-world-region \
	%D%/check-world-variant \
	$(NULL)

# These two put questions on the wire, too.
%C%_check_coverage_LDADD = $(wire_ldadd)
%C%_check_coverage_rules_LDADD = $(wire_ldadd)
