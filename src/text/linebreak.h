/* Where a line may break: ICU's rules for Chinese, then our own. Pure apart
 * from ICU's iterators, opened once, and the answers kept; main thread only. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What is known of the place before a byte, from worst to best. */
enum linebreak {
	LINEBREAK_NEVER, /* inside a character or a word; a mark may not begin or end a line */
	LINEBREAK_GLUED, /* inside what we keep together (14000余台); only when the line holds nothing else */
	LINEBREAK_WORD,  /* inside a Chinese word: when keeping it whole would leave half a line empty */
	LINEBREAK_AVOID, /* inside a date: when keeping it whole would leave a large gap */
	LINEBREAK_ALLOWED,
	LINEBREAK_MUST, /* after a newline */
};

/* Fills allowed[0 … n] with enum linebreak; s need not end in NUL. Returns
 * how many places are ALLOWED or MUST, the end (always MUST) included. */
int linebreak_find(const char *s, size_t n, uint8_t *allowed);

/* The same without our tailorings, for the test against Unicode's cases. */
int linebreak_find_raw(const char *s, size_t n, uint8_t *allowed);

/* May this character not begin, or not end, a line? (clreq, basic set) */
int linebreak_bad_start(uint32_t cp);
int linebreak_bad_end(uint32_t cp);
