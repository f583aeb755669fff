/* compare_cells: a row before and after, column by column. What differs in
 * row_equal() differs here too, so that a changed row never shows nothing. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "import/compare_parts.h"
#include "catalogue/describe.h"

struct building {
	const struct compare *c;
	struct arena *arena;
	const struct reg *r;
	const struct row *old, *new;
	struct cells *out;
};

static struct review_cell *
add(struct building *b, const char *header)
{
	struct cells *s = b->out;
	s->cell = arena_grow(b->arena, s->cell, s->count, &s->capacity, s->count + 1, sizeof *s->cell);
	struct review_cell *cell = &s->cell[s->count++];
	*cell = (struct review_cell){ .header = header, .before = "", .after = "" };
	return cell;
}

static void
add_value(struct building *b, size_t i)
{
	const struct field *f = &b->r->fields[i];
	const char *before = b->old ? b->old->value[i] : NULL, *after = b->new ? b->new->value[i] : NULL;
	if (str_empty(before) && str_empty(after))
		return;
	struct review_cell *cell = add(b, f->header);
	cell->before = describe_value(b->arena, f, before);
	cell->after = describe_value(b->arena, f, after);
	cell->changed = !str_equal(before, after);
	if (cell->changed && strcmp(cell->before, cell->after) == 0) { /* 620 and 620亩 */
		cell->before = before;
		cell->after = after;
	}
}

static const struct row_item *
find_item(const struct row *row, const char *name)
{
	for (size_t i = 0; row && i < row->items; i++)
		if (strcmp(row->item[i].name, name) == 0)
			return &row->item[i];
	return NULL;
}

static void
add_item(struct building *b, const char *name)
{
	static const struct field points = { .type = FIELD_NUMBER, .unit = "分" };
	const struct row_item *before = find_item(b->old, name), *after = find_item(b->new, name);
	const char *was = before ? before->value : NULL, *is = after ? after->value : NULL;
	/* a column that came or went without a value */
	if (str_empty(was) && str_empty(is) && before && after)
		return;
	struct review_cell *cell = add(b, name);
	cell->before = before && str_empty(was) ? "空着" : describe_value(b->arena, &points, was);
	cell->after = after && str_empty(is) ? "空着" : describe_value(b->arena, &points, is);
	cell->changed = !before || !after || !str_equal(was, is);
}

static void
add_items(struct building *b)
{
	for (size_t i = 0; b->new &&i < b->new->items; i++)
		add_item(b, b->new->item[i].name);
	for (size_t i = 0; b->old && i < b->old->items; i++)
		if (!find_item(b->new, b->old->item[i].name))
			add_item(b, b->old->item[i].name);
}

static const struct row_photo *
next_photo(const struct row *row, size_t field, size_t *at)
{
	while (row && *at < row->photos)
		if (row->photo[(*at)++].field == (int)field)
			return &row->photo[*at - 1];
	return NULL;
}

static bool
photos_differ(const struct building *b, size_t field)
{
	size_t i = 0, k = 0;
	for (;;) {
		const struct row_photo *p = next_photo(b->old, field, &i), *q = next_photo(b->new, field, &k);
		if (!p || !q)
			return p != q;
		if (!str_equal(p->name, q->name) || !str_equal(p->picture, q->picture))
			return true;
	}
}

/* One alone is shown large, so it is not the thumbnail. */
static const char *
thumbs(const struct building *b, const struct row *row, size_t field)
{
	struct strbuf s = { 0 };
	const struct row_photo *p;
	size_t count = 0;
	for (size_t i = 0; next_photo(row, field, &i);)
		count++;
	bool alone = count == 1;
	for (size_t i = 0; (p = next_photo(row, field, &i));)
		strbuf_printf(
		    &s, "%s%s", s.len ? "\n" : "", compare_picture(b->c, b->arena, alone ? p->picture : p->thumb));
	return strbuf_take(&s, b->arena);
}

/* 「有录音，1 分 20 秒」 */
static const char *
lengths(const struct building *b, const struct row *row, size_t field)
{
	struct strbuf s = { 0 };
	const struct row_photo *p;
	for (size_t i = 0; (p = next_photo(row, field, &i));) {
		int seconds = (p->width + 999) / 1000;
		strbuf_append(&s, s.len ? "、" : "有录音，");
		if (seconds >= 60)
			strbuf_printf(&s, "%d 分 ", seconds / 60);
		strbuf_printf(&s, "%d 秒", seconds % 60);
	}
	return strbuf_take(&s, b->arena);
}

static void
add_sounds(struct building *b, size_t i)
{
	const char *was = lengths(b, b->old, i), *is = lengths(b, b->new, i);
	if (!*was && !*is)
		return;
	struct review_cell *cell = add(b, b->r->fields[i].header);
	cell->changed = photos_differ(b, i);
	cell->before = was;
	cell->after = cell->changed && strcmp(was, is) == 0 ? arena_printf(b->arena, "%s（换过）", is) : is;
}

/* Of photos that are not kept, not even the name is written. */
static void
add_photos(struct building *b, size_t i)
{
	const char *before = b->old ? b->old->value[i] : NULL, *after = b->new ? b->new->value[i] : NULL;
	const char *was = thumbs(b, b->old, i), *is = thumbs(b, b->new, i);
	if (str_empty(before) && str_empty(after) && !*was && !*is)
		return;
	struct review_cell *cell = add(b, b->r->fields[i].header);
	cell->changed = !str_equal(before, after) || photos_differ(b, i);
	cell->photo = *was || *is;
	if (cell->photo) {
		cell->before = was;
		cell->after = is;
		return;
	}
	cell->before = str_empty(before) ? "" : "照片没有存";
	cell->after = str_empty(after) ? "" : cell->changed && !str_empty(before) ? "换了照片，没有存" : "照片没有存";
}

void
compare_cells(const struct compare *c, struct arena *a, const struct reg *r, const struct row *old,
    const struct row *new, struct cells *out)
{
	struct building b = { c, a, r, old, new, out };
	bool items = false;
	*out = (struct cells){ 0 };
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (f->type == FIELD_SERIAL || f->flags & FIELD_SECRET)
			continue;
		if (f->flags & FIELD_TOTAL && !items) {
			add_items(&b);
			items = true;
		}
		if (f->type == FIELD_PHOTOS)
			add_photos(&b, i);
		else if (f->type == FIELD_SOUNDS)
			add_sounds(&b, i);
		else
			add_value(&b, i);
	}
	if (!items)
		add_items(&b);
}
