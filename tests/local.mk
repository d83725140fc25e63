# The tests: `make check`, `make memcheck`, and the benchmark `make bench`. README.md says what each folder asks; its local.mk
# lists what is in it.

include %D%/api/local.mk
include %D%/bench/local.mk
include %D%/clients/local.mk
include %D%/command/local.mk
include %D%/cost/local.mk
include %D%/documents/local.mk
include %D%/explore/local.mk
include %D%/fuzz/local.mk
include %D%/hosts/local.mk
include %D%/manual/local.mk
include %D%/model/local.mk
include %D%/model-check/local.mk
include %D%/moto/local.mk
include %D%/mutants/local.mk
include %D%/package/local.mk
include %D%/pictures/local.mk
include %D%/replicas/local.mk
include %D%/rules/local.mk
include %D%/trace/local.mk
include %D%/unit/local.mk
include %D%/vectors/local.mk
include %D%/wire/local.mk

### Programs, with Check: FOLDER/check-NAME is FOLDER/check-NAME.c, and there is nothing else to say about it ###

check_programs = $(api_tests) $(fuzz_tests) $(rules_tests) $(unit_tests) $(wire_tests)

if ENABLE_TESTS
check_PROGRAMS += $(check_programs)
check_LTLIBRARIES += %D%/libtesting.la %D%/libtesting-wire.la
TESTS = $(check_programs) $(check_scripts)
endif

%C%_libtesting_la_SOURCES = \
	%D%/testing-misuse.c \
	%D%/testing-misuse.h \
	%D%/testing.c \
	%D%/testing.h \
	$(NULL)

%C%_libtesting_wire_la_SOURCES = \
	%D%/testing-folder.c \
	%D%/testing-folder.h \
	%D%/testing-wire.c \
	%D%/testing-wire.h \
	$(NULL)

# The default of every program that has no _LDADD of its own: it links the core's objects, and so sees its inside.
LDADD = %D%/libtesting.la lib/libbeckon-internal.la $(GLIB_LIBS) $(CHECK_LIBS)
# This is for those that link the objects of both libraries.
wire_ldadd = %D%/libtesting-wire.la lib/libbeckon-wire-internal.la $(LDADD) $(JANSSON_LIBS)

### Scripts, by the part of ./quickstart check that runs them: all of them are in `make check` ###

core_part = \
	$(api_scripts) \
	$(command_scripts) \
	$(documents_scripts) \
	$(model_scripts) \
	$(trace_scripts) \
	$(NULL)
reference_part = \
	$(explore_scripts) \
	$(manual_scripts) \
	$(pictures_scripts) \
	$(vectors_scripts) \
	$(NULL)
replicas_part = $(replicas_scripts)
clients_part = \
	$(clients_scripts) \
	$(model_check_scripts) \
	$(NULL)
hosts_part = $(hosts_scripts)
moto_part = $(moto_scripts)
package_part = $(package_scripts)
cost_part = $(cost_scripts)
other_parts = $(cost_part) $(reference_part) $(replicas_part) $(clients_part) $(hosts_part) $(moto_part) $(package_part)
check_scripts = $(core_part) $(other_parts)
EXTRA_DIST += \
	$(check_scripts) \
	%D%/README.md \
	%D%/coverage.sh \
	%D%/glib.supp \
	$(NULL)

# The programs, those of examples/ too, are in the first part. Builds with sanitizers leave out what is counted.
core_tests = $(filter-out $(other_parts),$(TESTS))
check-core:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(core_tests)'
check-reference:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(reference_part)'
check-replicas:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(replicas_part)'
check-clients:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(clients_part)'
check-hosts:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(hosts_part)'
check-moto:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(moto_part)'
check-package:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(package_part)'
# The programs alone, for a build whose sanitizer tells nothing about scripts.
check-programs:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(check_programs)'
.PHONY: check-clients check-core check-hosts check-moto check-package check-programs check-reference check-replicas

TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)

# What makes the tests strict, and what the scripts ask for.
AM_TESTS_ENVIRONMENT = \
	G_DEBUG='fatal-warnings,fatal-criticals'; export G_DEBUG; \
	G_SLICE='always-malloc'; export G_SLICE; \
	G_ENABLE_DIAGNOSTIC='0'; export G_ENABLE_DIAGNOSTIC; \
	CK_DEFAULT_TIMEOUT='60'; export CK_DEFAULT_TIMEOUT; \
	TSAN_OPTIONS='halt_on_error=1'; export TSAN_OPTIONS; \
	UBSAN_OPTIONS='print_stacktrace=1'; export UBSAN_OPTIONS; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	BECKON='$(abs_top_builddir)/tools/beckon$(EXEEXT)'; export BECKON; \
	NM='$(NM)'; export NM; \
	CC='$(CC)'; export CC; \
	CFLAGS='$(CFLAGS)'; export CFLAGS; \
	CXX='$(CXX)'; export CXX; \
	GLIB_CFLAGS='$(GLIB_CFLAGS)'; export GLIB_CFLAGS; \
	GLIB_LIBS='$(GLIB_LIBS)'; export GLIB_LIBS; \
	CHECK_CFLAGS='$(CHECK_CFLAGS)'; export CHECK_CFLAGS; \
	CHECK_LIBS='$(CHECK_LIBS)'; export CHECK_LIBS; \
	JANSSON_LIBS='$(JANSSON_LIBS)'; export JANSSON_LIBS; \
	SANITIZERS='$(SANITIZERS)'; export SANITIZERS;

### make check-code-coverage: which lines and branches check-core reaches, and a failure if they are too few ###

check-code-coverage:
if CODE_COVERAGE
	@find . -name '*.gcda' -exec rm -f {} +
	$(MAKE) $(AM_MAKEFLAGS) check-core
	@top_srcdir='$(abs_top_srcdir)' GCOVR='$(GCOVR)' $(SHELL) $(srcdir)/%D%/coverage.sh lib tools
else
	@echo 'make check-code-coverage needs a build that counts: configure with --enable-code-coverage' >&2; exit 1
endif
clean-code-coverage:
	-find . -name '*.gc??' -exec rm -f {} +
	-rm -rf coverage
.PHONY: check-code-coverage clean-code-coverage

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
