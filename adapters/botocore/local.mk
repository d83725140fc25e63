# The Python package beckon_botocore. `make install` puts it where Python looks, if that is below the prefix; or say
# beckon_pythondir=DIR. It is told where the library is, pytest where the plugin is, and pip what belongs to it. `make`
# also makes a wheel. tests/clients/check-botocore.sh runs and installs it.

if HAVE_PYTHON3
beckon_pythondir = $(shell $(PYTHON3) '$(top_srcdir)/%D%/pythondir.py' find '$(prefix)')
else
beckon_pythondir = $(prefix)/lib/python3/site-packages
endif
beckon_botocoredir = $(beckon_pythondir)/beckon_botocore
beckon_botocore_infodir = $(beckon_pythondir)/beckon_botocore-$(PACKAGE_VERSION).dist-info

if HAVE_PYTHON3
dist_beckon_botocore_DATA = \
	%D%/beckon_botocore/__init__.py \
	%D%/beckon_botocore/_attachments.py \
	%D%/beckon_botocore/_decorators.py \
	%D%/beckon_botocore/_library.py \
	%D%/beckon_botocore/_moto.py \
	%D%/beckon_botocore/_names.py \
	%D%/beckon_botocore/_time.py \
	%D%/beckon_botocore/_unhandled.py \
	%D%/beckon_botocore/coverage.py \
	%D%/beckon_botocore/errors.py \
	%D%/beckon_botocore/moto.py \
	%D%/beckon_botocore/patch.py \
	%D%/beckon_botocore/py.typed \
	%D%/beckon_botocore/pytest_plugin.py \
	%D%/beckon_botocore/region.py \
	%D%/beckon_botocore/snapshot.py \
	%D%/beckon_botocore/world.py \
	$(NULL)
nodist_beckon_botocore_DATA = %D%/installed/_installed.py
beckon_botocore_sources = $(dist_beckon_botocore_DATA) %D%/README.md %D%/backend.py

nodist_beckon_botocore_info_DATA = \
	%D%/installed/COPYING \
	%D%/installed/INSTALLER \
	%D%/installed/METADATA \
	%D%/installed/RECORD \
	%D%/installed/WHEEL \
	%D%/installed/entry_points.txt \
	$(NULL)

# One run of backend.py makes all of these.
%D%/installed/RECORD: Makefile COPYING $(beckon_botocore_sources)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(PYTHON3) '$(srcdir)/%D%/backend.py' installed '$(libdir)' $(@D)
%D%/installed/_installed.py %D%/installed/COPYING %D%/installed/INSTALLER %D%/installed/METADATA %D%/installed/WHEEL \
%D%/installed/entry_points.txt: %D%/installed/RECORD

beckon_wheel = %D%/beckon_botocore-$(PACKAGE_VERSION)-py3-none-any.whl
noinst_DATA += $(beckon_wheel)
$(beckon_wheel): Makefile COPYING $(beckon_botocore_sources)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(PYTHON3) '$(srcdir)/%D%/backend.py' wheel '$(libdir)' $(@D)
CLEANFILES += $(nodist_beckon_botocore_DATA) $(nodist_beckon_botocore_info_DATA) $(beckon_wheel)

warn-of-pythondir:
	@$(PYTHON3) '$(srcdir)/%D%/pythondir.py' check '$(beckon_pythondir)' '$(abs_builddir)/$(beckon_wheel)'
else
warn-of-pythondir:
endif
.PHONY: warn-of-pythondir

EXTRA_DIST += \
	%D%/README.md \
	%D%/backend.py \
	%D%/pyproject.toml \
	%D%/pythondir.py \
	%D%/tests/conftest.py \
	%D%/tests/helpers.py \
	%D%/tests/model.py \
	%D%/tests/test_botocore.py \
	%D%/tests/test_clients.py \
	%D%/tests/test_decorators.py \
	%D%/tests/test_library.py \
	%D%/tests/test_model.py \
	%D%/tests/test_moto.py \
	%D%/tests/test_organization.py \
	%D%/tests/test_pytest_plugin.py \
	%D%/tests/test_story.py \
	%D%/tests/test_world.py \
	$(NULL)
