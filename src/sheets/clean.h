/* Text as people meant it: the first thing done to every cell.
 *
 * NUL, control, bidi and zero-width characters go; CR LF becomes LF; spaces
 * at line ends go; radicals (⼀) and the private-use characters of old GBK
 * fonts become the ideographs they stand for; the rest becomes NFC, except
 * that compatibility ideographs stay, since names are written with them. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "findings/finding.h"

enum { CLEAN_MAX_CHARACTERS = 20000 };

struct clean_count {     /* of one file; the caller zeroes it */
	size_t stripped; /* characters that cannot be seen */
	size_t cut;      /* cells longer than CLEAN_MAX_CHARACTERS */
};

/* The cleaned text of n bytes; what is not UTF-8 becomes U+FFFD. Never NULL;
 * the arena holds the result. `count` may be NULL. */
const char *clean_text(struct arena *a, const char *s, size_t n, struct clean_count *count);
/* The warnings of a file, at most one of each kind. */
void clean_report(const struct clean_count *count, const char *file, struct findings *f);

/* For comparing: NFKC, no spaces, no line breaks, full-width forms narrow, ○ as 〇. */
const char *clean_key(struct arena *a, const char *s);
bool clean_is_image(const char *s); /* =DISPIMG(…): words that stand for a picture in their cell */
/* Full-width letters, digits and signs narrow, inner blanks as they are, ends trimmed. */
const char *clean_narrow(struct arena *a, const char *s);
/* A character old GBK fonts kept in the private-use area; 0 if it is none we know. */
uint32_t clean_private_use(uint32_t cp);
