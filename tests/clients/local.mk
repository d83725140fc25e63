# Clients of the service, and of the libraries from other languages.

clients_scripts = \
	%D%/check-aws-sdk-js.sh \
	%D%/check-botocore.sh \
	%D%/check-cli-examples.sh \
	%D%/check-emulator-start.sh \
	%D%/check-emulator.sh \
	%D%/check-introspection.sh \
	%D%/check-vectors-clients.sh \
	$(NULL)

EXTRA_DIST += \
	%D%/cli-examples.json \
	%D%/cli-examples.py \
	%D%/introspection/story.js \
	%D%/introspection/story.py \
	$(NULL)
