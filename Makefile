# 村屏: an offline public-notice touchscreen. `make help` lists the targets.
# Packages: tools/packages.txt. Everything built lies under $(BUILD).

PREFIX ?= /usr/local
BUILD ?= build
CC ?= gcc
SET ?= jiqiang
ARGS ?=
OPT ?= -O2 -g
PARALLEL = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

PKGS = sdl2 SDL2_ttf sqlite3 libpng lcms2 libzip expat icu-uc icu-i18n libsodium libqrencode libseccomp
# Loaded when there is something to hear, never linked.
SOUND = libavformat libavcodec libswresample libavutil libebur128 libopusenc opusfile
WARN = -Wall -Wextra -Wno-unused-parameter -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes $(if $(WERROR),-Werror)
CFLAGS_ALL := -std=c11 -D_GNU_SOURCE $(WARN) $(OPT) $(CFLAGS) -Isrc -I$(BUILD)/gen $(shell pkg-config --cflags $(PKGS) $(SOUND) 2>/dev/null)
LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -ljpeg -lcsv -lxlsxwriter -lm -lpthread -ldl

SRC = $(sort $(wildcard src/*.c src/*/*.c))
OBJ = $(SRC:src/%.c=$(BUILD)/obj/%.o) $(REGISTERS_MORE:%.c=$(BUILD)/obj/%.o)
# One more file of registers, from anywhere, for a test or to try one out.
REGISTERS_MORE ?=
REGISTERS = $(sort $(wildcard src/catalogue/registers_*.c)) $(REGISTERS_MORE)
TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/test_*.c)))
TEST_TOOLS = $(addprefix $(BUILD)/tests/,picture upright fusestick looks faults)
TEST_HELP = $(addprefix $(BUILD)/obj/tests/,fixture.o fake_desk.o finger.o clerk.o counter.o office.o self.o large.o looks_faults.o)
BENCH = $(addprefix $(BUILD)/tests/,bench_large bench_names bench_run bench_speed)
TEST_PROGRAMS = $(TESTS) $(TEST_TOOLS) $(BENCH)
TEST_OBJ = $(TEST_HELP) $(TEST_PROGRAMS:$(BUILD)/%=$(BUILD)/obj/%.o)
FULL_FONTS = $(addprefix $(BUILD)/tests/,test_text looks bench_speed)
$(BUILD)/tests/bench_run: LIBS += -lX11
E2E = $(sort $(wildcard tests/e2e_*.sh))
# What takes longest begins first.
LONG = %/test_stick %/test_reach %/e2e_voice.sh %/e2e_register.sh %/e2e_clerk.sh %/e2e_clips.sh %/e2e_mondays.sh

all: $(BUILD)/cunping

include fonts/strokes.mk
include fonts/pinyin.mk
include fonts/fonts.mk
include assets/demo.mk

$(BUILD)/cunping: $(OBJ) $(BUILD)/obj/embed.o
	@echo "  LINK $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(REGISTERS_MORE:%.c=$(BUILD)/obj/%.o): $(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The names of all registers, read off their entries; written only when they change.
$(BUILD)/gen/catalogue/list.h: FORCE
	@mkdir -p $(@D)
	@awk 'BEGIN { print "#define CATALOGUE_LIST(X) \\" } \
	    /^REGISTER\(/ { sub(/^REGISTER\( */, ""); sub(/,.*/, ""); printf "\tX(%s, %s) \\\n", toupper($$0), $$0 } \
	    END { print "" }' $(REGISTERS) > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(OBJ) $(TEST_OBJ): | $(BUILD)/gen/catalogue/list.h
FORCE:

# A program of tests/ is its own file, the helpers of tests/ and what it calls of the program.
$(BUILD)/libcunping.a: $(filter-out $(BUILD)/obj/main.o,$(OBJ))
$(BUILD)/obj/tests/libhelp.a: $(TEST_HELP)
%.a:
	@rm -f $@
	@ar rcsT $@ $^

