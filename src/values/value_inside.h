/* What the files of value share; not for others. */
#ifndef VALUES_VALUE_INSIDE_H
#define VALUES_VALUE_INSIDE_H

#include "values/value.h"

#include "sheets/clean.h"

struct question {
	const struct field *field;
	const struct cell *cell;
	const struct value_context *ctx;
	struct arena *a;
	const char *s; /* narrowed */
};

struct answer {
	bool bad;
	const char *text, *remark, *why;
};

#define SAY_DATE "请写成 2024-4-5 这样"

struct decimal {
	bool negative;
	int digits, point; /* digit[0..digits), the point stands before digit[point] */
	char digit[40];
};

struct found_day {
	int number[3]; /* as read, in order */
	int count;
	char mark[3]; /* what stood behind each: Y M D . 0 */
};

enum day_problem { DAY_FINE, DAY_NONE, DAY_IMPOSSIBLE, DAY_NO_YEAR, DAY_NO_DAY, DAY_ORDER };

/* value.c */
struct answer value_fine(const char *text);
__attribute__((format(printf, 2, 3))) struct answer value_bad(const struct question *q, const char *format, ...);

/* value_words.c */
bool value_digit(char c);
bool value_means_empty(const char *s);
char *value_packed(struct arena *a, const char *s);
bool value_in_list(const char *list, const char *s);
int value_han_digit(uint32_t cp);
long value_han_number(const char **s);
const char *value_han_to_digits(struct arena *a, const char *s);
struct answer value_read_text(const struct question *q);

/* value_number.c */
bool value_decimal_read(const char **s, struct decimal *d);
struct answer value_read_number(const struct question *q);
struct answer value_read_money(const struct question *q);
struct answer value_read_quantity(const struct question *q);

/* value_date.c */
bool value_day_tokens(const char **s, struct found_day *out);
enum day_problem value_day_from(
    const struct found_day *t, const struct value_context *ctx, struct date *out, bool *guessed);
bool value_day_from_digits(const char *s, struct date *out);
struct answer value_read_date(const struct question *q);
struct answer value_read_span(const struct question *q);

/* value_period.c */
int value_small_number(const char **s, int most);
bool value_skip(const char **s, const char *word);
struct answer value_read_period(const struct question *q);

/* value_name.c */
bool value_ascii_letter(uint32_t cp);
struct answer value_read_name(const struct question *q);
struct answer value_read_place(const struct question *q);
struct answer value_read_group(const struct question *q);
struct answer value_read_door(const struct question *q);

/* value_phone.c */
struct answer value_read_phone(const struct question *q);

#endif
