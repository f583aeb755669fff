/* How sums are said. */
#ifndef AFFAIRS_MONEY_WORDS_H
#define AFFAIRS_MONEY_WORDS_H

#include "ui/ui.h"

/* 「12350.5」 of thousandths of a yuan; "" for −1. In the frame. */
const char *money_words(struct ui *ui, long long milli);

#endif
