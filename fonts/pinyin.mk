# Words by their pinyin for the keyboard on the screen, from Debian's
# rime-data-pinyin-simp (Apache-2.0, from Android's PinyinIME). Simplified
# only; every character of 通用规范汉字表 is there with each of its readings
# (Unihan's kTGHZ2013), rarer ones come last. A line is a pinyin, a tab and its
# words, the likeliest first, each behind a byte: '!' + 4 × log2(weight + 1).

PINYIN_DICT ?= /usr/share/rime-data/pinyin_simp.dict.yaml
UNIHAN_DIR ?= /usr/share/unicode
EMBED += pinyin:$(BUILD)/gen/pinyin.txt

$(BUILD)/gen/pinyin.txt: $(PINYIN_DICT) fonts/pinyin.mk fonts/pinyin.awk
	@mkdir -p $(@D)
	@echo "  PINYIN $@"
	@{ bzcat $(UNIHAN_DIR)/Unihan_Readings.txt.bz2 | grep kTGHZ2013; \
	   bzcat $(UNIHAN_DIR)/Unihan_Variants.txt.bz2 | grep kSimplifiedVariant; cat $<; } | \
	    LC_ALL=C awk -f fonts/pinyin.awk | LC_ALL=C sort -t'	' -k1,1 -k2,2nr -k3,3 | \
	    LC_ALL=C awk -F'\t' '$$1 != last { if (NR > 1) printf "\n"; printf "%s\t", $$1; last = $$1 } \
	    { printf "%c%s", 33 + int(4 * log($$2 + 1) / log(2)), $$3 } END { printf "\n" }' > $@.new
	@mv $@.new $@
