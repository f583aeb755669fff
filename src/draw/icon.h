/* The icons, drawn from polygons, rounds and lines: sharp at 24–120 px.
 *
 * An icon fills the square in the middle of `r`. Where a shape has a hole or
 * a mark inside, that shows the ground behind it. One colour an icon. */
#pragma once

#include "draw/list.h"

enum icon {
	ICON_NONE,
	ICON_FLAG,        /* 流动红旗: a pennant on its pole */
	ICON_CARD_YELLOW, /* 黄牌: a tilted card */
	ICON_FLOWER,      /* 大红花 */
	ICON_BROOM,
	ICON_HOUSE,
	ICON_ARROW_LEFT,
	ICON_ARROW_RIGHT,
	ICON_UP,   /* ▲ */
	ICON_DOWN, /* ▼ */
	ICON_CHECK,
	ICON_CLOCK,
	ICON_EXCLAIM, /* overdue: a triangle with a mark */
	ICON_SPEAKER,
	ICON_PHONE,
	ICON_BOOK,
	ICON_LEAF,
	ICON_CAMERA,
	ICON_PEOPLE,
	ICON_MONEY,
	ICON_SEARCH,
	ICON_TRUCK, /* 垃圾车, 清运 */
	ICON_TREE,
	ICON_ROAD,
	ICON_LAMP,  /* 路灯 */
	ICON_BIN,   /* 垃圾桶 */
	ICON_WALL,  /* a wall of bricks: 拆, 建 */
	ICON_WATER, /* 河道, 边沟 */
	ICON_SHEET, /* 倡议书, 文件 */
	ICON_HORN,  /* 宣传 */
	ICON_SHOVEL,
	ICON_EYE, /* 等复查: somebody is to look again */
	ICON_COUNT
};

void draw_icon(struct draw_list *d, enum icon icon, struct rect r, color_argb c);
