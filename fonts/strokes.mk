# Stroke orders (横1竖2撇3点4折5) for 姓氏笔画, from Debian's rime-data-stroke
# (LGPL-3, github.com/rime/rime-stroke). Where it gives several, the last one
# is the mainland's. Line n of the file is U+3400 + n; empty when unknown.

STROKE_DICT ?= /usr/share/rime-data/stroke.dict.yaml
EMBED += strokes:$(BUILD)/gen/strokes.txt

$(BUILD)/gen/strokes.txt: $(STROKE_DICT) fonts/strokes.mk
	@mkdir -p $(@D)
	@echo "  STROKES $@"
	@LC_ALL=C awk -F'\t' 'BEGIN { for (i = 0; i < 256; i++) byte[sprintf("%c", i)] = i } \
	length($$1) == 3 && $$2 ~ /^[hspnz]+$$/ { \
	    cp = (byte[substr($$1,1,1)] - 224) * 4096 + (byte[substr($$1,2,1)] - 128) * 64 + byte[substr($$1,3,1)] - 128; \
	    s = $$2; gsub(/h/, 1, s); gsub(/s/, 2, s); gsub(/p/, 3, s); gsub(/n/, 4, s); gsub(/z/, 5, s); order[cp] = s } \
	END { for (cp = 13312; cp <= 40959; cp++) print order[cp] }' $< > $@.new
	@mv $@.new $@
