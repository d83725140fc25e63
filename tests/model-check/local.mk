# The official model of the service.

model_check_scripts = %D%/check-official-model.sh
EXTRA_DIST += \
	%D%/beside-the-model.json \
	%D%/check.py \
	%D%/official.py \
	$(NULL)
