/* table_pictures: pictures pasted on the sheet become photos of the row they
 * stand at, where it is clear which column they mean. See table_parts.h. */
#include <string.h>

#include "tables/table_parts.h"

/* The column of photos that a picture lies on; else the only one the sheet has,
 * or the register's own, unless it is one of before and after. −1: not clear. */
static int
picture_field(const struct table *t, const struct grid_picture *p)
{
	int only = -1, there = 0, own = -1, under = -1, covered = 0;
	for (size_t f = t->reg->count; f-- > 0;) {
		int column = t->column_of[f];
		const char *header = t->reg->fields[f].header;
		if (t->reg->fields[f].type != FIELD_PHOTOS)
			continue;
		if (column >= 0 && column == p->at_column)
			return (int)f;
		if (column >= 0 && column >= p->column && column <= p->last_column)
			under = (int)f, covered++;
		if (column >= 0)
			only = (int)f, there++;
		own = strstr(header, "前") || strstr(header, "后") ? own : (int)f;
	}
	return covered ? (covered == 1 ? under : -1) : there == 1 ? only : own;
}

/* The first picture at a row or below it. */
static size_t
pictures_from(const struct grid *g, int row)
{
	size_t low = 0, high = g->pictures;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (g->picture[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
column_hidden(const struct grid *g, int column)
{
	return g->hidden_column && column >= 0 && column < GRID_MAX_COLUMNS && g->hidden_column[column];
}

/* Has the same picture stood at this place already, as some programs write it twice? */
static bool
again(const struct grid *g, size_t i)
{
	const struct grid_picture *p = &g->picture[i];
	for (size_t k = i; k > 0 && g->picture[k - 1].row == p->row; k--)
		if (g->picture[k - 1].what == p->what && g->picture[k - 1].at_column == p->at_column)
			return true;
	return false;
}

/* After the row's own cells were read: what is written there counts more. */
void
table_pictures_take(struct table *t, struct row *row, bool good)
{
	const struct grid *g = t->g;
	bool ours[MAX_FIELDS] = { false };
	for (size_t i = pictures_from(g, row->line); i < g->pictures && g->picture[i].row == row->line; i++) {
		const struct grid_picture *p = &g->picture[i];
		int f = picture_field(t, p);
		t->placed[i] = true;
		if (p->what && again(g, i))
			continue;
		const char *why = column_hidden(g, p->at_column) ? "在隐藏的列里"
				  : p->cropped                   ? "在表里裁掉了一部分"
				  : !p->what                     ? "不是 JPG 或 PNG 照片"
				  : f < 0                        ? "看不出放在哪一列"
				  : ours[f]                      ? NULL
				  : row->value[f]                ? "照片那一列已经写了文件名"
								 : NULL;
		if (why) {
			table_say(t, FINDING_PICTURES_LEFT, p->row, NULL, why);
			continue;
		}
		if (!good)
			continue;
		row->value[f] =
		    ours[f] ? arena_printf(t->c->arena, "%s、%s", row->value[f], p->what->name) : p->what->name;
		ours[f] = p->what->used = true;
		t->pictures++;
	}
}

static bool
row_hidden(const struct grid *g, int number)
{
	for (size_t i = 0; i < g->rows && g->row[i].number <= number; i++)
		if (g->row[i].number == number)
			return g->row[i].hidden;
	return false;
}

void
table_pictures_say(struct table *t)
{
	const struct grid *g = t->g;
	size_t above = 0;
	for (size_t i = 0; i < g->pictures; i++) {
		if (t->placed[i] || row_hidden(g, g->picture[i].row))
			continue;
		if (g->picture[i].row && g->picture[i].row <= g->row[t->lower].number)
			above++; /* a badge beside the title */
		else
			table_say(t, FINDING_PICTURES_LEFT, g->picture[i].row, NULL, "看不出是哪一行的");
	}
	if (above)
		table_say(t, FINDING_PICTURES_ABOVE, 0, NULL, above);
	if (t->pictures)
		table_say(t, FINDING_PICTURES_TAKEN, 0, NULL, t->pictures);
}
