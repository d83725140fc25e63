# How many instructions each step takes; only in a build without sanitizers.

cost_scripts = %D%/check-cost.sh

if ENABLE_TESTS
check_PROGRAMS += %D%/cost
endif
%C%_cost_SOURCES = \
	%D%/cost.c \
	tests/bench/setting.c \
	tests/bench/setting.h \
	$(NULL)
%C%_cost_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(GLIB_LIBS) \
	$(NULL)
EXTRA_DIST += %D%/costs.txt

check-cost:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(cost_scripts)'
update-cost: %D%/cost$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/%D%/check-cost.sh --update
.PHONY: check-cost update-cost
