# The crate for Rust, which cargo builds; tests/hosts/check-rust.sh runs its tests.

EXTRA_DIST += \
	%D%/Cargo.toml \
	%D%/README.md \
	%D%/build.rs \
	%D%/examples/requests_per_second.rs \
	%D%/examples/server.rs \
	%D%/rustfmt.toml \
	%D%/src/callback.rs \
	%D%/src/error.rs \
	%D%/src/fault.rs \
	%D%/src/ffi.rs \
	%D%/src/lib.rs \
	%D%/src/operation.rs \
	%D%/src/region.rs \
	%D%/src/response.rs \
	%D%/src/state.rs \
	%D%/src/switches.rs \
	%D%/src/text.rs \
	%D%/src/world.rs \
	%D%/tests/callbacks.rs \
	%D%/tests/calls.rs \
	%D%/tests/server.rs \
	%D%/tests/story/mod.rs \
	%D%/tests/worlds.rs \
	$(NULL)
