# tradescope: `make run` and `make test` set up, build and go; plain `make` only builds. See `make help`.
VERSION  := 0.1.0
BUILD    ?= build
CC       ?= gcc
PREFIX   ?= /usr/local
OPT      ?= -O3
PKGS     := gsl sqlite3 icu-uc icu-i18n jansson lua5.4 libxml-2.0 libzip nettle freetype2 fontconfig
# Loaded when a PDF is read (text/pdf.c): its headers, and the name that the linker would note.
POPPLER  := $(or $(shell readlink "$$(pkg-config --variable=libdir poppler-glib 2>/dev/null)/libpoppler-glib.so"),libpoppler-glib.so.8)
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes -Wdouble-promotion \
            -Wformat=2 -Werror=format-security
SAN      ?=
# Hardening, as far as the compiler knows it; fortified functions want an optimizing build and clash with sanitizers.
known     = $(shell for f in $(1); do $(CC) -Werror $$f -c -x c /dev/null -o /dev/null 2>/dev/null && echo $$f; done)
HARDEN   := -fstack-protector-strong -fPIE $(call known,-fstack-clash-protection -fcf-protection=full -mbranch-protection=standard) \
            $(if $(SAN)$(filter -O0,$(OPT)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
# Library headers count as system headers: our warnings are for our code.
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) poppler-glib 2>/dev/null))
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lpthread -lm
CFLAGS   ?= $(OPT) -g
ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -Ianalysis $(WARN) $(HARDEN) \
             -DTSC_VERSION='"$(VERSION)"' -DTSC_DATA_DIR='"$(PREFIX)/share/tradescope"' \
             -DTSC_POPPLER='"$(notdir $(POPPLER))"' $(PKG_CFLAGS) $(CFLAGS) $(SAN)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code $(LDFLAGS) $(SAN)

# One short line a step; `make V=1` shows the commands.
Q        := $(if $(V),,@)
say       = $(if $(V),@:,@printf '  %-4s %s\n' $(1) $(2))

LAYERS   := core text extract store model scenario chart report cli
MAINS    := analysis/cli/main.c $(wildcard analysis/*/*_main.c)
SOURCES  := $(filter-out $(MAINS),$(foreach l,$(LAYERS),$(sort $(wildcard analysis/$(l)/*.c))))
OBJECTS  := $(SOURCES:analysis/%.c=$(BUILD)/obj/%.o)
LIBRARY  := $(BUILD)/libtradescope.a
PROGRAM  := $(BUILD)/tradescope
UNITS    := $(sort $(wildcard tests/unit/*/test_*.c))
UNIT_BIN := $(UNITS:tests/unit/%.c=$(BUILD)/unit/%)

all: $(PROGRAM) data

