/* What the subcommands share, and the subcommands themselves.
 *
 * Each takes its own words (argv[0] is its name) and returns the exit status:
 * 0 done, 1 refused because of the content, 2 wrong usage, 3 the machine. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/date.h"
#include "base/error.h"

enum { CLI_WORDS = 32 };

enum cli_option {
	CLI_DATA = 1,
	CLI_JSON = 2,
	CLI_IMPORT = 4, /* --yes, --without-bad-rows, --progress-fd, --session */
	CLI_TO = 8,
	CLI_SHEET = 16,
	CLI_NOW = 32,
	CLI_BY = 64,
	CLI_FROM = 128,
	CLI_STAFF = 256,   /* --manager, --print-new */
	CLI_TAKEOUT = 512, /* --kind, --review, --clear */
	CLI_DRY_RUN = 1024,
	CLI_AMEND = 2048, /* --row, --edition, --where, --add, --also, --why */
};

struct cli {
	char data[4000];
	bool json, yes, without_bad_rows;
	bool session;
	int progress_fd; /* −1 */
	int to, sheet;   /* 0: not said */
	struct datetime now;
	bool pinned;      /* --now */
	int row, edition; /* 0: not said */
	bool add;
	const char *why, *where[CLI_WORDS];
	int wheres;
	const char *also[CLI_WORDS];
	int alsos;
	char by[64];      /* who does it; "" nobody said */
	const char *from; /* NULL */
	bool manager, print_new, clear, dry_run;
	const char *kind, *review; /* NULL */
	const char *word[CLI_WORDS];
	int words;
};

/* Reads the options that `allowed` names and at least `least`, at most `most`
 * words. −1 to go on, else the exit status. */
int cli_read(struct cli *c, int argc, char **argv, unsigned allowed, int least, int most, const char *help);
/* Says the error on standard error and returns its exit status. */
int cli_fail(const struct error *err);
/* The same, as {"ok": false, …} too when --json was said. */
int cli_fail_json(const struct cli *c, const struct error *err);

int cli_import(int argc, char **argv);
/* Not for people: empties DATA/staging after an importer that was killed. */
int cli_check(int argc, char **argv);
int cli_history(int argc, char **argv);
int cli_undo(int argc, char **argv);
int cli_template(int argc, char **argv);
int cli_export(int argc, char **argv);
int cli_amend(int argc, char **argv);
int cli_settings(int argc, char **argv);
int cli_staff(int argc, char **argv);
int cli_stats(int argc, char **argv);
int cli_doctor(int argc, char **argv);
int cli_clock(int argc, char **argv);
int cli_look(int argc, char **argv);
int cli_sweep(int argc, char **argv);
int cli_takeout(int argc, char **argv);
int cli_test_cells(int argc, char **argv);
int cli_test_photo(int argc, char **argv);
int cli_test_lines(int argc, char **argv);

#endif
