# The command.

bin_PROGRAMS += %D%/beckon
%C%_beckon_SOURCES = \
	%D%/beckon.c \
	%D%/line.c \
	%D%/line.h \
	%D%/options.c \
	%D%/options.h \
	%D%/run.c \
	%D%/run.h \
	%D%/table.c \
	%D%/table.h \
	$(NULL)
%C%_beckon_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)
