/* How an entry of the red or black list is put into words. */
#pragma once

#include "screens/screen.h"
#include "queries/boards.h"

/* 「高同村三组」 where the sheet only says 「三组」. */
const char *board_target(struct ui *ui, const struct board_entry *e);
/* What has become of a black one, what counts most about it: 「12月15日前改好，还有 9 天」. */
struct board_state_words {
	const char *words;
	enum icon icon;
	color_argb color;
};
struct board_state_words board_state(struct host *h, struct ui *ui, const struct board_entry *e);
/* 「96.5 分」, or "". */
const char *board_score(struct ui *ui, const struct board_entry *e);
/* 「归第一网格管 · 11月24日发现」 */
const char *board_who(struct host *h, struct ui *ui, const struct board_entry *e);
