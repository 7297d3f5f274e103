# The lexicon: all language folders compiled into one file. LEXICON_FOLDERS may grow by generated ones.
LEXICON_FOLDERS := datasets/lexicon
LEXC := $(BUILD)/lexc
DATA += $(BUILD)/lexicon.bin

$(LEXC): $(BUILD)/obj/extract/lexc_main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(BUILD)/lexicon.bin: $(LEXC) $(wildcard datasets/lexicon/*/*.tsv) $(wildcard datasets/lexicon/*)
	$(call say,DATA,$@)
	$(Q)$(LEXC) $@ $(LEXICON_FOLDERS)
