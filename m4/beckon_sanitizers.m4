# BECKON_SANITIZERS: --enable-sanitizers[=LIST], LIST as the compiler's -fsanitize= has it.
#
# Sets and substitutes SANITIZERS (the list, or nothing), SANITIZER_CFLAGS and SANITIZER_LDFLAGS. The C code can ask for
# BUILDOPT_SANITIZERS (a string, defined when there are any), the Makefile for the conditional SANITIZED. A finding ends
# the program: a test that goes on after one would pass.
AC_DEFUN([BECKON_SANITIZERS], [
  AC_ARG_ENABLE([sanitizers],
    [AS_HELP_STRING([--enable-sanitizers@<:@=LIST@:>@],
                    [compile with sanitizers; without a list: address,undefined])],
    [], [enable_sanitizers=no])
  AS_CASE([$enable_sanitizers],
    [no], [SANITIZERS=],
    [yes], [SANITIZERS=address,undefined],
    [SANITIZERS=$enable_sanitizers])
  SANITIZER_CFLAGS=
  SANITIZER_LDFLAGS=
  AS_IF([test -n "$SANITIZERS"], [
    SANITIZER_CFLAGS="-fsanitize=$SANITIZERS -fno-sanitize-recover=all -fno-omit-frame-pointer"
    SANITIZER_LDFLAGS="-fsanitize=$SANITIZERS"
    AC_MSG_CHECKING([whether $CC links with -fsanitize=$SANITIZERS])
    beckon_saved_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS $SANITIZER_CFLAGS"
    AC_LINK_IFELSE([AC_LANG_PROGRAM], [AC_MSG_RESULT([yes])],
      [AC_MSG_RESULT([no])
       AC_MSG_ERROR([the compiler cannot link with -fsanitize=$SANITIZERS])])
    CFLAGS=$beckon_saved_CFLAGS
    AC_DEFINE_UNQUOTED([BUILDOPT_SANITIZERS], ["$SANITIZERS"], [the sanitizers compiled in])
  ])
  AC_SUBST([SANITIZERS])
  AC_SUBST([SANITIZER_CFLAGS])
  AC_SUBST([SANITIZER_LDFLAGS])
  AM_CONDITIONAL([SANITIZED], [test -n "$SANITIZERS"])
])
