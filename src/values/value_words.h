/* Words and digits inside a cell's text. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

bool value_digit(char c);
bool value_ascii_letter(uint32_t cp);
bool value_means_empty(const char *s);               /* —, 无, / */
char *value_packed(struct arena *a, const char *s);  /* without blanks */
bool value_in_list(const char *list, const char *s); /* of words split by | */
bool value_skip(const char **s, const char *word);   /* past it, if it stands there */
int value_small_number(const char **s, int most);    /* `most` digits at most; −1: none */
int value_han_digit(uint32_t cp);                    /* −1: none */
/* The whole number that Han digits at *s say (十二, 二〇二四, 三百零五), −1: none. */
long value_han_number(const char **s);
/* Han numbers turned into digits wherever they stand: 二〇二四年四月 → 2024年4月. */
const char *value_han_to_digits(struct arena *a, const char *s);
