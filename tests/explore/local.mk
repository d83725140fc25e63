# The exploration of every reachable world: in `make check`, and with each switch turned in `make explore`.

# The engine, for every program that goes through all worlds.
explore_engine = \
	%D%/calls.c \
	%D%/calls.h \
	%D%/exploration.c \
	%D%/exploration.h \
	%D%/sketch.c \
	%D%/sketch.h \
	$(NULL)

EXTRA_PROGRAMS += %D%/explore
%C%_explore_SOURCES = \
	$(explore_engine) \
	%D%/explore.c \
	$(NULL)
%C%_explore_LDADD = lib/libbeckon-internal.la $(GLIB_LIBS)
CLEANFILES += %D%/explore$(EXEEXT)
