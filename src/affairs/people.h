/* The pieces that the screens of 找谁负责 share. */
#pragma once

#include "screens/frame.h"

enum { PEOPLE_OWN = UI_ACTION_OWN };

/* A duty phone, digits a metre away can read, its right edge at `right`; returns its width. */
int people_phone(struct ui *ui, int right, int y, int h, const char *phone, int px);
/* As ui_fit_row; cuts `in` to whole rows and the footer, so that no row is half seen. */
int people_rows(struct ui *ui, struct rect *in, int least, int count);
