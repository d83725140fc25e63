# The rules in another language.

model_scripts = %D%/check-model.sh
EXTRA_DIST += \
	%D%/compare.py \
	%D%/expect.py \
	%D%/model.py \
	%D%/programs.py \
	%D%/reading.py \
	%D%/tables.py \
	$(NULL)
