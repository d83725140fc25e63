# Examples: `make check` compiles them, so that they stay true, and `make install` puts their sources beside the documents.

check_PROGRAMS += %D%/decline
%C%_decline_SOURCES = %D%/decline.c
%C%_decline_LDADD = lib/libbeckon.la $(GLIB_LIBS)

# Scripts of `beckon run`, with what they answer, and then the programs.
nobase_dist_doc_DATA = \
	%D%/ask-first.jsonl \
	%D%/ask-first.answers \
	%D%/clock.jsonl \
	%D%/clock.answers \
	%D%/decline.jsonl \
	%D%/decline.answers \
	%D%/faults.jsonl \
	%D%/faults.answers \
	%D%/guard.jsonl \
	%D%/guard.answers \
	%D%/organization.jsonl \
	%D%/organization.answers \
	%D%/worlds.jsonl \
	%D%/worlds.answers \
	%D%/decline.c \
	%D%/emulator.c \
	%D%/business-rule/check-rule.c \
	%D%/business-rule/rule.c \
	%D%/business-rule/rule.h \
	%D%/replicas/call-log.c \
	%D%/replicas/call-log.h \
	%D%/replicas/replica.c \
	%D%/replicas/schema.sql \
	$(NULL)

# emulator.c: the operations over HTTP; tests/clients/check-emulator.sh calls it with the AWS CLI.
if HAVE_LIBSOUP
check_PROGRAMS += %D%/emulator
endif
%C%_emulator_SOURCES = %D%/emulator.c
%C%_emulator_CFLAGS = $(AM_CFLAGS) $(LIBSOUP_CFLAGS)
%C%_emulator_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(GLIB_LIBS) \
	$(LIBSOUP_LIBS) \
	$(NULL)

# business-rule: somebody's rule, with its test, which `make check` runs.
if ENABLE_TESTS
check_PROGRAMS += %D%/business-rule/check-rule
TESTS += %D%/business-rule/check-rule
endif
%C%_business_rule_check_rule_SOURCES = \
	%D%/business-rule/check-rule.c \
	%D%/business-rule/rule.c \
	%D%/business-rule/rule.h \
	$(NULL)
%C%_business_rule_check_rule_LDADD = lib/libbeckon.la $(GLIB_LIBS) $(CHECK_LIBS)

# replicas: one world in several processes, ordered by PostgreSQL; tests/replicas/check-replicas.sh runs them.
if HAVE_LIBPQ
check_PROGRAMS += %D%/replicas/replica
endif
%C%_replicas_replica_SOURCES = \
	%D%/replicas/call-log.c \
	%D%/replicas/call-log.h \
	%D%/replicas/replica.c \
	$(NULL)
%C%_replicas_replica_CFLAGS = $(AM_CFLAGS) $(LIBPQ_CFLAGS)
%C%_replicas_replica_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(LIBPQ_LIBS) \
	$(NULL)
