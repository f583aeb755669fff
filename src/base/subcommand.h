/* A subcommand: its name, its words and options, its help and what it does. */
#pragma once

#include "base/options.h"

struct subcommand {
	const char *name, *summary; /* summary NULL: not for people */
	const char *takes;          /* the words that follow, for --help; a line each way of saying it */
	int least, most;            /* so many words */
	const char *help;           /* what there is to know besides the options */
	const struct option_row *options;
	size_t size;  /* of the struct they are read into */
	bool outward; /* what it makes is for others to read, too; all else is the program's own */
	/* 0 done, 1 refused because of the content, 2 wrong usage, 3 the machine. */
	int (*run)(void *said);
};
#define SUBCOMMAND(id, word, words, ...)                                                                               \
	const struct subcommand subcommand_##id = { .name = word, .summary = words, __VA_ARGS__ }

/* Reads argv (argv[0] does not count) into `said`, which holds the defaults. −1 to go on, else the exit status: help
 * was shown, or something is wrong and has been said on standard error. */
int subcommand_read(const struct subcommand *c, int argc, char **argv, struct options *said);
/* Says on standard error what is wrong (with `word`, unless NULL) and where help is; returns 2. */
int subcommand_wrong(const struct subcommand *c, const char *what, const char *word);
