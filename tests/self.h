/* A test program that is started again, by what it tests, as the program itself. */
#ifndef TESTS_SELF_H
#define TESTS_SELF_H

#include <stdbool.h>

/* First in main(): true when this is a reader, an importer or another subcommand; *status is what it ended with. */
bool self_is_child(int argc, char **argv, int *status);

#endif
