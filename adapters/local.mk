# Official SDKs on the library, in process.

include adapters/aws-sdk-js/local.mk
include adapters/botocore/local.mk
