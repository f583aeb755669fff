/* A day as people write it: numbers and the signs behind them, and what day they mean. */
#pragma once

#include "values/value.h"

struct found_day {
	int number[3]; /* as read, in order */
	int count;
	char mark[3]; /* what stood behind each: Y M D . 0 */
};

enum day_problem { DAY_FINE, DAY_NONE, DAY_IMPOSSIBLE, DAY_NO_YEAR, DAY_NO_DAY, DAY_ORDER };

/* Up to three numbers with their signs at *s; moves behind them. */
bool value_day_tokens(const char **s, struct found_day *out);
/* *guessed: the year was not written. */
enum day_problem value_day_from(
    const struct found_day *t, const struct value_context *ctx, struct date *out, bool *guessed);
/* Serials and 20240428, written without a sign. */
bool value_day_from_digits(const char *s, struct date *out);
