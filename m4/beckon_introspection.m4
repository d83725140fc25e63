# BECKON_INTROSPECTION: --enable-introspection[=auto|yes|no], where auto asks whether gobject-introspection is there.
#
# Sets and substitutes INTROSPECTION_SCANNER and INTROSPECTION_COMPILER, sets found_introspection, and gives the Makefile
# the conditional HAVE_INTROSPECTION. Where there is vapigen as well (VAPIGEN), it has HAVE_VAPIGEN. (GOBJECT_INTROSPECTION_CHECK, which comes with gobject-introspection, would make a
# configure that cannot find later what was not there when it was generated.)
#
# To be called after BECKON_SANITIZERS: the scanner's programs are not sanitized and cannot load libraries that are.
AC_DEFUN([BECKON_INTROSPECTION], [
  AC_ARG_ENABLE([introspection],
    [AS_HELP_STRING([--enable-introspection@<:@=auto|yes|no@:>@],
                    [make typelibs, for Python, JavaScript and others; auto: where gobject-introspection is])],
    [], [enable_introspection=auto])
  AS_IF([test -n "$SANITIZERS"], [
    AS_IF([test "$enable_introspection" = yes], [AC_MSG_ERROR([a sanitized build has no introspection])])
    enable_introspection=no
  ])
  found_introspection=no
  AS_IF([test "$enable_introspection" != no], [
    PKG_CHECK_EXISTS([gobject-introspection-1.0 >= 1.74], [found_introspection=yes])
    PKG_CHECK_VAR([INTROSPECTION_SCANNER], [gobject-introspection-1.0], [g_ir_scanner], [], [found_introspection=no])
    PKG_CHECK_VAR([INTROSPECTION_COMPILER], [gobject-introspection-1.0], [g_ir_compiler], [], [found_introspection=no])
    AS_IF([test "$enable_introspection$found_introspection" = yesno],
      [AC_MSG_ERROR([introspection needs gobject-introspection-1.0 >= 1.74])])
  ])
  AM_CONDITIONAL([HAVE_INTROSPECTION], [test "$found_introspection" = yes])
  AC_CHECK_PROGS([VAPIGEN], [vapigen])
  AM_CONDITIONAL([HAVE_VAPIGEN], [test "$found_introspection" = yes && test -n "$VAPIGEN"])
])
