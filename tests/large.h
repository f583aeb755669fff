/* A clerk's large stick: distinct photos and thousands of rows that name
 * them, made without hurry in a few seconds. The same numbers always give the
 * same files. */
#ifndef TESTS_LARGE_H
#define TESTS_LARGE_H

#include <stdbool.h>

struct large {
	long photos, rows, homes; /* homes 0: a third of the rows that name no photo */
	int width, height;        /* px; whole sixteenths */
	int turn;                 /* another turn: other scores and other photos in the same rows */
};

/* Sheets as CSV in FOLDER/sheets_in (NULL: in FOLDER itself), photos in FOLDER/照片. */
bool large_make(const struct large *l, const char *folder, const char *sheets_in);
/* A township: `rows` scores of a tenth as many homes in twenty villages, half of the photos in 最美庭院, half in
 * 问题整改. */
bool large_township(const struct large *l, const char *folder);

#endif
