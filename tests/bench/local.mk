# make bench: how fast it is, which nothing compares.

EXTRA_PROGRAMS += %D%/bench
%C%_bench_SOURCES = \
	%D%/bench.c \
	%D%/deletion.c \
	%D%/deletion.h \
	%D%/grid.c \
	%D%/grid.h \
	%D%/setting.c \
	%D%/setting.h \
	$(NULL)
%C%_bench_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)
CLEANFILES += %D%/bench$(EXEEXT)
EXTRA_DIST += %D%/botocore.py

bench: %D%/bench$(EXEEXT)
	$(AM_V_at)$(LIBTOOL) $(AM_V_lt) --mode=execute %D%/bench$(EXEEXT)
.PHONY: bench
