# Examples: decline.c is compiled by `make check`, so that it stays true.

check_PROGRAMS += %D%/decline
%C%_decline_SOURCES = %D%/decline.c
%C%_decline_LDADD = lib/libbeckon.la $(GLIB_LIBS)

EXTRA_DIST += %D%/decline.jsonl
