# The command.

bin_PROGRAMS += %D%/beckon
%C%_beckon_SOURCES = \
	%D%/beckon.c \
	%D%/clock-option.c \
	%D%/clock-option.h \
	%D%/fake-lines.c \
	%D%/fake-lines.h \
	%D%/line-input.c \
	%D%/line-input.h \
	%D%/line-stream.c \
	%D%/line-stream.h \
	%D%/line.c \
	%D%/line.h \
	%D%/options.c \
	%D%/options.h \
	%D%/replay.c \
	%D%/replay.h \
	%D%/run-help.c \
	%D%/run-help.h \
	%D%/run.c \
	%D%/run.h \
	%D%/table-cell.c \
	%D%/table-cell.h \
	%D%/table-json.c \
	%D%/table-json.h \
	%D%/table.c \
	%D%/table.h \
	%D%/terminal.c \
	%D%/terminal.h \
	%D%/world-lines.c \
	%D%/world-lines.h \
	$(NULL)
%C%_beckon_LDADD = \
	lib/libbeckon-wire.la \
	lib/libbeckon.la \
	$(JANSSON_LIBS) \
	$(GLIB_LIBS) \
	$(NULL)

### Completion: where bash-completion and zsh look below a prefix ###

bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = %D%/completion/bash/beckon
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = %D%/completion/zsh/_beckon
