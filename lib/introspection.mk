# SPDX-License-Identifier: MIT
# GObject introspection: what Python, JavaScript and others know the libraries by, read from the headers.

if HAVE_INTROSPECTION
girdir = $(datadir)/gir-1.0
gir_DATA = \
	%D%/Beckon-1.gir \
	%D%/BeckonWire-1.gir \
	$(NULL)
typelibdir = $(libdir)/girepository-1.0
typelib_DATA = $(gir_DATA:.gir=.typelib)
CLEANFILES += $(gir_DATA) $(typelib_DATA) $(gir_DATA:=.scanned)
endif

# Every header but the one for tests, which is all inline, and the one that includes the others.
gir_wire_headers = $(filter include/beckon/beckon-wire%,$(beckoninclude_HEADERS))
gir_core_headers = $(filter-out \
	$(gir_wire_headers) include/beckon/beckon-check.h include/beckon/beckon.h,$(beckoninclude_HEADERS))

# The environment is for the program that the scanner compiles, to ask the library for its types.
gir_scan = \
	CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' CFLAGS='$(CFLAGS)' LDFLAGS='$(LDFLAGS)' PKG_CONFIG='$(PKG_CONFIG)' \
	$(INTROSPECTION_SCANNER) --quiet $(WARN_SCANNERFLAGS) --libtool='$(LIBTOOL)' --nsversion=1 \
	--pkg=gobject-2.0 --include=GObject-2.0 \
	--cflags-begin -I$(top_builddir)/include -I$(top_srcdir)/include $(GLIB_CFLAGS) --cflags-end

%D%/Beckon-1.gir: %D%/libbeckon.la $(gir_core_headers) include/beckon/beckon-version.h
	$(AM_V_GEN)$(gir_scan) --namespace=Beckon --identifier-prefix=Beckon --symbol-prefix=beckon \
	  --library=$< --pkg-export=beckon-1 --c-include=beckon/beckon.h --output=$@.scanned $(filter %.h,$^)
	$(AM_V_at)$(gir_element_pointers) $@.scanned >$@.tmp && mv $@.tmp $@

# The scanner forgets that the elements of a GPtrArray are pointers, and gjs then takes them for structures in a row.
gir_element_pointers = $(SED) -e '/<array name="GLib.PtrArray"/{' \
	-e 'n' -e 's|<type name="\([A-Za-z]*\)"/>|<type name="\1" c:type="Beckon\1*"/>|' -e '}'

%D%/BeckonWire-1.gir: %D%/libbeckon-wire.la $(gir_wire_headers) %D%/Beckon-1.gir
	$(AM_V_GEN)$(gir_scan) --namespace=BeckonWire --identifier-prefix=BeckonWire --symbol-prefix=beckon_wire \
	  --include-uninstalled=%D%/Beckon-1.gir \
	  --library=$< --pkg-export=beckon-wire-1 --c-include=beckon/beckon-wire.h --output=$@ $(filter %.h,$^)

%D%/%.typelib: %D%/%.gir
	$(AM_V_GEN)$(INTROSPECTION_COMPILER) --includedir=%D% --output=$@ $<
%D%/BeckonWire-1.typelib: %D%/Beckon-1.gir

### For Vala: bindings that vapigen makes from these ###

if HAVE_VAPIGEN
vapidir = $(datadir)/vala/vapi
vapi_DATA = \
	%D%/beckon-1.vapi \
	%D%/beckon-wire-1.vapi \
	$(NULL)
dist_vapi_DATA = %D%/beckon-wire-1.deps
CLEANFILES += $(vapi_DATA)
endif
EXTRA_DIST += \
	%D%/Beckon-1.metadata \
	%D%/beckon-wire-1.deps \
	$(NULL)

vapi_generate = $(VAPIGEN) --quiet --pkg gobject-2.0 --metadatadir=$(srcdir)/%D% --directory=%D%
%D%/beckon-1.vapi: %D%/Beckon-1.gir %D%/Beckon-1.metadata
	$(AM_V_GEN)$(vapi_generate) --library=beckon-1 $<
%D%/beckon-wire-1.vapi: %D%/BeckonWire-1.gir %D%/beckon-1.vapi
	$(AM_V_GEN)$(vapi_generate) --library=beckon-wire-1 --vapidir=%D% --girdir=%D% --pkg beckon-1 $<
