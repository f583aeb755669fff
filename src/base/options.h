/* Options: what a subcommand understands besides words, a row each. Reading the
 * command line, complaining about it and --help all work from such a table.
 *
 * What is read lands in a struct of the subcommand's own, whose first member is
 * a struct options; OPTION() takes the reader that fits the member's type.
 * Texts point into argv. --data and --help are understood by every subcommand. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

enum { OPTION_WORDS = 32 };

struct option_list {
	const char *word[OPTION_WORDS];
	int count;
};
struct option_time {
	struct datetime at;
	const char *text; /* as it was written; NULL: not said */
};

/* What every subcommand gets. */
struct options {
	char data[4000];
	struct option_time now; /* said, or the machine's clock */
	bool json;
	const char *by;          /* who does it; "" nobody said */
	struct option_list word; /* what is no option */
};

/* Puts `value` (NULL for an option without one) at `target`. NULL, or what is wrong: a sentence that the value in
 * quotes ends. */
typedef const char *option_reader(const char *value, void *target);
option_reader option_folder, option_flag, option_number, option_text, option_list, option_time, option_person;

struct option_row {
	const char *name;  /* dry-run; NULL ends the table */
	const char *takes; /* what follows, in a word for --help; NULL: nothing does */
	option_reader *read;
	size_t at;
	const char *help; /* NULL: not for people */
};

/* The inside of a row. */
#define OPTION_READER(member)                                                                                          \
	_Generic(member, bool: option_flag, int: option_number, const char *: option_text, struct option_list: option_list)
#define OPTION(type, member, name, takes, help)                                                                        \
	name, takes, OPTION_READER(((type *)0)->member), offsetof(type, member), help
#define OPTION_JSON OPTION(struct options, json, "json", NULL, "在标准输出写一个 JSON 对象")
#define OPTION_BY "by", "名字", option_person, offsetof(struct options, by), "是谁做的，记在改动记录里"
#define OPTION_NOW "now", "时间", option_time, offsetof(struct options, now), "2024-05-01T09:00 这样：当作现在"
