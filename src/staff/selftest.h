/* 自检: what is found by `cunping doctor --json`, as rows for a screen. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { SELFTEST_MOST = 24, SELFTEST_WORDS = 400 };

struct selftest_row {
	const char *title; /* 「磁盘」 */
	char words[SELFTEST_WORDS];
	bool good;  /* else it wants to be looked at */
	bool plain; /* told, not judged */
};

/* The findings in one JSON object; what says nothing about the machine's health is left out. What wants to
 * be looked at comes first, else as it came. Returns how many. */
size_t selftest_read(const char *json, struct selftest_row out[SELFTEST_MOST]);
