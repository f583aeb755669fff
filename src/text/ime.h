/* A pinyin keyboard's words: letters typed → candidates.
 *
 * Letters are a–z without spaces or tones, ü as v. Every syllable may be
 * written whole or by its first letter (gtc, zhg; zh ch sh count as one), the
 * last one by any beginning. Words that use all letters come first, those
 * written out before shortened ones, then by how common they are; then words
 * that use fewer letters, the longest first, down to the single characters of
 * the first syllable. Every character of 通用规范汉字表 can be reached; rarer
 * ones come last. Main thread only; takes no memory. */
#pragma once

#include <stddef.h>

enum { IME_LETTERS = 40, IME_MOST = 800 };

struct ime_word {
	const char *text;      /* UTF-8 in the program itself, not NUL-terminated */
	unsigned char bytes;   /* of text */
	unsigned char letters; /* how many of those typed it uses */
};

/* Fills `out`, returns how many. What is beyond IME_LETTERS is not looked at. */
size_t ime_words(const char *letters, struct ime_word out[IME_MOST]);
