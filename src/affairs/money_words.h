/* How sums are said. */
#pragma once

#include "ui/ui.h"

/* 「12350.5」 of thousandths of a yuan; "" for −1. In the frame. */
const char *money_words(struct ui *ui, long long milli);
