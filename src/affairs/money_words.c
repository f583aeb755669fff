/* money_words: see money_words.h. */
#include "affairs/money_words.h"

#include "base/quantity.h"

const char *
money_words(struct ui *ui, long long milli)
{
	return milli == -1 ? "" : quantity_text(ui->arena, milli);
}
