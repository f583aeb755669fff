/* row: see row.h. */
#include "catalogue/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

struct row *
row_append(struct row_list *list, struct arena *a, const struct reg *r)
{
	list->row = arena_grow(a, list->row, list->count, &list->capacity, list->count + 1, sizeof *list->row);
	struct row *row = &list->row[list->count++];
	*row = (struct row){ .value = arena_array(a, r->count, sizeof *row->value) };
	return row;
}

static int
field_of(const struct reg *r, const char *column)
{
	int i = catalogue_field(r, column);
	ASSERT(i >= 0);
	return i;
}

const char *
row_text(const struct row *row, const struct reg *r, const char *column)
{
	const char *v = row->value[field_of(r, column)];
	return v ? v : "";
}

void
row_set(struct row *row, const struct reg *r, const char *column, const char *value)
{
	row->value[field_of(r, column)] = str_empty(value) ? NULL : value;
}

void
row_add_item(struct row *row, struct arena *a, const char *name, const char *value)
{
	struct row_item *more = row->item;
	if (!row->items || !arena_extend(a, row->item, row->items * sizeof *more, sizeof *more))
		more = arena_array(a, row->items + 1, sizeof *more);
	if (row->items && more != row->item)
		memcpy(more, row->item, row->items * sizeof *more);
	more[row->items++] = (struct row_item){ name, value };
	row->item = more;
}

void
row_add_photo(struct row *row, struct arena *a, int field, const char *name)
{
	struct row_photo *more = arena_array(a, row->photos + 1, sizeof *more);
	if (row->photos)
		memcpy(more, row->photo, row->photos * sizeof *more);
	more[row->photos++] = (struct row_photo){ .field = field, .name = name };
	row->photo = more;
}

bool
row_photo_personal(const struct reg *r, const struct row *row, const struct row_photo *photo)
{
	int target = catalogue_field(r, "target_kind");
	return r->fields[photo->field].flags & FIELD_PERSONAL || (target >= 0 && str_equal(row->value[target], "户"));
}

/* 全镇 and the like: all of it, which is no village. */
static bool
is_whole(const char *place)
{
	static const char words[] =
	    "|全镇|全乡|全街道|全镇(乡)|全镇（乡）|全乡(镇)|全乡（镇）|镇(乡)|镇（乡）|乡(镇)|乡（镇）|乡镇|"
	    "本镇|本乡|镇级|乡级|乡镇级|镇上|乡上|各村|全部|各村(社区)|各村（社区）|全镇各村|全乡各村|"
	    "镇政府|乡政府|镇人民政府|乡人民政府|镇里|乡里|所有村|全镇所有村|全乡所有村|";
	size_t n = strlen(place);
	for (const char *p = words; n && (p = strstr(p, place)); p += n)
		if (p[-1] == '|' && p[n] == '|')
			return true;
	return false;
}

const char *
row_place_key(struct arena *a, const char *place)
{
	if (is_whole(place))
		return "";
	static const char *const endings[] = { "村民委员会", "社区居委会", "居委会", "村委会", "社区", "村" };
	size_t n = strlen(place);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t m = strlen(endings[i]);
		if (n > m && strcmp(place + n - m, endings[i]) == 0)
			return arena_strndup(a, place, n - m);
	}
	return place;
}

int
row_number_at(const char **s)
{
	static const char digits[] = "一二三四五六七八九";
	int total = 0, last = -1;
	const char *p = *s;
	for (; *p >= '0' && *p <= '9' && total < 100; p++)
		total = total * 10 + *p - '0';
	if (p != *s)
		return *s = p, total;
	for (;; p += 3) {
		const char *d = strlen(p) >= 3 ? strstr(digits, (char[4]){ p[0], p[1], p[2], '\0' }) : NULL;
		if (d && last < 0)
			last = (int)(d - digits) / 3 + 1;
		else if (str_starts(p, "十") && total == 0)
			total = (last < 0 ? 1 : last) * 10, last = -1;
		else
			break;
	}
	if (p == *s)
		return -1;
	*s = p;
	return total + (last > 0 ? last : 0);
}

/* 一组, 第1组, 高同村一组 → 1组; anything else as it is. */
static const char *
group_key(struct arena *a, const char *village, const char *text)
{
	static const char *const kinds[] = { "村民小组", "居民小组", "小组", "组" };
	const char *p = text, *bare = row_place_key(a, village);
	if (*bare && str_starts(p, bare))
		p += str_starts(p, village) ? strlen(village) : strlen(bare);
	if (str_starts(p, "第"))
		p += strlen("第");
	int n = row_number_at(&p);
	for (size_t i = 0; n > 0 && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(p, kinds[i]) == 0)
			return arena_printf(a, "%d组", n);
	return text;
}

