# What a stranger has after an installation, outside of this tree.

package_scripts = \
	%D%/check-compilers.sh \
	%D%/check-dist.sh \
	%D%/check-install.sh \
	%D%/check-uninstall.sh \
	$(NULL)
EXTRA_DIST += \
	%D%/spdx.py \
	%D%/stranger.sh \
	$(NULL)

clean-package:
	-rm -rf %D%/home
.PHONY: clean-package
