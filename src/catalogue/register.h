/* A register (册): one public list, one sheet, one table.
 *
 * Its one entry, REGISTER(…) in a registers_*.c file, is all the program knows
 * of it: schema, reading and checking of a sheet, comparison, export,
 * template, lists. Nothing here is ever changed or freed. How to add one:
 * entry.h. */
#pragma once

#include <stddef.h>

#include "catalogue/field.h"
#include "catalogue/kinds.h"
#include "catalogue/list.h" /* made by make from the REGISTER lines */

#define REGISTER_ID(NAME, name) REG_##NAME,
enum register_id { CATALOGUE_LIST(REGISTER_ID) REG_COUNT };

struct example_item {               /* an item that a scoring sheet carries when nobody has said otherwise */
	const char *header, *value; /* 庭院(25), 23 */
};

/* What is not said is not so: NULL, false, 0. */
struct reg {
	enum register_id id;
	const char *table;          /* SQL table */
	const char *sheet;          /* sheet name in the template */
	const char *aliases;        /* other sheet names, split by | */
	const char *keeper, *cycle; /* who fills it in, how often: 文书, 每月 */
	enum volume volume;
	enum section section;
	enum merge merge;
	enum whose whose;
	const char *title, *note; /* columns, split by blanks: what a row is called; what more says which it is */
	const char *period;       /* the column whose period or day it is of */
	const char *scheme;       /* 评分办法 whose items this sheet's columns may carry */
	const char *usual;        /* items of its printed form, where 评分标准 says nothing; split by | */
	const struct example_item *items;
	bool basis;   /* other sheets cannot be read without it */
	bool on_roll; /* its rows are of households of 农户花名册: checked against it, doors filled in from it */
	bool ranked;  /* ranked by its total within a period: a written 名次 is checked */
	const char *ends; /* the field whose 公示 must have an end */
	bool book;        /* what people brought forward, objections: an undo leaves it as it is */
	bool objectable;  /* a row is hidden while an objection to it waits */
	/* SQL about a row `t`, of its own columns and of today(day, early, late): NULL where there is no such thing. */
	const char *window; /* is it its time, beside 公示起 and 公示止? */
	const char *yard;   /* is it of somebody's yard? then residents read no FIELD_YARD of it */
	const struct field *fields;
	size_t count, item_count;
	/* How residents see it where it has no screen of its own (screens/register.h); columns. */
	const char *label;      /* as people call it, short; NULL: the sheet's name */
	const char *question;   /* behind the label, 「哪些事要公开」 */
	const char *weight;     /* the number that counts */
	const char *status;     /* the field that says where a row stands: its words are the filters */
	const char *good, *bad; /* which of these words stand green, which orange; split by | */
	const char *due, *done; /* the day by which, and the day on which it was done */
	const char *again;      /* how often it falls due again (每季度) */
	const char *steps;      /* days in their order, split by | : a row's way */
	const char *closed_by; /* numbers of 问题整改台账: its way ends in 销号, when all of them are checked */
	bool by_period;        /* one period is looked at at a time */
};
