# The package for the AWS SDK for JavaScript; what npm installs beside it is in no archive. tests/clients/check-aws-sdk-js.sh runs it.

EXTRA_DIST += \
	%D%/.npmrc \
	%D%/COPYING \
	%D%/README.md \
	%D%/index.d.ts \
	%D%/index.js \
	%D%/package-lock.json \
	%D%/package.json \
	%D%/src/clock.js \
	%D%/src/document.js \
	%D%/src/handler.js \
	%D%/src/library.js \
	%D%/src/names.js \
	%D%/src/region.js \
	%D%/src/unhandled.js \
	%D%/src/world.js \
	%D%/test/clients.test.js \
	%D%/test/faults.test.js \
	%D%/test/helper.js \
	%D%/test/operations.test.js \
	%D%/test/organization.test.js \
	%D%/test/package.test.js \
	%D%/test/tsconfig.json \
	%D%/test/types.ts \
	%D%/test/world.test.js \
	$(NULL)
