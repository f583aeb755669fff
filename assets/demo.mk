# The demonstration sets, as a clerk would bring them: workbooks and photos.
# The text in git becomes real .xlsx files and the drawings real pictures, so
# that the demonstration goes through the ordinary importer.

DEMO_SETS = jiqiang jiamusi

demo: $(BUILD)/demo/$(SET)/.made
demos: $(DEMO_SETS:%=$(BUILD)/demo/%/.made) $(BUILD)/demo-next/.made

$(BUILD)/tools/mkbook: tools/mkbook.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O2 -o $@ $< -lxlsxwriter -lcsv

$(BUILD)/demo/%/.made: $(BUILD)/tools/mkbook tools/mkpictures.sh tools/mkdemo.sh assets/demo.mk
	@echo "  DEMO $*"
	@tools/mkdemo.sh $* $(BUILD)
	@touch $@

$(foreach s,$(DEMO_SETS),$(eval $(BUILD)/demo/$(s)/.made: $(shell find assets/demo/$(s) assets/demo/pictures -type f 2>/dev/null | tr ' ' '?')))

# The week after, with its slips (tools/mknext.sh): for the pictures of the staff's screens.
next: $(BUILD)/demo-next/.made
$(BUILD)/demo-next/.made: $(BUILD)/tools/mkbook tools/mknext.sh tools/mkpictures.sh $(BUILD)/demo/jiqiang/.made
	@echo "  DEMO next"
	@tools/mknext.sh $(BUILD)
	@touch $@

$(BUILD)/demo-next/.made: $(shell find assets/demo/next -type f 2>/dev/null | tr ' ' '?')
