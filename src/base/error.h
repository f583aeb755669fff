/* What went wrong, in a form both a program and a person can use.
 *
 * A caller owns the struct and passes it down; a function that fails returns
 * false (or NULL) and fills it. `code` is stable snake_case for --json and
 * tests; `text` is one plain sentence in Chinese. `kind` decides the exit
 * status. A NULL pointer is accepted everywhere: the reason is then lost. */
#pragma once

enum error_kind {
	ERROR_CONTENT = 1, /* what was given is wrong; nothing changed */
	ERROR_USAGE = 2,   /* the command line is wrong */
	ERROR_MACHINE = 3, /* disk full, no permission, broken file */
};

struct error {
	enum error_kind kind;
	char code[40];
	char text[600];
};

/* Fills `err` and returns false, so that `return error_set(…)` reads well. */
__attribute__((format(printf, 4, 5))) int error_set(
    struct error *err, enum error_kind kind, const char *code, const char *format, ...);

/* What an errno value means, in Chinese, for the inside of a sentence. */
const char *error_reason(int error);

/* A bug in the program: says where and aborts, in release builds too. */
#define ASSERT(cond) ((cond) ? (void)0 : error_bug(#cond, __FILE__, __LINE__))
__attribute__((noreturn)) void error_bug(const char *what, const char *file, int line);
