/* COLUMNS(type, a, b, …): a COLUMN of shape.h for each member. */
#ifndef STORE_COLUMNS_H
#define STORE_COLUMNS_H

/* clang-format off */
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

#endif