$(BUILD)/obj/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CFLAGS_ALL) -Itests $(shell pkg-config --cflags fuse3 2>/dev/null) -MMD -MP -c -o $@ $<

$(FULL_FONTS): $(BUILD)/obj/embed.o
$(filter-out $(FULL_FONTS),$(TEST_PROGRAMS)): $(BUILD)/obj/embed_small.o
$(TEST_PROGRAMS): $(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(BUILD)/obj/tests/libhelp.a $(BUILD)/libcunping.a
	@mkdir -p $(@D)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) -Wl,--as-needed $(LIBS) \
	    $(shell pkg-config --libs fuse3 2>/dev/null) -lcmocka

include tests/fuzz/fuzz.mk
-include $(OBJ:.o=.d) $(TEST_OBJ:.o=.d)

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */\1\t/' | expand -t 12

deps: ## install the Debian packages that are missing, without a question
	@tools/deps.sh build

run: ## build, import the demonstration (SET=jiamusi for the other) and show it; ARGS="--window 1920x1080"
	@tools/deps.sh build
	@$(MAKE) --no-print-directory $(PARALLEL) all demo
	@BUILD=$(BUILD) SET=$(SET) tools/run.sh $(ARGS)

test: ## build and run every test
	@tools/deps.sh build test
	@$(MAKE) --no-print-directory $(PARALLEL) tests

tests: all demos $(TESTS) $(TEST_TOOLS)
	@BUILD=$(BUILD) tests/run.sh $(filter $(LONG),$(TESTS) $(E2E)) $(filter-out $(LONG),$(E2E) $(TESTS))

# The programs that read what strangers bring, and what was kept of it.
READERS = $(patsubst %,$(BUILD)/tests/test_%,base csv image import ods photo privacy review session store table text \
	value verdict xlsx)
units: all $(TESTS) $(TEST_TOOLS)
	@BUILD=$(BUILD) tests/run.sh $(TESTS)

readers: all $(READERS) $(TEST_TOOLS)
	@BUILD=$(BUILD) tests/run.sh $(READERS)

OF ?= units
# The fonts and the demonstration are the same; only the objects are others.
asan: ## build with clang and run the test programs under ASan and UBSan (OF=readers: only those that read files)
	@tools/deps.sh build test check
	@$(MAKE) --no-print-directory $(PARALLEL) demos $(BUILD)/obj/embed_small.o
	@mkdir -p $(BUILD)/asan
	@cd $(BUILD)/asan && ln -sfn ../fonts ../gen ../demo ../demo-next ../tools .
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	    $(MAKE) --no-print-directory $(PARALLEL) $(OF) BUILD=$(BUILD)/asan CC=clang OPT="-O1 -g1" \
	    CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer" \
	    LDFLAGS="-fsanitize=address,undefined"

check: ## layout, floors, measures, warnings of gcc and clang
	@tools/deps.sh build test check
	@$(MAKE) --no-print-directory $(PARALLEL) all
	@BUILD=$(BUILD) FLAGS='$(CFLAGS_ALL)' tools/check.sh

