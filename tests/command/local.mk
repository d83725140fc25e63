# The command beckon.

command_scripts = \
	%D%/check-command.sh \
	%D%/check-worlds.sh \
	$(NULL)
