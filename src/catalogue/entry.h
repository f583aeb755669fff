/* How a register is written down; only for registers_*.c. To add one, add its REGISTER(…) to one of these files, or to
 * a new one, and build: nothing else need be said anywhere. The line begins with the word REGISTER, since make reads
 * it; the order of files and entries is the order of the sheets. struct reg (register.h) says what an entry can name;
 * every register ends in the fields of SHOWING, so that any row can be a draft, be withdrawn, have a window, or be
 * marked as an example: their columns (state, withdrawn_reason, show_from, show_to, sample) and headers are taken.
 * Fields that stand in many sheets (SERIAL, VILLAGE, NOTE …) are in shared.h. */
#pragma once

#include "catalogue/register.h"

#define REGISTER_OWN_ID(NAME, name) ID_OF_##name = REG_##NAME,
enum { CATALOGUE_LIST(REGISTER_OWN_ID) };

/* SQL table, sheet, other names of the sheet; then members of struct reg, the last of them FIELDS(…). */
#define REGISTER(name, words, more, ...)                                                                               \
	extern const struct reg reg_##name;                                                                            \
	const struct reg reg_##name = {                                                                                \
		.id = (enum register_id)ID_OF_##name, .table = #name, .sheet = words, .aliases = more, __VA_ARGS__     \
	}
#define FIELDS(...) LISTED(fields, count, struct field, __VA_ARGS__, SHOWING)
#define ITEMS(...) LISTED(items, item_count, struct example_item, __VA_ARGS__)
#define LISTED(list, size, type, ...)                                                                                  \
	.list = (const type[]){ __VA_ARGS__ }, .size = sizeof((const type[]){ __VA_ARGS__ }) / sizeof(type)

/* A field by its type: column, header, other headers; then members of struct field. */
#define FIELD(kind, name, words, more, ...)                                                                            \
	{                                                                                                              \
		.column = name, .header = words, .aliases = more, .type = FIELD_##kind, __VA_ARGS__                    \
	}
#define TEXT(...) FIELD(TEXT, __VA_ARGS__)
#define PROSE(...) FIELD(PROSE, __VA_ARGS__)
#define NAME(...) FIELD(NAME, __VA_ARGS__)
#define PLACE(...) FIELD(PLACE, __VA_ARGS__)
#define INTEGER(...) FIELD(INTEGER, __VA_ARGS__)
#define NUMBER(...) FIELD(NUMBER, __VA_ARGS__)
#define MONEY(...) FIELD(MONEY, __VA_ARGS__, .unit = "元")
#define QUANTITY(...) FIELD(QUANTITY, __VA_ARGS__)
#define DAY(...) FIELD(DATE, __VA_ARGS__)
#define SPAN(...) FIELD(SPAN, __VA_ARGS__)
#define PERIOD(...) FIELD(PERIOD, __VA_ARGS__)
#define YESNO(...) FIELD(YESNO, __VA_ARGS__)
#define PHONE(...) FIELD(PHONE, __VA_ARGS__)
#define PHOTOS(...) FIELD(PHOTOS, __VA_ARGS__)
#define SOUNDS(...) FIELD(SOUNDS, __VA_ARGS__)
#define PICK(name, words, more, among, ...) FIELD(CHOICE, name, words, more, .choices = among, __VA_ARGS__)

#define REQUIRED FIELD_REQUIRED
#define KEY FIELD_KEY
#define SCOPE FIELD_SCOPE
#define STAFF FIELD_STAFF
#define MASKED FIELD_MASKED
#define PERSONAL FIELD_PERSONAL
#define HEADER FIELD_HEADER
#define TOTAL FIELD_TOTAL
#define YARD FIELD_YARD
#define SECRET FIELD_SECRET
#define DUTY FIELD_DUTY
#define TERM FIELD_TERM
