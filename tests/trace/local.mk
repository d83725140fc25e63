# What holds each rule.

trace_scripts = %D%/check-trace.sh
EXTRA_DIST += \
	%D%/facts.py \
	%D%/texts.py \
	%D%/trace.py \
	$(NULL)

# Writes doc/trace.md anew.
update-trace: tools/beckon$(EXEEXT)
	PYTHONDONTWRITEBYTECODE=1 python3 $(top_srcdir)/%D%/trace.py --update tools/beckon$(EXEEXT)
.PHONY: update-trace
