# libbeckon and libbeckon-wire: each is compiled once, into a convenience library that tests of internals link, and
# offered behind a version script by a shared library without sources of its own.

### Headers ###

beckonincludedir = $(includedir)/beckon-1/beckon
beckoninclude_HEADERS = \
	include/beckon/beckon-account-details.h \
	include/beckon/beckon-association.h \
	include/beckon/beckon-check.h \
	include/beckon/beckon-coverage.h \
	include/beckon/beckon-error.h \
	include/beckon/beckon-explain.h \
	include/beckon/beckon-fault.h \
	include/beckon/beckon-guard.h \
	include/beckon/beckon-hub.h \
	include/beckon/beckon-invitation.h \
	include/beckon/beckon-journal.h \
	include/beckon/beckon-lifecycle.h \
	include/beckon/beckon-member.h \
	include/beckon/beckon-operation.h \
	include/beckon/beckon-reason.h \
	include/beckon/beckon-region.h \
	include/beckon/beckon-result.h \
	include/beckon/beckon-switches.h \
	include/beckon/beckon-types.h \
	include/beckon/beckon-wire-journal.h \
	include/beckon/beckon-wire-world.h \
	include/beckon/beckon-wire.h \
	include/beckon/beckon-world.h \
	include/beckon/beckon.h \
	$(NULL)
nodist_beckoninclude_HEADERS = \
	include/beckon/beckon-version.h \
	$(NULL)

pkgconfig_DATA = \
	%D%/beckon-1.pc \
	%D%/beckon-wire-1.pc \
	$(NULL)

### libbeckon: the core ###

noinst_LTLIBRARIES += %D%/libbeckon-internal.la
%C%_libbeckon_internal_la_SOURCES = \
	%D%/account-details.c \
	%D%/association.c \
	%D%/call.c \
	%D%/call.h \
	%D%/chance.h \
	%D%/clock.c \
	%D%/clock.h \
	%D%/coverage.c \
	%D%/coverage.h \
	%D%/deed.c \
	%D%/deed.h \
	%D%/deeds.c \
	%D%/dump.c \
	%D%/dump.h \
	%D%/error-private.h \
	%D%/error.c \
	%D%/explain.c \
	%D%/fault.c \
	%D%/fault.h \
	%D%/guard.c \
	%D%/guard.h \
	%D%/hub.c \
	%D%/id-source.c \
	%D%/id-source.h \
	%D%/input.c \
	%D%/input.h \
	%D%/invariants.c \
	%D%/invariants.h \
	%D%/invitation.c \
	%D%/invitations.c \
	%D%/journal.c \
	%D%/journal.h \
	%D%/lifecycle.c \
	%D%/lifecycle.h \
	%D%/member.c \
	%D%/members.c \
	%D%/members.h \
	%D%/names.h \
	%D%/operation.c \
	%D%/operation.h \
	%D%/page.c \
	%D%/page.h \
	%D%/reason.c \
	%D%/records.h \
	%D%/region-private.h \
	%D%/region.c \
	%D%/replay.c \
	%D%/result.c \
	%D%/result.h \
	%D%/switches.c \
	%D%/switches.h \
	%D%/snapshot.c \
	%D%/store.c \
	%D%/store.h \
	%D%/tally.c \
	%D%/tally.h \
	%D%/tape.c \
	%D%/tape.h \
	%D%/text.c \
	%D%/text.h \
	%D%/undump.c \
	%D%/version.c \
	%D%/views.h \
	%D%/world-diff.c \
	%D%/world.c \
	%D%/world.h \
	$(NULL)
%C%_libbeckon_internal_la_LIBADD = $(GLIB_LIBS)

lib_LTLIBRARIES += %D%/libbeckon.la
%C%_libbeckon_la_SOURCES =
%C%_libbeckon_la_LIBADD = %D%/libbeckon-internal.la
%C%_libbeckon_la_LDFLAGS = \
	$(AM_LDFLAGS) \
	$(BECKON_LIB_LDFLAGS) \
	-no-undefined \
	-version-info $(BECKON_LT_VERSION) \
	-Wl,--version-script=$(top_srcdir)/%D%/libbeckon.sym \
	$(NULL)
EXTRA_%C%_libbeckon_la_DEPENDENCIES = $(top_srcdir)/%D%/libbeckon.sym
EXTRA_DIST += %D%/libbeckon.sym

### libbeckon-wire: requests and answers as JSON, on libbeckon's public interface ###

noinst_LTLIBRARIES += %D%/libbeckon-wire-internal.la
%C%_libbeckon_wire_internal_la_SOURCES = \
	%D%/wire/decode.c \
	%D%/wire/decode.h \
	%D%/wire/dump.c \
	%D%/wire/dump.h \
	%D%/wire/encode.c \
	%D%/wire/encode.h \
	%D%/wire/fault.c \
	%D%/wire/file.c \
	%D%/wire/file.h \
	%D%/wire/journal.c \
	%D%/wire/json.c \
	%D%/wire/json.h \
	%D%/wire/operations.c \
	%D%/wire/operations.h \
	%D%/wire/query.c \
	%D%/wire/query.h \
	%D%/wire/response.c \
	%D%/wire/response.h \
	%D%/wire/route.c \
	%D%/wire/route.h \
	%D%/wire/save.c \
	%D%/wire/undump.c \
	%D%/wire/variant.c \
	%D%/wire/variant.h \
	%D%/wire/wire.c \
	$(NULL)
%C%_libbeckon_wire_internal_la_LIBADD = $(JANSSON_LIBS) $(GLIB_LIBS)

lib_LTLIBRARIES += %D%/libbeckon-wire.la
%C%_libbeckon_wire_la_SOURCES =
%C%_libbeckon_wire_la_LIBADD = %D%/libbeckon-wire-internal.la %D%/libbeckon.la
%C%_libbeckon_wire_la_LDFLAGS = \
	$(AM_LDFLAGS) \
	$(BECKON_LIB_LDFLAGS) \
	-no-undefined \
	-version-info $(BECKON_WIRE_LT_VERSION) \
	-Wl,--version-script=$(top_srcdir)/%D%/libbeckon-wire.sym \
	$(NULL)
EXTRA_%C%_libbeckon_wire_la_DEPENDENCIES = $(top_srcdir)/%D%/libbeckon-wire.sym
EXTRA_DIST += %D%/libbeckon-wire.sym

include lib/introspection.mk
