# The exploration of every reachable world: in `make check`; with each switch turned `make explore`; that it sees what
# is wrong `make explore-mutants`.

explore_scripts = \
	%D%/check-explore-mutants.sh \
	%D%/check-explore.sh \
	$(NULL)

# The transition table in another hand, for the exploration and for tests/rules.
if ENABLE_TESTS
check_LTLIBRARIES += %D%/libcells.la
endif
%C%_libcells_la_SOURCES = \
	%D%/cells.c \
	%D%/cells.h \
	$(NULL)

# The engine, for every program that goes through all worlds.
explore_engine = \
	%D%/calls.c \
	%D%/calls.h \
	%D%/exploration.c \
	%D%/exploration.h \
	%D%/sketch.c \
	%D%/sketch.h \
	$(NULL)

if ENABLE_TESTS
check_PROGRAMS += %D%/explore
endif
%C%_explore_SOURCES = \
	$(explore_engine) \
	%D%/agreement.c \
	%D%/agreement.h \
	%D%/case.c \
	%D%/case.h \
	%D%/complaints.c \
	%D%/complaints.h \
	%D%/delegation.c \
	%D%/delegation.h \
	%D%/explore.c \
	%D%/invariants.c \
	%D%/invariants.h \
	%D%/oracle.c \
	%D%/oracle.h \
	%D%/reads.c \
	%D%/reads.h \
	%D%/verdict.c \
	%D%/verdict.h \
	$(NULL)
%C%_explore_LDADD = \
	%D%/libcells.la \
	lib/libbeckon-wire-internal.la \
	lib/libbeckon-internal.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)

EXTRA_DIST += \
	%D%/mutants.py \
	%D%/switches.sh \
	$(NULL)

explore: %D%/explore$(EXEEXT)
	$(AM_V_at)$(AM_TESTS_ENVIRONMENT) \
	EXPLORE='$(abs_builddir)/%D%/explore$(EXEEXT)' $(SHELL) $(srcdir)/%D%/switches.sh
# All seventy-seven cells, each changed in every way.
explore-mutants: %D%/explore$(EXEEXT)
	$(AM_V_at)$(AM_TESTS_ENVIRONMENT) \
	$(SHELL) $(srcdir)/%D%/check-explore-mutants.sh --all
.PHONY: explore explore-mutants
