/* How the columns of a shape are written down: see shape.h. */
#pragma once

#include <stddef.h>

/* clang-format off */
#define SHAPE(name, type, ...) \
	static const struct column name##_columns[] = { __VA_ARGS__ }; \
	static const struct shape name = { \
		name##_columns, sizeof name##_columns / sizeof *name##_columns, sizeof(struct type) }

#define COLUMN_KIND(type, member) _Generic(((struct type *)0)->member, \
	const char *: AS_TEXT, char *: AS_CHARS, struct date: AS_DATE, bool: AS_YES, \
	int: AS_INT, unsigned: AS_INT, long: AS_LONG, long long: AS_LONG_LONG)
#define PLACE_OF(type, member) offsetof(struct type, member), sizeof(((struct type *)0)->member)
#define COLUMN_AS(type, member, sql) { COLUMN_KIND(type, member), PLACE_OF(type, member), sql, NULL, NULL }
#define QUANTITY(type, member, sql, unit) { AS_QUANTITY, PLACE_OF(type, member), sql, unit, NULL }
#define NAME(type, member, sql, consent) { AS_NAME, PLACE_OF(type, member), sql, consent, NULL } /* masked */
#define PHOTOS(type, member, table, name) { AS_PHOTOS, PLACE_OF(type, member), name, table, store_row_photos }
/* Called as in its table, which is `t`; COLUMNS: each of several. */
#define COLUMN(type, member) COLUMN_AS(type, member, "t." #member)
#define COLUMNS(type, ...) \
	COLUMNS_NAMED(COLUMNS_COUNT(__VA_ARGS__, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))(type, __VA_ARGS__)
#define COLUMNS_NAMED(n) COLUMNS_PASTED(n)
#define COLUMNS_PASTED(n) COLUMNS_##n
#define COLUMNS_COUNT(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, n, ...) n
#define COLUMNS_1(type, m) COLUMN(type, m)
#define COLUMNS_2(type, m, ...) COLUMN(type, m), COLUMNS_1(type, __VA_ARGS__)
#define COLUMNS_3(type, m, ...) COLUMN(type, m), COLUMNS_2(type, __VA_ARGS__)
#define COLUMNS_4(type, m, ...) COLUMN(type, m), COLUMNS_3(type, __VA_ARGS__)
#define COLUMNS_5(type, m, ...) COLUMN(type, m), COLUMNS_4(type, __VA_ARGS__)
#define COLUMNS_6(type, m, ...) COLUMN(type, m), COLUMNS_5(type, __VA_ARGS__)
#define COLUMNS_7(type, m, ...) COLUMN(type, m), COLUMNS_6(type, __VA_ARGS__)
#define COLUMNS_8(type, m, ...) COLUMN(type, m), COLUMNS_7(type, __VA_ARGS__)
#define COLUMNS_9(type, m, ...) COLUMN(type, m), COLUMNS_8(type, __VA_ARGS__)
#define COLUMNS_10(type, m, ...) COLUMN(type, m), COLUMNS_9(type, __VA_ARGS__)
#define COLUMNS_11(type, m, ...) COLUMN(type, m), COLUMNS_10(type, __VA_ARGS__)
#define COLUMNS_12(type, m, ...) COLUMN(type, m), COLUMNS_11(type, __VA_ARGS__)
#define COLUMNS_13(type, m, ...) COLUMN(type, m), COLUMNS_12(type, __VA_ARGS__)
#define COLUMNS_14(type, m, ...) COLUMN(type, m), COLUMNS_13(type, __VA_ARGS__)
#define COLUMNS_15(type, m, ...) COLUMN(type, m), COLUMNS_14(type, __VA_ARGS__)
#define COLUMNS_16(type, m, ...) COLUMN(type, m), COLUMNS_15(type, __VA_ARGS__)
#define COLUMNS_17(type, m, ...) COLUMN(type, m), COLUMNS_16(type, __VA_ARGS__)
#define COLUMNS_18(type, m, ...) COLUMN(type, m), COLUMNS_17(type, __VA_ARGS__)
#define COLUMNS_19(type, m, ...) COLUMN(type, m), COLUMNS_18(type, __VA_ARGS__)
#define COLUMNS_20(type, m, ...) COLUMN(type, m), COLUMNS_19(type, __VA_ARGS__)
/* clang-format on */
