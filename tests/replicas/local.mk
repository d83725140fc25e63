# examples/replicas: one world in several processes.

replicas_scripts = %D%/check-replicas.sh
EXTRA_DIST += \
	%D%/calls.py \
	%D%/costs.py \
	%D%/drive.py \
	$(NULL)
