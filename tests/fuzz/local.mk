# Fuzz targets, one for each reader. `make check` plays their corpora with any compiler; `make fuzz SECONDS=60` hands them to
# clang's libFuzzer, each for so long.

fuzz_tests = \
	%D%/check-fuzz-fault \
	%D%/check-fuzz-journal \
	%D%/check-fuzz-operation \
	%D%/check-fuzz-program \
	%D%/check-fuzz-query \
	%D%/check-fuzz-request \
	%D%/check-fuzz-token \
	%D%/check-fuzz-variant \
	%D%/check-fuzz-world \
	$(NULL)

if ENABLE_TESTS
check_LTLIBRARIES += %D%/libfuzz.la %D%/libplay.la
endif
%C%_libfuzz_la_SOURCES = \
	%D%/fuzz.c \
	%D%/fuzz.h \
	$(NULL)
%C%_libplay_la_SOURCES = %D%/play.c
%C%_libplay_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests

# Where libFuzzer is linked, its main () comes first, and the one of libplay.la is left where it is.
fuzz_ldadd = %D%/libplay.la %D%/libfuzz.la $(wire_ldadd)
%C%_check_fuzz_fault_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_journal_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_operation_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_program_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_query_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_request_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_token_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_variant_LDADD = $(fuzz_ldadd)
%C%_check_fuzz_world_LDADD = $(fuzz_ldadd)

EXTRA_DIST += \
	%D%/corpus \
	%D%/fuzz.sh \
	$(NULL)

FUZZ_CC = clang
SECONDS = 60
fuzz:
	@$(AM_TESTS_ENVIRONMENT) \
	FUZZ_CC='$(FUZZ_CC)' MAKE='$(MAKE)' $(SHELL) $(srcdir)/%D%/fuzz.sh '$(SECONDS)' $(fuzz_tests)
clean-fuzz:
	-rm -rf %D%/build %D%/found
.PHONY: fuzz clean-fuzz
