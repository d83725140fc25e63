# The Go module; tests/hosts/check-go.sh runs it. It is used from its sources, so that nothing of it is built or installed.

EXTRA_DIST += \
	%D%/README.md \
	%D%/beckon.go \
	%D%/bench_test.go \
	%D%/child.go \
	%D%/child_test.go \
	%D%/example_test.go \
	%D%/examples/server/main.go \
	%D%/examples/server/main_test.go \
	%D%/go.mod \
	%D%/handler.go \
	%D%/handler_test.go \
	%D%/internal/hooked/hooks.py \
	%D%/internal/hooked/main.go \
	%D%/library.go \
	%D%/region_test.go \
	%D%/text.go \
	$(NULL)
