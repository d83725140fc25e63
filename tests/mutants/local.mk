# make mutants SEED=1 COUNT=150: whether the tests of check-core notice a change of the code in lib/ and tools/.

EXTRA_DIST += \
	%D%/equivalents.txt \
	%D%/mutations.py \
	%D%/run.py \
	%D%/tokens.py \
	%D%/trees.py \
	$(NULL)

SEED = 1
COUNT = 150
mutated_sources = \
	$(lib_libbeckon_internal_la_SOURCES) \
	$(lib_libbeckon_wire_internal_la_SOURCES) \
	$(tools_beckon_SOURCES) \
	$(NULL)
mutants:
	@PYTHONDONTWRITEBYTECODE=1 python3 $(srcdir)/%D%/run.py --top '$(srcdir)' --seed '$(SEED)' --count '$(COUNT)' \
	  --compile '$(COMPILE)' --tests '$(core_tests)' $(filter %.c,$(mutated_sources))
.PHONY: mutants
