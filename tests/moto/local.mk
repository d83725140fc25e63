# Beckon inside moto: the part "moto", which needs a Python that can import moto.

moto_scripts = %D%/check-moto.sh

EXTRA_DIST += \
	%D%/moto_hooks.py \
	%D%/table.py \
	$(NULL)
