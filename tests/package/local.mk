# What a stranger has after an installation, outside of this tree.

package_scripts = \
	%D%/check-compilers.sh \
	%D%/check-consumers.sh \
	%D%/check-dist.sh \
	%D%/check-install.sh \
	%D%/check-static.sh \
	%D%/check-uninstall.sh \
	$(NULL)
EXTRA_DIST += \
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
