# The Python package beckon_botocore. `make install` puts it where Python looks, if that is below the prefix; or say
# beckon_pythondir=DIR. It is told where the library is, and pytest where the plugin is. tests/clients/check-botocore.sh runs it.

PYTHON3 = python3
beckon_pythondir = $(shell $(PYTHON3) '$(top_srcdir)/%D%/pythondir.py' '$(prefix)' 2>/dev/null || \
	echo '$(prefix)/lib/python3/site-packages')

beckon_botocoredir = $(beckon_pythondir)/beckon_botocore
dist_beckon_botocore_DATA = \
	%D%/beckon_botocore/__init__.py \
	%D%/beckon_botocore/_attachments.py \
	%D%/beckon_botocore/_library.py \
	%D%/beckon_botocore/_time.py \
	%D%/beckon_botocore/_unhandled.py \
	%D%/beckon_botocore/coverage.py \
	%D%/beckon_botocore/errors.py \
	%D%/beckon_botocore/patch.py \
	%D%/beckon_botocore/py.typed \
	%D%/beckon_botocore/pytest_plugin.py \
	%D%/beckon_botocore/region.py \
	%D%/beckon_botocore/snapshot.py \
	%D%/beckon_botocore/world.py \
	$(NULL)
nodist_beckon_botocore_DATA = %D%/installed/_installed.py

beckon_botocore_infodir = $(beckon_pythondir)/beckon_botocore-$(PACKAGE_VERSION).dist-info
nodist_beckon_botocore_info_DATA = \
	%D%/installed/METADATA \
	%D%/installed/entry_points.txt \
	$(NULL)

%D%/installed/_installed.py: Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && echo "LIBRARY_PATH = '$(libdir)'" >$@
%D%/installed/METADATA: Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	printf 'Metadata-Version: 2.1\nName: beckon-botocore\nVersion: %s\n' '$(PACKAGE_VERSION)' >$@
%D%/installed/entry_points.txt: Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	printf '[pytest11]\nbeckon_botocore = beckon_botocore.pytest_plugin\n' >$@
CLEANFILES += $(nodist_beckon_botocore_DATA) $(nodist_beckon_botocore_info_DATA)

EXTRA_DIST += \
	%D%/README.md \
	%D%/pyproject.toml \
	%D%/pythondir.py \
	%D%/tests/conftest.py \
	%D%/tests/helpers.py \
	%D%/tests/model.py \
	%D%/tests/test_botocore.py \
	%D%/tests/test_clients.py \
	%D%/tests/test_library.py \
	%D%/tests/test_model.py \
	%D%/tests/test_organization.py \
	%D%/tests/test_pytest_plugin.py \
	%D%/tests/test_story.py \
	%D%/tests/test_world.py \
	$(NULL)
