/* issue_parts: see issue_parts.h. Red is honour here: overdue is orange. */
#include "affairs/issue_parts.h"

#include "catalogue/describe.h"
#include "screens/all.h"

#include <string.h>

#include "base/str.h"
#include "screens/frame.h"

struct row_state
issue_state(struct ui *ui, const struct issue *e)
{
	const struct palette *p = ui->p;
	switch (e->state) {
	case ISSUE_DONE:
		return (struct row_state){ "查过，改好了", NULL, p->green, ICON_CHECK };
	case ISSUE_OVERDUE:
		return (struct row_state){ ui_printf(ui, "超期 %ld 天", e->days), NULL, p->orange, ICON_EXCLAIM };
	case ISSUE_WAITING:
		return (struct row_state){ "说改好，等复查", NULL, p->blue, ICON_EYE };
	case ISSUE_FIXING:
		break;
	}
	const char *words = e->days < 0 ? "正在改" : e->days ? ui_printf(ui, "还有 %ld 天", e->days) : "今天到期";
	return (struct row_state){ words, NULL, p->gold, ICON_CLOCK };
}

const char *
issue_where(struct ui *ui, const struct issue *e)
{
	const char *grid = describe_grid(ui->arena, e->grid);
	const char *spot = str_starts(e->spot, e->village) ? e->spot + strlen(e->village) : e->spot;
	return ui_printf(ui, "%s%s%s%s%s", e->village, spot[0] ? " · " : "", spot, grid[0] ? " · " : "", grid);
}
