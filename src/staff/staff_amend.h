/* 改一条: what its three screens share. staff-amend asks what to change,
 * staff-amend-list which one, staff-amend-row how, and does it. */
#pragma once

#include "staff/staff_amend_form.h"

/* The sheet of households, where their codes are, and the argument of staff-sheet that looks for one of them. */
const struct reg *amend_roll(void);
enum { SHEET_OF_CODES = REG_COUNT };

const char *amend_task_name(enum amend_task task);
/* The argument of staff-amend-row; rid 0: a new row (AMEND_ROW), else the first of the list. */
long amend_arg(enum amend_task task, enum register_id reg, long long rid);
/* 「超期 3 天」, 「还剩 2 个工作日」; "" when nothing is due. */
const char *amend_days_words(struct ui *ui, const struct amendable *row);
/* 「复核中」, 「已撤下」 …; NULL for what is simply shown. */
const char *amend_mark_words(enum amend_mark mark);
