# Beckon in other languages: official SDKs on the library, in process, and the hosts that emulators are written in.

include adapters/aws-sdk-js/local.mk
include adapters/botocore/local.mk
include adapters/go/local.mk
include adapters/rust/local.mk
