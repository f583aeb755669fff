/* Strings: a growable buffer, and UTF-8 by code point, never by byte. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct strbuf {
	char *data; /* always ends in NUL once something was appended; may be NULL when empty */
	size_t len, cap;
};

void strbuf_append(struct strbuf *b, const char *s);
void strbuf_append_n(struct strbuf *b, const void *s, size_t n);
void strbuf_append_cp(struct strbuf *b, uint32_t cp);
__attribute__((format(printf, 2, 3))) void strbuf_printf(struct strbuf *b, const char *format, ...);
void strbuf_clear(struct strbuf *b);
void strbuf_free(struct strbuf *b);
/* The text in the arena; what held it is freed. */
const char *strbuf_take(struct strbuf *b, struct arena *a);
/* The text so far, "" when there is none. Valid until the next append. */
const char *strbuf_text(const struct strbuf *b);

/* Takes one code point from *s and moves on; 0 at the end. A byte that is
 * not UTF-8 gives U+FFFD and moves on by one byte. */
uint32_t utf8_next(const char **s);
/* Writes cp to out (at least 4 bytes), returns how many bytes. */
size_t utf8_encode(uint32_t cp, char out[4]);
size_t utf8_count(const char *s); /* code points */
int utf8_width(const char *s);    /* columns of a terminal or a sheet: Chinese characters take two */
bool utf8_valid(const char *s, size_t n);
/* How many bytes the first `count` code points of s take. */
size_t utf8_prefix(const char *s, size_t count);

bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);
/* NULL counts as "". */
bool str_equal(const char *a, const char *b);
bool str_empty(const char *s);
