/* What answers a finger, as registered while it is drawn. */
#pragma once

#include "base/geom.h"
#include "ui/scroll.h"

struct ui_hit {
	struct rect rect; /* what can be seen of it */
	struct rect full; /* as laid out, before clipping */
	int action;
	long arg;
};

enum ui_area_kind { UI_AREA_SCROLL_Y, UI_AREA_GESTURE }; /* GESTURE: raw drags and pinches go to the screen */

struct ui_area {
	struct rect rect;
	enum ui_area_kind kind;
	struct scroll *scroll; /* owned by the screen */
};
