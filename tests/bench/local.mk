# make bench: how fast it is, which nothing compares.

EXTRA_PROGRAMS += %D%/bench %D%/decline
%C%_setting = \
	%D%/setting.c \
	%D%/setting.h \
	$(NULL)
%C%_bench_SOURCES = \
	%D%/bench.c \
	%D%/deletion.c \
	%D%/deletion.h \
	%D%/grid.c \
	%D%/grid.h \
	$(%C%_setting) \
	$(NULL)
%C%_bench_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)
%C%_decline_SOURCES = \
	%D%/decline.c \
	$(%C%_setting) \
	$(NULL)
%C%_decline_LDADD = lib/libbeckon.la $(GLIB_LIBS)
CLEANFILES += %D%/bench$(EXEEXT) %D%/decline$(EXEEXT)
EXTRA_DIST += %D%/botocore.py %D%/moto.py

# PYTHON3 is a Python that has boto3 and moto, if python3 is not.
bench: %D%/bench$(EXEEXT) %D%/decline$(EXEEXT)
	$(AM_V_at)$(LIBTOOL) $(AM_V_lt) --mode=execute %D%/bench$(EXEEXT)
	$(AM_V_at)PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='$(abs_top_srcdir)/adapters/botocore' \
	BECKON_LIBRARY_PATH='$(abs_top_builddir)/lib/.libs' \
	  "$${PYTHON3:-python3}" $(srcdir)/%D%/moto.py %D%/decline$(EXEEXT)
.PHONY: bench
