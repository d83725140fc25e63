# libbeckon and libbeckon-wire: each is compiled once, into a convenience library that tests of internals link, and
# offered behind a version script by a shared library without sources of its own.

### Headers ###

beckonincludedir = $(includedir)/beckon-1/beckon
beckoninclude_HEADERS = \
	include/beckon/beckon-account-details.h \
	include/beckon/beckon-answer.h \
	include/beckon/beckon-association.h \
	include/beckon/beckon-check.h \
	include/beckon/beckon-coverage.h \
	include/beckon/beckon-error.h \
	include/beckon/beckon-explain.h \
	include/beckon/beckon-fault.h \
	include/beckon/beckon-field.h \
	include/beckon/beckon-guard.h \
	include/beckon/beckon-hub.h \
	include/beckon/beckon-invitation.h \
	include/beckon/beckon-journal.h \
	include/beckon/beckon-lifecycle.h \
	include/beckon/beckon-member.h \
	include/beckon/beckon-operation.h \
	include/beckon/beckon-organization.h \
	include/beckon/beckon-reason.h \
	include/beckon/beckon-region.h \
	include/beckon/beckon-request.h \
	include/beckon/beckon-result.h \
	include/beckon/beckon-rule.h \
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
	%D%/rules/error.c \
	%D%/rules/error.h \
	%D%/rules/field.c \
	%D%/rules/field.h \
	%D%/rules/ids.c \
	%D%/rules/ids.h \
	%D%/rules/lifecycle.c \
	%D%/rules/lifecycle.h \
	%D%/rules/names.c \
	%D%/rules/names.h \
	%D%/rules/nearest-state.h \
	%D%/rules/nearest.h \
	%D%/rules/operation-rows.h \
	%D%/rules/operation.c \
	%D%/rules/operation.h \
	%D%/rules/reason.c \
	%D%/rules/reason.h \
	%D%/rules/rule.c \
	%D%/rules/rule.h \
	%D%/rules/seed.h \
	%D%/rules/switches.c \
	%D%/rules/switches.h \
	%D%/rules/text.h \
	%D%/rules/version.c \
	%D%/world/invariants.c \
	%D%/world/invariants.h \
	%D%/world/records.h \
	%D%/world/roll.c \
	%D%/world/roll.h \
	%D%/world/siphash.h \
	%D%/world/store.c \
	%D%/world/store.h \
	%D%/world/undo.c \
	%D%/world/undo.h \
	%D%/values/account-details.c \
	%D%/values/account.c \
	%D%/values/account.h \
	%D%/values/answer.c \
	%D%/values/answer.h \
	%D%/values/association.c \
	%D%/values/association.h \
	%D%/values/callback.c \
	%D%/values/callback.h \
	%D%/values/effect.h \
	%D%/values/fault.c \
	%D%/values/fault.h \
	%D%/values/guard.c \
	%D%/values/guard.h \
	%D%/values/hub.c \
	%D%/values/hub.h \
	%D%/values/invitation.c \
	%D%/values/invitation.h \
	%D%/values/member.c \
	%D%/values/member.h \
	%D%/values/organization.c \
	%D%/values/organization.h \
	%D%/values/request-check.c \
	%D%/values/request.c \
	%D%/values/request.h \
	%D%/values/result.c \
	%D%/values/result.h \
	%D%/values/tags.c \
	%D%/values/tags.h \
	%D%/values/world-build.c \
	%D%/values/world-diff.c \
	%D%/values/world-variant.c \
	%D%/values/world-variant.h \
	%D%/values/world.c \
	%D%/values/world.h \
	%D%/record/coverage.c \
	%D%/record/coverage.h \
	%D%/record/entry.c \
	%D%/record/entry.h \
	%D%/record/outside.c \
	%D%/record/outside.h \
	%D%/record/packed.h \
	%D%/region/clock.c \
	%D%/region/clock.h \
	%D%/region/draw.c \
	%D%/region/draw.h \
	%D%/region/edit.c \
	%D%/region/edit.h \
	%D%/region/ids.c \
	%D%/region/ids.h \
	%D%/region/journal.c \
	%D%/region/journal.h \
	%D%/region/past.c \
	%D%/region/past.h \
	%D%/region/put.c \
	%D%/region/region.c \
	%D%/region/region.h \
	%D%/region/snapshot.c \
	%D%/region/switches.c \
	%D%/call/administrator.c \
	%D%/call/call.c \
	%D%/call/call.h \
	%D%/call/delegation.c \
	%D%/call/delegation.h \
	%D%/call/enroll.c \
	%D%/call/enroll.h \
	%D%/call/entries.h \
	%D%/call/explain.c \
	%D%/call/gate.c \
	%D%/call/gate.h \
	%D%/call/hub.c \
	%D%/call/member.c \
	%D%/call/membership.c \
	%D%/call/membership.h \
	%D%/call/operations.c \
	%D%/call/organization.c \
	%D%/call/page.c \
	%D%/call/page.h \
	%D%/call/pair.c \
	%D%/call/pair.h \
	%D%/call/perform.c \
	%D%/call/perform.h \
	%D%/call/replay.c \
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
	%D%/wire/answer.c \
	%D%/wire/answer.h \
	%D%/wire/failure.h \
	%D%/wire/fault.c \
	%D%/wire/file.c \
	%D%/wire/file.h \
	%D%/wire/hint.c \
	%D%/wire/hint.h \
	%D%/wire/journal.c \
	%D%/wire/json.c \
	%D%/wire/json.h \
	%D%/wire/query.c \
	%D%/wire/query.h \
	%D%/wire/request.c \
	%D%/wire/request.h \
	%D%/wire/response.c \
	%D%/wire/response.h \
	%D%/wire/route.c \
	%D%/wire/route.h \
	%D%/wire/target.c \
	%D%/wire/target.h \
	%D%/wire/temporary.c \
	%D%/wire/temporary.h \
	%D%/wire/variant.c \
	%D%/wire/variant.h \
	%D%/wire/wire.c \
	%D%/wire/world-file.c \
	%D%/wire/world-read.c \
	%D%/wire/world-write.c \
	%D%/wire/world-write.h \
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
