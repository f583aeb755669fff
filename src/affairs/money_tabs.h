/* The four faces of 钱和项目: 钱从哪来, 花到哪去, 奖励发放, 工程进度. */
#ifndef AFFAIRS_MONEY_TABS_H
#define AFFAIRS_MONEY_TABS_H

#include "screens/screen.h"

enum { MONEY_TAB_FROM, MONEY_TAB_SPENT, MONEY_TAB_REWARDS, MONEY_TAB_PROJECTS, MONEY_TABS };
enum { MONEY_OWN_TAB = UI_ACTION_OWN + 90 };

/* Draws the tabs and 全镇|本村 when `scope`; returns what is left below them. */
struct rect money_tabs(struct host *h, struct ui *ui, struct rect body, int active, bool scope);
bool money_tab_event(struct host *h, const struct screen_event *e);
/* 「12350.5」 of thousandths of a yuan; "" for −1. */
const char *money_words(struct ui *ui, long long milli);

#endif
