# BECKON_CODE_COVERAGE: --enable-code-coverage, for `make check-code-coverage`, which needs gcovr and a compiler with gcov.
#
# Sets and substitutes CODE_COVERAGE_CFLAGS, CODE_COVERAGE_LDFLAGS and GCOVR, and gives the Makefile the conditional
# CODE_COVERAGE. What is compiled so is not optimised, so that each line and branch is the source's own, and it counts
# atomically, because some tests have threads.
AC_DEFUN([BECKON_CODE_COVERAGE], [
  AC_ARG_ENABLE([code-coverage],
    [AS_HELP_STRING([--enable-code-coverage], [compile for make check-code-coverage])],
    [], [enable_code_coverage=no])
  AC_CHECK_PROGS([GCOVR], [gcovr])
  CODE_COVERAGE_CFLAGS=
  CODE_COVERAGE_LDFLAGS=
  AS_IF([test "$enable_code_coverage" != no], [
    AS_IF([test -z "$GCOVR"], [AC_MSG_ERROR([code coverage needs gcovr])])
    CODE_COVERAGE_CFLAGS='-O0 -g --coverage -fprofile-update=atomic -fprofile-abs-path'
    CODE_COVERAGE_LDFLAGS=--coverage
    CFLAGS=`AS_ECHO(["$CFLAGS"]) | $SED 's/-O[[0-9s]]*//g'`
  ])
  AC_SUBST([CODE_COVERAGE_CFLAGS])
  AC_SUBST([CODE_COVERAGE_LDFLAGS])
  AM_CONDITIONAL([CODE_COVERAGE], [test "$enable_code_coverage" != no])
])
