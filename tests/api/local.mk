# What a stranger gets: these programs link the shared libraries.

api_tests = \
	%D%/check-api \
	%D%/check-helper \
	$(NULL)

%C%_check_api_LDADD = \
	tests/libtesting.la \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(GLIB_LIBS) \
	$(CHECK_LIBS) \
	$(NULL)
%C%_check_helper_LDADD = $(%C%_check_api_LDADD)

api_scripts = \
	%D%/check-abi.sh \
	%D%/check-floors.sh \
	%D%/check-headers.sh \
	%D%/check-linkage.sh \
	%D%/check-symbols.sh \
	$(NULL)

### The binary interface: abi/ describes the libraries of the last release ###

EXTRA_DIST += \
	abi/libbeckon-wire.abi \
	abi/libbeckon.abi \
	$(NULL)
check-abi:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS=%D%/check-abi.sh
update-abi: $(lib_LTLIBRARIES)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/%D%/check-abi.sh --update
.PHONY: check-abi update-abi
