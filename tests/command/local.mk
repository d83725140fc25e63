# The command beckon.

command_scripts = \
	%D%/check-command.sh \
	%D%/check-terminal.sh \
	%D%/check-worlds.sh \
	$(NULL)

EXTRA_DIST += \
	%D%/terminal.py \
	$(NULL)
