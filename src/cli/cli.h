/* The subcommands, and what they share. A new one is a file that defines
 * `const struct subcommand subcommand_NAME` and its line in this list, which is
 * also the order of `cunping --help`. */
#pragma once

#include "base/subcommand.h"
#include "base/error.h"
#include "base/json.h"

#define SUBCOMMANDS(X)                                                                                                 \
	X(show)                                                                                                        \
	X(import)                                                                                                      \
	X(check)                                                                                                       \
	X(history)                                                                                                     \
	X(undo)                                                                                                        \
	X(decisions)                                                                                                   \
	X(amend)                                                                                                       \
	X(template)                                                                                                    \
	X(export)                                                                                                      \
	X(settings)                                                                                                    \
	X(staff)                                                                                                       \
	X(stats)                                                                                                       \
	X(pack)                                                                                                        \
	X(key)                                                                                                         \
	X(takeout)                                                                                                     \
	X(doctor)                                                                                                      \
	X(findings)                                                                                                    \
	X(clock)                                                                                                       \
	X(shot)                                                                                                        \
	X(tour)                                                                                                        \
	X(test_cells)                                                                                                  \
	X(test_photo)                                                                                                  \
	X(test_lines)                                                                                                  \
	X(version)                                                                                                     \
	X(help)                                                                                                        \
	X(look)                                                                                                        \
	X(sweep)                                                                                                       \
	X(reader)

#define SUBCOMMAND_DECLARE(name) extern const struct subcommand subcommand_##name;
SUBCOMMANDS(SUBCOMMAND_DECLARE)

/* Runs the subcommand that argv[0] names, with the words after it; returns the exit status. */
int cli_run(int argc, char **argv);

/* Says the error on standard error and returns its exit status. */
int cli_fail(const struct error *err);
/* The same, as {"ok": false, …} too when --json was said. */
int cli_fail_json(const struct options *said, const struct error *err);
/* Prints the finished object and frees it. */
void cli_print(struct json *j);
