# Fuzzing: one program, a target a parser of what comes from outside (tests/fuzz/fuzz.c). What of the program it needs
# is built once more, with clang and its sanitizers, below $(BUILD)/fuzz.
TIME ?= 60
OF ?=
FUZZ_OF = base os findings catalogue editions sheets values tables privacy seal store intake image sound
FUZZ_SRC = $(sort $(wildcard $(FUZZ_OF:%=src/%/*.c))) src/cli/rollout.c
FUZZ_CC = clang -Wno-unknown-warning-option
FUZZ_OPT = -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined

fuzz: ## fuzz every parser with clang's libFuzzer for TIME seconds each; OF=pack only one
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC="$(FUZZ_CC)" OPT="$(FUZZ_OPT)" $(BUILD)/fuzz/fuzz
	@BUILD=$(BUILD) tests/fuzz/run.sh $(TIME) $(OF)

$(BUILD)/libfuzz.a: $(FUZZ_SRC:src/%.c=$(BUILD)/obj/%.o)
$(BUILD)/fuzz: $(BUILD)/obj/tests/fuzz/fuzz.o $(BUILD)/libfuzz.a
	@echo "  LINK $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ -Wl,--as-needed $(LIBS)
$(BUILD)/obj/tests/fuzz/fuzz.o: | $(BUILD)/gen/catalogue/list.h
.PHONY: fuzz
