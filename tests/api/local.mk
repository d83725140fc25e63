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
	%D%/check-floors.sh \
	%D%/check-headers.sh \
	%D%/check-linkage.sh \
	%D%/check-symbols.sh \
	$(NULL)
