/* What staff may change without a sheet, for the screens of 改一条.
 *
 * Staff see more than residents: what was taken down, what waits for the
 * answer to an objection, what is past its days, whole names. Never for a
 * resident's screen. Rows are known by register and rid of the store's own
 * edition; another edition may number them otherwise. */
#pragma once

#include "store/store.h"

enum amend_task {
	AMEND_PROBLEM, /* 问题改好了: not yet 已完成, 撤销 or 销号 */
	AMEND_TAKE,    /* 榜上撤下一条: both boards, courtyards, honours, notices */
	AMEND_PHONE,   /* 改电话: posts, grids, villages */
	AMEND_OBJECT,  /* 登记异议: what residents can see and object to */
	AMEND_ANSWER,  /* 答复异议: open ones first */
	AMEND_ROW,     /* 改别的表: any row of any register; its list is rows_of() */
	AMEND_TASKS
};

/* As enum row_mark of store/visible.h, and an objection that has its answer. */
enum amend_mark { AMEND_SHOWN, AMEND_OBJECTED, AMEND_WITHDRAWN, AMEND_DRAFT, AMEND_PAST, AMEND_ANSWERED };

struct amendable {
	enum register_id reg;
	long long rid;
	const char *title; /* 「黑榜 · 二组村口路段」 */
	const char *note;  /* what is the matter: the problem, the reason, the number, the objection */
	const char *what;  /* which part of a long list it is in: 黑榜, 最美庭院, 网格 …; "" */
	enum amend_mark mark;
	struct date due; /* {0}: none, or not waited for */
	long days;       /* until `due`, less than 0 past it: working days for objections, days for problems */
	const char *who; /* an objection's: 反映人 and number */
	const char *newest;
	size_t order; /* these two order the list */
};

/* Worst or newest first, what is done with at the end; of one place or all (NULL). */
size_t amendable_list(
    struct store *s, struct arena *a, enum amend_task task, const char *place, struct amendable **out);
/* How many there are to do something about: not counting what was withdrawn or answered. */
long amendable_count(struct store *s, enum amend_task task);
/* One of them; false when it is not there. */
bool amendable_find(
    struct store *s, struct arena *a, enum amend_task task, enum register_id reg, long long rid, struct amendable *out);

/* One cell as the edition keeps it, "" when empty. Not for numbers. */
const char *amendable_cell(struct store *s, struct arena *a, enum register_id reg, long long rid, const char *column);
/* How the objection must name this entry so that it is hidden by itself: 反映哪个榜单 and 反映对象. */
bool amendable_naming(
    struct store *s, struct arena *a, enum register_id reg, long long rid, const char **about, const char **target);
/* The entry an objection is about; the newest when several are meant. False: none that is still there. */
bool amendable_objected(struct store *s, struct arena *a, long long objection, struct amendable *out);
/* Names of people in office, for 复查人; each once. */
struct text_list amendable_people(struct store *s, struct arena *a);
