# The hosts that emulators are written in: Beckon taken into each of them.

hosts_scripts = \
	%D%/check-go.sh \
	%D%/check-rust.sh \
	$(NULL)
