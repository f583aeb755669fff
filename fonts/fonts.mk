# Fonts and other files that live inside the program.
#
# The Simplified Chinese face is taken out of Debian's Noto Sans CJK, and the
# rare characters (CJK Ext B–F) out of HanaMinB, the rarest (Ext G–H and what came
# later to the blocks before) out of BabelStone Han; nothing binary is kept in git.
# Every Han character stays; Hangul, layout tables and hints go.
#
# Programs of tests carry small fonts: of the same faces, the characters that
# occur in the sources, the tests and the demonstration.
#
# EMBED lists what to embed as symbol:file; embed_SYMBOL and embed_SYMBOL_end
# then bound the bytes. Another folder adds to it above the `include` line.

NOTO_DIR ?= /usr/share/fonts/opentype/noto
HANAZONO_DIR ?= /usr/share/fonts/truetype/hanazono
BABELSTONE_DIR ?= /usr/share/fonts/truetype/babelstone
HB_SUBSET ?= hb-subset

EMBED += font_regular:$(BUILD)/fonts/regular.otf
EMBED += font_bold:$(BUILD)/fonts/bold.otf
EMBED += font_rare:$(BUILD)/fonts/rare.ttf
EMBED += font_rarest:$(BUILD)/fonts/rarest.ttf
EMBED_FILES = $(foreach e,$(EMBED),$(lastword $(subst :, ,$(e))))

FONT_HANGUL = 1100-11FF,3131-318E,A960-A97F,AC00-D7FF,FFA0-FFDC
FONT_DROP = GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG
FONT_SC_FACE = 2
FONT_RAREST = 4DB6-4DBF,9FF0-9FFF,2A6D7-2A6DF,2B735-2B739,2EBF0-2EE5D,30000-323AF

$(BUILD)/fonts/regular.otf: $(NOTO_DIR)/NotoSansCJK-Regular.ttc fonts/fonts.mk
$(BUILD)/fonts/bold.otf: $(NOTO_DIR)/NotoSansCJK-Bold.ttc fonts/fonts.mk
$(BUILD)/fonts/regular.otf $(BUILD)/fonts/bold.otf:
	@mkdir -p $(@D)
	@echo "  FONT $@"
	@$(HB_SUBSET) $< --face-index=$(FONT_SC_FACE) --unicodes='*' --unicodes-=$(FONT_HANGUL) \
	    --drop-tables+=$(FONT_DROP) --no-hinting --output-file=$@.new
	@mv $@.new $@

$(BUILD)/fonts/rare.ttf: $(HANAZONO_DIR)/HanaMinB.ttf fonts/fonts.mk
	@mkdir -p $(@D)
	@echo "  FONT $@"
	@$(HB_SUBSET) $< --unicodes=20000-2EBEF --drop-tables+=$(FONT_DROP) --no-hinting --output-file=$@.new
	@mv $@.new $@

$(BUILD)/fonts/rarest.ttf: $(BABELSTONE_DIR)/BabelStoneHan.ttf fonts/fonts.mk
	@mkdir -p $(@D)
	@echo "  FONT $@"
	@$(HB_SUBSET) $< --unicodes=$(FONT_RAREST) --drop-tables+=$(FONT_DROP) --no-hinting --output-file=$@.new
	@mv $@.new $@

SMALL_FONTS = $(patsubst %,$(BUILD)/fonts/small/%,regular.otf bold.otf rare.ttf rarest.ttf)
SMALL_TEXT = find src tests tools assets/demo README.md -type f -name '*.[chstm]*'

$(SMALL_FONTS): $(BUILD)/fonts/small/%: $(BUILD)/fonts/% $(BUILD)/fonts/small/characters
	@echo "  FONT $@"
	@$(HB_SUBSET) $< --unicodes-file=$(word 2,$^) --no-hinting --output-file=$@.new
	@mv $@.new $@

# A source that changes seldom brings a new character; only then are the fonts cut again.
$(BUILD)/fonts/small/characters: $(BUILD)/fonts/small/occurring ;
$(BUILD)/fonts/small/occurring: $(shell $(SMALL_TEXT) | tr ' ()' '?') fonts/fonts.mk
	@mkdir -p $(@D)
	@{ echo '20-17F,2000-22FF,2460-25FF,3000-303F,FF00-FFEF'; \
	    $(SMALL_TEXT) -exec cat {} + | LC_ALL=C tr -d '\0-\177' | iconv -c -f UTF-8 -t UTF-32BE | \
	    od -An -v -tx1 -w4 | tr -d ' ' | sort -u; } >$@
	@cmp -s $@ $(@D)/characters || cp $@ $(@D)/characters

# $(call embed,EMBED): a file each between its two symbols, as shell commands.
embed = { echo '.section .rodata'; \
	$(foreach e,$(1),$(call embed_one,$(firstword $(subst :, ,$(e))),$(lastword $(subst :, ,$(e))))) \
	echo '.section .note.GNU-stack,"",@progbits'; } >$@
embed_one = echo '.balign 16'; echo '.global embed_$(1), embed_$(1)_end'; \
	echo 'embed_$(1): .incbin "$(2)"'; echo 'embed_$(1)_end: .byte 0'; echo '.type embed_$(1), @object';

$(BUILD)/gen/embed.s: $(EMBED_FILES) $(wildcard fonts/*.mk)
	@mkdir -p $(@D)
	@$(call embed,$(EMBED))

$(BUILD)/gen/embed_small.s: $(SMALL_FONTS) $(EMBED_FILES) $(wildcard fonts/*.mk)
	@mkdir -p $(@D)
	@$(call embed,$(subst $(BUILD)/fonts/,$(BUILD)/fonts/small/,$(EMBED)))

$(BUILD)/obj/%.o: $(BUILD)/gen/%.s
	@mkdir -p $(@D)
	@echo "  EMBED $@"
	@$(CC) -c -o $@ $<
