/* score: see score.h. */
#include "screens/score.h"

const char *
score_words(struct ui *ui, long milli)
{
	if (milli % 1000 == 0)
		return ui_printf(ui, "%ld", milli / 1000);
	if (milli % 100 == 0)
		return ui_printf(ui, "%ld.%ld", milli / 1000, milli % 1000 / 100);
	return ui_printf(ui, "%ld.%02ld", milli / 1000, (milli % 1000 + 5) / 10);
}

const char *
score_place(struct ui *ui, int place, bool tied)
{
	return ui_printf(ui, "%s%d", tied ? "并列" : "", place);
}
