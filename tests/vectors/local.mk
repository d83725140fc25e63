# Conformance vectors: the files, the runner that goes with them, and what makes them.

vectors_scripts = \
	%D%/check-lacking.sh \
	%D%/check-vector-schema.sh \
	%D%/check-vectors.sh \
	$(NULL)

if ENABLE_TESTS
check_PROGRAMS += %D%/generate
endif
%C%_generate_SOURCES = \
	$(explore_engine) \
	%D%/generate.c \
	%D%/narrator.c \
	%D%/narrator.h \
	%D%/situation.c \
	%D%/situation.h \
	%D%/vector.c \
	%D%/vector.h \
	$(NULL)
%C%_generate_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/explore
%C%_generate_LDADD = \
	lib/libbeckon-wire-internal.la \
	lib/libbeckon-internal.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)

vectorsdir = $(datadir)/beckon/vectors
dist_vectors_SCRIPTS = %D%/run.py
dist_vectors_DATA = \
	%D%/around.jsonl \
	%D%/lifecycle.jsonl \
	%D%/requests.jsonl \
	%D%/switches.jsonl \
	%D%/vector_format.py \
	%D%/vector_report.py \
	%D%/vector_targets.py \
	$(NULL)
EXTRA_DIST += \
	%D%/certainty.py \
	%D%/check.py \
	%D%/every_switch.py \
	%D%/model_lines.py \
	%D%/requests/hubs.py \
	%D%/requests/operations.py \
	%D%/requests/organizations.py \
	%D%/requests/pairs.py \
	%D%/requests/print.py \
	%D%/requests/telling.py \
	%D%/toy_server.py \
	%D%/vector_schema.py \
	$(NULL)

# Writes the files anew, in the source tree: for a change of the rules, with a look at what it changes.
update-vectors: %D%/generate$(EXEEXT)
	$(AM_V_at)for file in around lifecycle switches; do \
	  %D%/generate$(EXEEXT) $$file >%D%/vectors.new && mv %D%/vectors.new $(srcdir)/%D%/$$file.jsonl || exit 1; \
	done
	$(AM_V_at)PYTHONDONTWRITEBYTECODE=1 python3 $(srcdir)/%D%/requests/print.py >%D%/vectors.new && \
	  mv %D%/vectors.new $(srcdir)/%D%/requests.jsonl
.PHONY: update-vectors