static const char *
part(const struct row *row, struct arena *a, const struct reg *r, size_t i)
{
	const char *v = row->value[i];
	int head = catalogue_field(r, "head"), kind = catalogue_field(r, "target_kind");
	if (v && kind >= 0 && strcmp(r->fields[i].column, "target") == 0 && str_equal(row->value[kind], "组"))
		return group_key(a, row_text(row, r, "village"), v);
	if (!v && r->fields[i].type == FIELD_DOOR && head >= 0 && row->value[head])
		return arena_printf(a, "=%s", row->value[head]);
	if (!v)
		return "";
	return r->fields[i].type == FIELD_PLACE ? row_place_key(a, v) : v;
}

static const char *
join(const struct row *row, struct arena *a, const struct reg *r, unsigned flag)
{
	struct strbuf text = { 0 };
	for (size_t i = 0; i < r->count; i++) {
		if (!(r->fields[i].flags & flag))
			continue;
		if (text.len)
			strbuf_append(&text, "\x1f");
		strbuf_append(&text, part(row, a, r, i));
	}
	const char *s = arena_strdup(a, strbuf_text(&text));
	strbuf_free(&text);
	return s;
}

/* A 凭证号 says by itself which entry it is; without one, all the key says together. */
static const char *
numbered_key(const struct row *row, struct arena *a, const struct reg *r)
{
	int voucher = catalogue_field(r, "voucher");
	if (voucher < 0 || !row->value[voucher])
		return join(row, a, r, FIELD_KEY);
	return arena_printf(a, "%s\x1f#%s", join(row, a, r, FIELD_SCOPE), row->value[voucher]);
}

void
row_bind(struct row *row, struct arena *a, const struct reg *r)
{
	row->key = r->merge == MERGE_NUMBERED ? numbered_key(row, a, r) : join(row, a, r, FIELD_KEY);
	row->scope = join(row, a, r, FIELD_SCOPE);
}

bool
row_may_be(const struct row *wrong, const struct row *row, struct arena *a, const struct reg *r)
{
	int head = catalogue_field(r, "head");
	for (size_t i = 0; i < r->count; i++) {
		bool by_head = r->fields[i].type == FIELD_DOOR && !wrong->value[i] && head >= 0;
		size_t f = by_head ? (size_t)head : i;
		if ((r->fields[i].flags & FIELD_KEY) && wrong->value[f] &&
		    (!row->value[f] || strcmp(part(wrong, a, r, f), part(row, a, r, f)) != 0))
			return false;
	}
	return true;
}

static const struct row_item *
item_named(const struct row *row, const char *name)
{
	for (size_t i = 0; i < row->items; i++)
		if (strcmp(row->item[i].name, name) == 0)
			return &row->item[i];
	return NULL;
}

/* In whatever order the columns stood. */
static bool
items_equal(const struct row *x, const struct row *y)
{
	if (x->items != y->items)
		return false;
	for (size_t i = 0; i < x->items; i++) {
		const struct row_item *other = item_named(y, x->item[i].name);
		if (!other || !str_equal(x->item[i].value, other->value))
			return false;
	}
	return true;
}

static bool
photos_equal(const struct row *x, const struct row *y)
{
	if (x->photos != y->photos)
		return false;
	for (size_t i = 0; i < x->photos; i++) {
		const struct row_photo *p = &x->photo[i], *q = &y->photo[i];
		if (p->field != q->field || strcmp(p->name, q->name) != 0)
			return false;
		/* a photo of our own making counts as the source it came from */
		if (!str_equal(p->picture, q->picture))
			return false;
	}
	return true;
}

bool
row_equal(const struct row *x, const struct row *y, const struct reg *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (!str_equal(x->value[i], y->value[i]))
			return false;
	return items_equal(x, y) && photos_equal(x, y);
}

static int
by_key(const void *x, const void *y)
{
	const struct row *a = *(struct row *const *)x, *b = *(struct row *const *)y;
	int order = strcmp(a->key, b->key);
	return order ? order : (a > b) - (a < b);
}

static bool
same_sheet(const struct row *x, const struct row *y)
{
	return str_equal(x->file, y->file) && str_equal(x->sheet, y->sheet);
}

void
row_number(struct row_list *list, struct arena *a)
{
	struct row **sorted = arena_array(a, list->count + 1, sizeof *sorted);
	for (size_t i = 0; i < list->count; i++)
		sorted[i] = &list->row[i];
	qsort(sorted, list->count, sizeof *sorted, by_key);
	const char *key = NULL; /* as it was, of the rows before */
	for (size_t i = 0, nth = 1; i < list->count; i++) {
		bool again = key && strcmp(sorted[i]->key, key) == 0;
		nth = again && same_sheet(sorted[i], sorted[i - 1]) ? nth + 1 : 1;
		key = sorted[i]->key;
		if (nth > 1)
			sorted[i]->key = arena_printf(a, "%s\x1f%zu", key, nth);
	}
}
