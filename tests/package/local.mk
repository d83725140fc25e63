# What a stranger has after an installation, outside of this tree.

package_scripts = \
	%D%/check-compilers.sh \
	%D%/check-consumers.sh \
	%D%/check-debian.sh \
	%D%/check-dist.sh \
	%D%/check-install.sh \
	%D%/check-static.sh \
	%D%/check-uninstall.sh \
	$(NULL)
EXTRA_DIST += \
	debian/beckon-doc.install \
	debian/beckon.install \
	debian/changelog \
	debian/control \
	debian/copyright \
	debian/gir1.2-beckon-1.install \
	debian/gir1.2-beckon-1.lintian-overrides \
	debian/libbeckon-dev.install \
	debian/libbeckon-wire0.install \
	debian/libbeckon-wire0.symbols \
	debian/libbeckon0.install \
	debian/libbeckon0.symbols \
	debian/python3-beckon-botocore.install \
	debian/rules \
	debian/source/format \
	debian/source/lintian-overrides \
	debian/tests/boto3 \
	debian/tests/c-example \
	debian/tests/command \
	debian/tests/control \
	debian/tests/introspection \
	%D%/consumers/CMakeLists.txt \
	%D%/consumers/decline.vala \
	%D%/consumers/meson.build \
	%D%/consumers/wire.c \
	%D%/spdx.py \
	%D%/stranger.sh \
	$(NULL)

# That one installs what this one uses.
%D%/check-consumers.log: %D%/check-install.log

clean-package:
	-rm -rf %D%/home
.PHONY: clean-package