$(PROGRAM): $(BUILD)/obj/cli/main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(LIBRARY): $(OBJECTS)
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/obj/%.o: analysis/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	$(call say,TEST,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(PKG_LIBS) -lcmocka

# Tests of what happens where memory is short: see tests/unit/shortage.h.
$(BUILD)/unit/%/test_shortage: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

# A fuzz target with the replay of its corpus (for check), and with libFuzzer (for fuzz).
FUZZ     := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_BIN := $(FUZZ:tests/fuzz/%.c=$(BUILD)/fuzz/%)
FUZZ_DRIVER ?= tests/fuzz/replay.c
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(wildcard tests/fuzz/replay.c) $(LIBRARY)
	$(call say,FUZZ,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(FUZZ_DRIVER) $(LIBRARY) $(PKG_LIBS)

# Data that is compiled when building; each layer that has some adds its file to DATA.
DATA :=
include $(wildcard analysis/*/data.mk)
data: $(DATA)

setup:
	@analysis/setup/install

run: setup
	@$(MAKE) --no-print-directory -j$$(nproc) all
	$(PROGRAM) run --out out datasets/press datasets/official datasets/scenarios

test: setup
	@$(MAKE) --no-print-directory -j$$(nproc) check

# Everything but the installation of packages.
check: all $(UNIT_BIN) $(FUZZ_BIN) check-layers
	@tests/run $(BUILD)

check-asan:
	@$(MAKE) --no-print-directory -j$$(nproc) check BUILD=$(BUILD)/asan OPT=-O1 \
	    SAN='-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'

check-layers:
	@tests/layers analysis

# The same tests with the other compiler, and under valgrind (unit tests only: charts and threads are slow there).
check-clang:
	@$(MAKE) --no-print-directory -j$$(nproc) check BUILD=$(BUILD)/clang CC=clang

check-valgrind: all $(UNIT_BIN)
	@tests/valgrind $(BUILD)

# What analysers say of the code; each must have nothing to say. .clang-tidy and tests/cppcheck-suppressions name what is
# left out and why.
check-analysers: check-analyzer check-tidy check-cppcheck

# Left out: what gcc 12 loses track of where values are reached through the pointers of a structure. Leaks and uninitialized
# values are looked for by LeakSanitizer and valgrind.
ANALYZER := -Wno-analyzer-malloc-leak -Wno-analyzer-use-of-uninitialized-value -Wno-analyzer-null-dereference
check-analyzer:
	@$(MAKE) --no-print-directory -j$$(nproc) objects BUILD=$(BUILD)/analyzer CC=gcc OPT=-O1 SAN='-fanalyzer -Werror $(ANALYZER)'
objects: $(OBJECTS) $(MAINS:analysis/%.c=$(BUILD)/obj/%.o)

check-tidy:
	@printf '%s\n' $(SOURCES) $(MAINS) | xargs -P $$(nproc) -I{} clang-tidy -quiet $(TIDY) {} -- \
	    $(filter-out -fstack-clash-protection,$(ALL_CFLAGS))

check-cppcheck:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -j $$(nproc) \
	    --suppressions-list=tests/cppcheck-suppressions --library=posix -Ianalysis -DTSC_VERSION='""' -DTSC_DATA_DIR='""' analysis

fuzz:
	@$(MAKE) --no-print-directory -j$$(nproc) fuzz-targets BUILD=$(BUILD)/fuzzer CC=clang OPT=-O1 FUZZ_DRIVER=-fsanitize=fuzzer \
	    SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer'
	@tests/fuzz/campaign $(BUILD)/fuzzer
fuzz-targets: data $(FUZZ_BIN)

coverage:
	@$(MAKE) --no-print-directory -j$$(nproc) check BUILD=$(BUILD)/coverage OPT=-O0 SAN=--coverage
	@tests/faults/drive $(BUILD)/coverage
	@tests/coverage $(BUILD)/coverage

# Who builds on the library: header folder, archive and pkg-config file.
# written anew each time: PREFIX may differ
$(BUILD)/tradescope.pc: FORCE
	@mkdir -p $(@D)
	@printf 'prefix=%s\nName: tradescope\nDescription: trade and cooperation metrics from documents and statistics\nVersion: %s\nCflags: -I$${prefix}/include/tradescope\nLibs: -L$${prefix}/lib -ltradescope -lcsv -lpthread -lm\nRequires: %s\n' \
	    '$(PREFIX)' '$(VERSION)' '$(PKGS)' > $@

lib: $(LIBRARY) $(BUILD)/tradescope.pc

# Manual page and shell completion, from the option tables of the program.
$(BUILD)/tradescope.1: $(PROGRAM)
	$(call say,MAN,$@)
	$(Q)$(PROGRAM) --man > $@.tmp && mv $@.tmp $@
$(BUILD)/tradescope.bash: $(PROGRAM)
	$(call say,SH,$@)
	$(Q)$(PROGRAM) --completion > $@.tmp && mv $@.tmp $@
man: $(BUILD)/tradescope.1 $(BUILD)/tradescope.bash

SHARE = $(DESTDIR)$(PREFIX)/share/tradescope
install: all lib man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include/tradescope $(SHARE)
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/
	install -D -m 644 $(BUILD)/tradescope.1 $(DESTDIR)$(PREFIX)/share/man/man1/tradescope.1
	install -D -m 644 $(BUILD)/tradescope.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tradescope
	install -m 644 $(LIBRARY) $(DESTDIR)$(PREFIX)/lib/
	install -m 644 $(BUILD)/tradescope.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/
	cd analysis && find $(filter-out cli,$(LAYERS)) -name '*.h' -exec install -D -m 644 {} $(abspath $(DESTDIR)$(PREFIX))/include/tradescope/{} \;
	cd datasets && find . -type f ! -path './press/*' ! -path './official/*' -exec install -D -m 644 {} $(abspath $(SHARE))/{} \;
	find plots -maxdepth 1 -type f -exec install -D -m 644 {} $(SHARE)/{} \;
	install -m 644 $(DATA) $(SHARE)/

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/tradescope $(DESTDIR)$(PREFIX)/lib/libtradescope.a \
	    $(DESTDIR)$(PREFIX)/share/man/man1/tradescope.1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tradescope \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig/tradescope.pc $(DESTDIR)$(PREFIX)/include/tradescope $(SHARE)

dist:
	@mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=tradescope-$(VERSION)/ -o $(BUILD)/tradescope-$(VERSION).tar.gz HEAD

# The pictures of the README, from the sample data beside them.
gallery: all
	$(PROGRAM) chart --json --out plots/gallery plots/gallery/*.json

# Speed of extraction on generated text; SIZE in megabytes.
SIZE ?= 50
bench: all
	@tests/bench/run $(BUILD) $(SIZE)

clean:
	rm -rf $(BUILD)

help:
	@echo 'make            build $(PROGRAM)'
	@echo 'make run        set up, build, and run the main job on the samples into out/'
	@echo 'make test       set up, build and test'
	@echo 'make check      test without touching packages; check-asan the same under sanitizers'
	@echo 'make check-clang, check-valgrind, coverage, check-layers, check-analysers   further checks'
	@echo 'make fuzz       fuzz each target for FUZZ_SECONDS of processor time (60)'
	@echo 'make install    into PREFIX ($(PREFIX)), DESTDIR in front; uninstall takes it away; dist packs the sources'
	@echo 'make gallery    draw the sample charts of the README'
	@echo 'make bench      speed of extraction on generated text'
	@echo 'make clean      remove $(BUILD)/'

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
FORCE:
.PHONY: FORCE gallery all data setup run test check check-asan check-clang check-valgrind check-layers check-analysers check-analyzer check-tidy check-cppcheck objects coverage fuzz fuzz-targets lib man install uninstall dist clean help bench
