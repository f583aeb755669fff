/* 使用统计: what residents looked at, as a sheet that WPS opens. */
#include "import/takeout_inside.h"

bool
takeout_stats(struct taking *t)
{
	t->missing = "还没有使用统计";
	return true;
}
