# The tests: `make check`, `make memcheck`, and the benchmark `make bench`.

### Programs, with Check: NAME is tests/check-NAME.c and nothing else to say about it ###

# These link the core's objects, so that they see its inside.
core_tests = \
	%D%/check-dry-run \
	%D%/check-error \
	%D%/check-explain \
	%D%/check-fault \
	%D%/check-guard \
	%D%/check-guard-callback \
	%D%/check-hub \
	%D%/check-invitations \
	%D%/check-journal \
	%D%/check-journal-entries \
	%D%/check-lifecycle \
	%D%/check-members \
	%D%/check-misuse \
	%D%/check-page \
	%D%/check-reason \
	%D%/check-region \
	%D%/check-replay \
	%D%/check-replay-damage \
	%D%/check-result \
	%D%/check-switches \
	%D%/check-store \
	%D%/check-text \
	%D%/check-threads \
	%D%/check-world \
	%D%/check-world-region \
	%D%/check-world-variant \
	$(NULL)
# These the objects of both libraries.
wire_tests = \
	%D%/check-coverage \
	%D%/check-coverage-rules \
	%D%/check-wire \
	%D%/check-wire-answers \
	%D%/check-wire-errors \
	%D%/check-wire-file \
	%D%/check-wire-input \
	%D%/check-wire-request \
	%D%/check-wire-world \
	$(NULL)
# And these the shared libraries, as a stranger does.
api_tests = \
	%D%/check-api \
	%D%/check-helper \
	$(NULL)
check_programs = $(core_tests) $(wire_tests) $(api_tests)

if ENABLE_TESTS
check_PROGRAMS += $(check_programs)
check_LTLIBRARIES += %D%/libcells.la %D%/libtesting.la %D%/libtesting-wire.la
TESTS = $(check_programs) $(check_scripts)
endif

%C%_libcells_la_SOURCES = \
	%D%/cells.c \
	%D%/cells.h \
	$(NULL)

%C%_libtesting_la_SOURCES = \
	%D%/testing.c \
	%D%/testing.h \
	$(NULL)

%C%_libtesting_wire_la_SOURCES = \
	%D%/testing-wire.c \
	%D%/testing-wire.h \
	$(NULL)

# The default of every program that has no _LDADD of its own: the core tests.
LDADD = %D%/libtesting.la lib/libbeckon-internal.la $(GLIB_LIBS) $(CHECK_LIBS)
wire_ldadd = %D%/libtesting-wire.la lib/libbeckon-wire-internal.la $(LDADD) $(JANSSON_LIBS)
%C%_check_coverage_LDADD = $(wire_ldadd)
%C%_check_coverage_rules_LDADD = $(wire_ldadd)
%C%_check_lifecycle_LDADD = %D%/libcells.la $(LDADD)
%C%_check_wire_LDADD = $(wire_ldadd)
%C%_check_wire_answers_LDADD = $(wire_ldadd)
%C%_check_wire_errors_LDADD = $(wire_ldadd)
%C%_check_wire_file_LDADD = $(wire_ldadd)
%C%_check_wire_input_LDADD = $(wire_ldadd)
%C%_check_wire_request_LDADD = $(wire_ldadd)
%C%_check_wire_world_LDADD = $(wire_ldadd)
%C%_check_api_LDADD = \
	%D%/libtesting.la \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(GLIB_LIBS) \
	$(CHECK_LIBS) \
	$(NULL)
%C%_check_helper_LDADD = $(%C%_check_api_LDADD)

### Scripts ###

check_scripts = \
	$(reference_scripts) \
	%D%/check-aws-sdk-js.sh \
	%D%/check-botocore.sh \
	%D%/check-business-rule.sh \
	%D%/check-cli-examples.sh \
	%D%/check-command.sh \
	%D%/check-docs.sh \
	%D%/check-emulator.sh \
	%D%/check-examples.sh \
	%D%/check-headers.sh \
	%D%/check-introspection.sh \
	%D%/check-linkage.sh \
	%D%/check-model.sh \
	%D%/check-official-model.sh \
	%D%/check-readme.sh \
	%D%/check-replicas.sh \
	%D%/check-symbols.sh \
	%D%/check-trace.sh \
	%D%/check-vectors-clients.sh \
	%D%/check-worlds.sh \
	$(NULL)
EXTRA_DIST += \
	$(check_scripts) \
	%D%/bench/botocore.py \
	%D%/cli-examples.json \
	%D%/cli-examples.py \
	%D%/glib.supp \
	%D%/introspection/story.js \
	%D%/introspection/story.py \
	%D%/model-check/beside-the-model.json \
	%D%/model-check/check.py \
	%D%/model-check/official.py \
	%D%/model/compare.py \
	%D%/model/expect.py \
	%D%/model/model.py \
	%D%/model/programs.py \
	%D%/model/reading.py \
	%D%/model/tables.py \
	%D%/replicas/calls.py \
	%D%/replicas/costs.py \
	%D%/replicas/drive.py \
	%D%/trace/facts.py \
	%D%/trace/texts.py \
	%D%/trace/trace.py \
	$(NULL)

### Parts of it, as ./quickstart check runs them: all of these are in `make check` ###

