/* The tabs the four screens of 找谁负责 share, and their pieces. */
#ifndef AFFAIRS_PEOPLE_H
#define AFFAIRS_PEOPLE_H

#include "screens/frame.h"

enum { PEOPLE_TAB_GRIDS, PEOPLE_TAB_POSTS, PEOPLE_TAB_ROUTES, PEOPLE_TAB_VILLAGES, PEOPLE_TABS };
enum { PEOPLE_OWN_TAB = UI_ACTION_OWN, PEOPLE_OWN };

/* Tabs, and 全镇 | 本村 beside or below them; returns the height taken with the gap. */
int people_tabs(struct host *h, struct ui *ui, struct rect body, int active);
/* Opens another tab's screen; true when the event was that. */
bool people_tab_event(struct host *h, const struct screen_event *e);
/* A duty phone, digits a metre away can read, its right edge at `right`; returns its width. */
int people_phone(struct ui *ui, int right, int y, int h, const char *phone, int px);
/* As ui_fit_row; cuts `in` to whole rows and the footer, so that no row is half seen. */
int people_rows(struct ui *ui, struct rect *in, int least, int count);

#endif
