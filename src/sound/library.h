/* Libraries that are needed only where there is something to hear: loaded
 * when they are first asked for, so that no start pays for them, and so that
 * a machine without them does everything else. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct library_symbol {
	const char *name;
	void *at; /* of a pointer to a function */
};

/* Loads `file` ("libopusfile.so.0") and finds all of them; false (logged) when it or one of them is missing. Nothing
 * is ever unloaded. */
bool library_load(const char *file, const struct library_symbol *symbol, size_t count);

/* For a list X(name) of functions: pointers of their own types, and how they are found. */
#define LIBRARY_POINTER(function) static __typeof__(function) *p_##function;
#define LIBRARY_SYMBOL(function) { #function, &p_##function },
#define LIBRARY_LOAD(file, LIST)                                                                                       \
	library_load(file, (const struct library_symbol[]){ LIST(LIBRARY_SYMBOL) },                                    \
	    sizeof((const struct library_symbol[]){ LIST(LIBRARY_SYMBOL) }) / sizeof(struct library_symbol))