# 500 photos of 12 megapixels and 10,000 rows, as a clerk would bring them.
large: $(BUILD)/large/.made ## a stick of 500 photos and 10,000 rows, in build/large
$(BUILD)/large/.made: tests/large.c $(BUILD)/tools/mkbook | $(BUILD)/tests/bench_large
	@rm -rf $(BUILD)/large
	@echo "  LARGE $(BUILD)/large"
	@$(BUILD)/tests/bench_large make $(BUILD)/large $(BUILD)/large-sheets 500 0 10000 1000 0
	@$(BUILD)/tools/mkbook $(BUILD)/large/秋季.xlsx $(BUILD)/large-sheets/*.csv
	@touch $@

LARGE ?= 100000
bench: ## figures beside their peers (docs/performance.md): ROW=name one of them, ROWS=1 lists them, LARGE=100000 homes
	@tools/deps.sh build test bench
	@$(MAKE) --no-print-directory $(PARALLEL) all demo $(BENCH) $(BUILD)/tools/mkbook
	@BUILD=$(BUILD) LARGE=$(LARGE) ROW='$(ROW)' ROWS='$(ROWS)' tools/bench.sh

$(BUILD)/tests/faultshim.so: tests/faultshim.c tests/faultlog.h
	@mkdir -p $(@D)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS_ALL) -Itests -fPIC -shared -o $@ $< -ldl
$(BUILD)/tests/faults: | $(BUILD)/tests/faultshim.so

faults: all $(BUILD)/tests/faults ## power cuts and failing disks at every call of an import, an undo, a change …; an hour
	@BUILD=$(BUILD) $(BUILD)/tests/faults

mutants: $(BUILD)/tests/test_mutants ## COUNT=100000 changed editions: none is shown, exported or built upon
	@MUTANTS=$(or $(COUNT),100000) $(BUILD)/tests/test_mutants

sticks: all $(BUILD)/tests/test_stick $(BUILD)/tests/fusestick ## a stick that fails, vanishes, stalls or changes at every single operation
	@STICK_EVERY=1 $(BUILD)/tests/test_stick

soak: all demos $(BUILD)/tests/test_soak ## weeks in minutes: TAPS=1000000 touches, IMPORTS=500 imports and undos; what grew
	@SOAK=$(or $(TAPS),1000000) $(BUILD)/tests/test_soak
	@SOAK=$$(( $(or $(IMPORTS),500) / 3 + 1 )) BUILD=$(BUILD) tests/e2e_soak.sh

year: all ## a year of ordinary weekly updates: what is said of them, per thousand rows
	@WEEKS=52 BUILD=$(BUILD) tests/e2e_year.sh

corpora: all ## read every workbook in FOLDER=… and compare the cells with a second reader
	@tools/deps.sh build corpora
	@test -d "$(FOLDER)" || { echo "make corpora FOLDER=…" >&2; exit 2; }
	@tools/corpora.py $(BUILD)/cunping "$(FOLDER)"

tour: all demo $(if $(filter jiqiang,$(SET)),next) ## pictures of every screen into build/tour
	@BUILD=$(BUILD) SET=$(SET) tools/tour.sh

looks: all demos $(BUILD)/tests/looks ## every screen in every format, looked at by a program: what is too small, cut, covered or pale
	@BUILD=$(BUILD) WHOLE=1 tests/e2e_looks.sh

docs: ## the card that hangs beside the screen, as PDF into build/docs
	@tools/deps.sh build
	@mkdir -p $(BUILD)/docs
	rsvg-convert -f pdf -o $(BUILD)/docs/屏边卡片.pdf docs/屏边卡片.svg

UNITS = cunping.service cunping-stick@.service cunping-sticks.service cunping-write.path cunping-write.service \
	cunping-clock.path cunping-clock.service

install: all ## copy the program, its services and the rule for sticks below DESTDIR and PREFIX
	install -Dm755 $(BUILD)/cunping $(DESTDIR)$(PREFIX)/bin/cunping
	install -Dm755 -t $(DESTDIR)$(PREFIX)/lib/cunping tools/cunping-stick tools/cunping-clock
	install -Dm644 -t $(DESTDIR)$(PREFIX)/lib/udev/rules.d tools/70-cunping-stick.rules
	install -Dm644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system $(UNITS:%=tools/%)
	sed -i 's|/usr/local/|$(PREFIX)/|' $(UNITS:%=$(DESTDIR)$(PREFIX)/lib/systemd/system/%)

clean: ## remove everything built
	rm -rf $(BUILD)

.PHONY: FORCE faults mutants all help deps run test tests units readers asan check bench soak year corpora sticks tour looks docs install clean demo demos next large
