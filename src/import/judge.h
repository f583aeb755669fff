/* The kinds of judgements, a function each (judge_*.c): it looks at what a
 * source brings to one register, adds what it finds, and does what was answered.
 * They run in the order of judge_change(); the rows' texts live in the arena of
 * the import, their lists in that of the round. */
#pragma once

#include "decided/decided.h"
#include "import/judgement.h"
#include "store/codes.h"

struct judging {
	struct judgements *all;
	struct arena *arena; /* of the round */
	const struct content *base;
	struct draft *taken;
	const struct reg *r;
};

/* What the sheet says against the decisions in force; lays over it those that stay. */
void judge_decided(struct judgements *all, struct decided *d, struct draft *taken, struct date today);
/* The roll has a family at another door, or another head at a door: what is its own goes with it. Before the others. */
void judge_moved(struct judgements *all, const struct content *base, struct draft *taken, const char *data);
/* 改一条: the roll's row is another now, or new (`was` NULL). True: it is still the family's, whose code is to be
 * carried. */
bool moved_amended(
    struct arena *a, const struct reg *r, const struct row *was, struct row *row, struct code_entry *carry);
/* Much goes and little comes: the sheet was perhaps not written whole. */
void judge_taken_down(struct judging *g);

/* A period that its days do not fit, that has not begun, or that brings the last one's rows again. */
void judge_period(struct judging *g);
/* A total of a period that is over, and a figure that falls by more than half. */
void judge_figures(struct judging *g);
/* 同意 that is blank where it was yes: until somebody says otherwise, it is no. */
void judge_consent(struct judging *g);
/* Another name at the door than in the roll. */
void judge_name(struct judging *g);

/* 「户」 of a register of households, else 「条」. */
const char *judge_unit(const struct reg *r);
/* 「《家庭卫生评分表》2024年4月 高同村」: the sheet, and what of it the row's scope is. */
const char *judge_scope_words(struct judging *g, const struct row *row);
