/* How an entry of the red or black list is put into words. */
#pragma once

#include "screens/screen.h"
#include "queries/boards.h"

/* 「高同村三组」 where the sheet only says 「三组」. */
const char *board_target(struct ui *ui, const struct board_entry *e);
/* The plate beside the name: 「红榜」 「限12月10日前改」 「已超期 3 天」 「改好了」. */
const char *board_chip(struct host *h, struct ui *ui, const struct board_entry *e);
int board_chip_draw(struct ui *ui, int x, int y, const struct board_entry *e, const char *words);
/* One line below: when it was checked, the score, who is in charge. */
const char *board_footnote(struct host *h, struct ui *ui, const struct board_entry *e);
