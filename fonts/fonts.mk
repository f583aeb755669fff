# Fonts and other files that live inside the program.
#
# The Simplified Chinese face is taken out of Debian's Noto Sans CJK, and the
# rare characters (CJK Ext B–F) out of HanaMinB; nothing binary is kept in git.
# Every Han character stays; Hangul, layout tables and hints go.
#
# EMBED lists what to embed as symbol:file; embed_SYMBOL and embed_SYMBOL_end
# then bound the bytes. Another folder adds to it above the `include` line.

NOTO_DIR ?= /usr/share/fonts/opentype/noto
HANAZONO_DIR ?= /usr/share/fonts/truetype/hanazono
HB_SUBSET ?= hb-subset

EMBED += font_regular:$(BUILD)/fonts/regular.otf
EMBED += font_bold:$(BUILD)/fonts/bold.otf
EMBED += font_rare:$(BUILD)/fonts/rare.ttf
EMBED_FILES = $(foreach e,$(EMBED),$(lastword $(subst :, ,$(e))))

FONT_HANGUL = 1100-11FF,3131-318E,A960-A97F,AC00-D7FF,FFA0-FFDC
FONT_DROP = GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG
FONT_SC_FACE = 2

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

$(BUILD)/gen/embed.s: $(EMBED_FILES) fonts/fonts.mk Makefile
	@mkdir -p $(@D)
	@{ echo '.section .rodata'; \
	$(foreach e,$(EMBED),$(call embed_one,$(firstword $(subst :, ,$(e))),$(lastword $(subst :, ,$(e))))) \
	echo '.section .note.GNU-stack,"",@progbits'; } > $@

# $(call embed_one,symbol,file): one file between its two symbols, as shell commands.
embed_one = echo '.balign 16'; echo '.global embed_$(1), embed_$(1)_end'; \
	echo 'embed_$(1): .incbin "$(2)"'; echo 'embed_$(1)_end: .byte 0'; echo '.type embed_$(1), @object';

$(BUILD)/obj/embed.o: $(BUILD)/gen/embed.s
	@mkdir -p $(@D)
	@echo "  EMBED $(notdir $(EMBED_FILES))"
	@$(CC) -c -o $@ $<
