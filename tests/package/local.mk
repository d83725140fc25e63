# What a stranger has after an installation, outside of this tree.

package_scripts = \
	%D%/check-compilers.sh \
	%D%/check-uninstall.sh \
	$(NULL)