replicas_scripts = %D%/check-replicas.sh
clients_scripts = \
	%D%/check-aws-sdk-js.sh \
	%D%/check-botocore.sh \
	%D%/check-cli-examples.sh \
	%D%/check-emulator.sh \
	%D%/check-introspection.sh \
	%D%/check-official-model.sh \
	%D%/check-vectors-clients.sh \
	$(NULL)

# Semantics that anybody can check: each brings its scripts here.
reference_scripts = \
	%D%/check-explore-mutants.sh \
	%D%/check-explore.sh \
	%D%/check-explorer.sh \
	%D%/check-pictures.sh \
	%D%/check-table-schema.sh \
	%D%/check-vectors.sh \
	$(NULL)
include %D%/pictures/local.mk

check-core:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(filter-out $(replicas_scripts) $(clients_scripts) $(reference_scripts),$(TESTS))'
check-reference:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(reference_scripts)'
check-replicas:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(replicas_scripts)'
check-clients:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(clients_scripts)'
.PHONY: check-clients check-core check-reference check-replicas

TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)

# What makes the tests strict, and what the scripts ask for.
AM_TESTS_ENVIRONMENT = \
	G_DEBUG='fatal-warnings,fatal-criticals'; export G_DEBUG; \
	G_SLICE='always-malloc'; export G_SLICE; \
	G_ENABLE_DIAGNOSTIC='0'; export G_ENABLE_DIAGNOSTIC; \
	CK_DEFAULT_TIMEOUT='60'; export CK_DEFAULT_TIMEOUT; \
	UBSAN_OPTIONS='print_stacktrace=1'; export UBSAN_OPTIONS; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	BECKON='$(abs_top_builddir)/tools/beckon$(EXEEXT)'; export BECKON; \
	NM='$(NM)'; export NM; \
	CC='$(CC)'; export CC; \
	CXX='$(CXX)'; export CXX; \
	GLIB_CFLAGS='$(GLIB_CFLAGS)'; export GLIB_CFLAGS; \
	GLIB_LIBS='$(GLIB_LIBS)'; export GLIB_LIBS; \
	CHECK_CFLAGS='$(CHECK_CFLAGS)'; export CHECK_CFLAGS; \
	CHECK_LIBS='$(CHECK_LIBS)'; export CHECK_LIBS; \
	JANSSON_LIBS='$(JANSSON_LIBS)'; export JANSSON_LIBS; \
	SANITIZERS='$(SANITIZERS)'; export SANITIZERS;

### make update-trace: what holds each rule, written into doc/trace.md ###

update-trace: tools/beckon$(EXEEXT)
	PYTHONDONTWRITEBYTECODE=1 python3 $(top_srcdir)/%D%/trace/trace.py --update tools/beckon$(EXEEXT)
.PHONY: update-trace

### make memcheck: the compiled tests under valgrind; -j runs them side by side, -k goes on after a failure ###

# Check forks a process per test, and valgrind's verdict on each ends up in Check's.
MEMCHECK_FLAGS = \
	--quiet \
	--error-exitcode=1 \
	--leak-check=full \
	--show-leak-kinds=definite,possible \
	--errors-for-leak-kinds=definite,possible \
	--num-callers=30 \
	--suppressions=$(top_srcdir)/%D%/glib.supp \
	$(GLIB_SUPPRESSIONS) \
	$(NULL)

memcheck: $(check_programs:%D%/%=%D%/memcheck/%.log)
%D%/memcheck/%.log: %D%/%$(EXEEXT) memcheck-possible
	@$(MKDIR_P) $(@D) && rm -f $@ $(@:.log=.trs)
	@$(AM_TESTS_ENVIRONMENT) \
	CK_TIMEOUT_MULTIPLIER=10; export CK_TIMEOUT_MULTIPLIER; \
	G_DEBUG="$$G_DEBUG,gc-friendly"; \
	if $(LIBTOOL) --mode=execute $(VALGRIND) $(MEMCHECK_FLAGS) $< >$@ 2>&1; then \
	  echo ':test-result: PASS' >$(@:.log=.trs); echo "PASS: $< `grep '^[0-9]*%: Checks:' $@`"; \
	else \
	  echo ':test-result: FAIL' >$(@:.log=.trs); cat $@; echo "FAIL: $< (see $@)"; exit 1; \
	fi
memcheck-possible:
	@test -n '$(VALGRIND)' || { echo 'make memcheck needs valgrind: install it and configure again' >&2; exit 1; }
	@test -n '$(CHECK_LIBS)' || { echo 'make memcheck needs the tests: configure without --disable-tests' >&2; exit 1; }
clean-memcheck:
	-rm -rf %D%/memcheck
.PHONY: memcheck memcheck-possible clean-memcheck

### make bench ###

EXTRA_PROGRAMS += %D%/bench/bench
%C%_bench_bench_SOURCES = %D%/bench/bench.c
%C%_bench_bench_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)
CLEANFILES += %D%/bench/bench$(EXEEXT)

bench: %D%/bench/bench$(EXEEXT)
	$(AM_V_at)$(LIBTOOL) $(AM_V_lt) --mode=execute %D%/bench/bench$(EXEEXT)
.PHONY: bench

### make explore ###

include tests/explore/local.mk

### Conformance vectors ###

include tests/vectors/local.mk
