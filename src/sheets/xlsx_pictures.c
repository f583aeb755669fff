/* xlsx_pictures: pictures pasted on a sheet, tied to the row they stand at. WPS
 * keeps those in cells in a part of their own (=DISPIMG("ID_…",1)), drawings
 * hang from a sheet by its relations. A drawing that cannot be read loses its
 * pictures, not the sheet: that is said. See xlsx_cells.h. */
#include <sodium.h>
#include <string.h>

#include "base/str.h"
#include "sheets/xlsx_cells.h"

enum { MAX_PICTURES = 2000, MAX_LINKS = 20000, PIECE = 64 * 1024 };

struct link { /* rId7 → xl/media/image3.jpeg, or ID_… → rId7 */
	const char *id, *target;
};

struct links {
	struct link *item;
	size_t count, capacity;
};

struct anchor { /* while a part with pictures is gone through */
	struct links links;
	struct links *named; /* of cellimages.xml: filled */
	struct grid *grid;   /* of a drawing: filled */
	struct reading *reading;
	size_t capacity;
	const char *base, *type, *drawing; /* of relations: whose, which, the drawing among them */
	const char *name;
	int from[2], to[2]; /* row and column, from 0 */
	int *number;        /* which of those the text is */
};

static const char *
link_find(const struct links *l, const char *id)
{
	for (size_t i = 0; id && i < l->count; i++)
		if (strcmp(l->item[i].id, id) == 0)
			return l->item[i].target;
	return NULL;
}

static void
link_add(struct part *p, struct links *l, const char *id, const char *target)
{
	struct arena *a = p->reading->arena;
	if (!id || !target)
		return;
	if (l->count >= MAX_LINKS) {
		xlsx_part_stop(p, FINDING_FILE_UNSAFE);
		return;
	}
	l->item = arena_grow(a, l->item, l->count, &l->capacity, l->count + 1, sizeof *l->item);
	l->item[l->count++] = (struct link){ arena_strdup(a, id), arena_strdup(a, target) };
}

static void
on_relation(struct part *p, const char *name, const char **attr)
{
	struct anchor *s = p->state;
	const char *type = xlsx_attribute(attr, "Type"), *target = xlsx_attribute(attr, "Target");
	if (strcmp(name, "Relationship") != 0 || !type || !target)
		return;
	const char *path = xlsx_resolve(p->reading->arena, s->base, target);
	if (str_ends(type, "/image"))
		link_add(p, &s->links, xlsx_attribute(attr, "Id"), path);
	else if (str_ends(type, "/drawing") && !s->drawing)
		s->drawing = path;
}

/* The relations of a part, beside it in _rels. */
static bool
relations_read(struct reading *r, const char *path, struct anchor *s)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	struct part p = { .start = on_relation, .state = s };
	s->base = path;
	return xlsx_part_read(r, arena_printf(r->arena, "%.*s_rels/%s.rels", folder, path, path + folder), false, &p);
}

/* The bytes of a part as a picture, once for all places where it stands; NULL when it is none we take. */
static struct pasted *
picture_take(struct reading *r, const char *path)
{
	if (r->pictures.count >= MAX_PICTURES)
		return NULL;
	for (size_t i = 0; i < r->pictures.count; i++)
		if (strcmp(r->pictures.item[i]->part, path) == 0)
			return r->pictures.item[i]->size ? r->pictures.item[i] : NULL;
	struct pasted *one = arena_alloc(r->arena, sizeof *one);
	*one = (struct pasted){ .part = arena_strdup(r->arena, path) };
	r->pictures.item = arena_grow(r->arena, r->pictures.item, r->pictures.count, &r->pictures.capacity,
	    r->pictures.count + 1, sizeof(struct pasted *));
	r->pictures.item[r->pictures.count++] = one;
	zip_stat_t st;
	zip_int64_t index = zip_name_locate(r->zip, path, ZIP_FL_NOCASE);
	if (index < 0 || zip_stat_index(r->zip, (zip_uint64_t)index, 0, &st) != 0 || st.size < 8 ||
	    r->unpacked + st.size > XLSX_MAX_TOTAL)
		return NULL;
	unsigned char *bytes = arena_alloc(r->arena, st.size), hash[16];
	zip_file_t *in = zip_fopen_index(r->zip, (zip_uint64_t)index, 0);
	r->unpacked += st.size;
	bool whole = in && zip_fread(in, bytes, st.size) == (zip_int64_t)st.size;
	char rest;
	whole = whole && zip_fread(in, &rest, 1) == 0; /* only at the end is the sum looked at */
	if (in)
		zip_fclose(in);
	bool jpeg = whole && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0, png = whole && memcmp(bytes, "\x89PNG", 4) == 0;
	if (!jpeg && !png)
		return NULL;
	crypto_generichash(hash, sizeof hash, bytes, st.size, NULL, 0);
	one->name = arena_printf(r->arena, "贴图-%02x%02x%02x%02x%02x.%s", hash[0], hash[1], hash[2], hash[3], hash[4],
	    jpeg ? "jpg" : "png");
	one->bytes = bytes;
	one->size = st.size;
	return one;
}

static void
picture_place(struct anchor *s, const char *path, const int from[2], const int to[2])
{
	struct grid *g = s->grid;
	if (g->pictures >= MAX_PICTURES)
		return;
	g->picture =
	    arena_grow(s->reading->arena, g->picture, g->pictures, &s->capacity, g->pictures + 1, sizeof *g->picture);
	g->picture[g->pictures++] = (struct grid_picture){ .row = from[0] + 1,
		.column = from[1],
		.last_column = to[1] > from[1] ? to[1] : from[1],
		.what = path ? picture_take(s->reading, path) : NULL };
}

/* Anchors of a drawing, and the pictures of cellimages.xml: both have a pic with a name and a blip. */
static void
on_drawing_start(struct part *p, const char *name, const char **attr)
{
	struct anchor *s = p->state;
	if (str_ends(name, "Anchor")) {
		memset(s->from, 0xFF, sizeof s->from);
		memset(s->to, 0xFF, sizeof s->to);
	} else if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0) {
		s->number = *name == 'f' ? s->from : s->to;
	} else if ((strcmp(name, "row") == 0 || strcmp(name, "col") == 0) && s->number) {
		strbuf_clear(&p->text);
		p->collect = true;
	} else if (strcmp(name, "cNvPr") == 0) {
		const char *called = xlsx_attribute(attr, "name");
		s->name = called ? arena_strdup(p->reading->arena, called) : NULL;
	} else if (strcmp(name, "blip") == 0) {
		const char *path = link_find(&s->links, xlsx_attribute(attr, "embed"));
		if (s->named)
			link_add(p, s->named, s->name, path);
		else
			picture_place(s, path, s->from, s->to);
	}
}

static void
on_drawing_end(struct part *p, const char *name)
{
	struct anchor *s = p->state;
	if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0)
		s->number = NULL;
	if (!p->collect || (strcmp(name, "row") != 0 && strcmp(name, "col") != 0))
		return;
	long v = strtol(strbuf_text(&p->text), NULL, 10);
	s->number[*name == 'c'] = v >= 0 && v < 10000000 ? (int)v : -1;
	p->collect = false;
}

/* True unless something broke; the sheet does not break with it. */
static bool
forgiven(struct reading *r, bool fine)
{
	if (fine)
		return true;
	r->fail = FINDING_NONE;
	if (!r->pictures.lost)
		finding_add(r->findings, FINDING_PICTURES_BROKEN, (struct place){ .file = r->file });
	r->pictures.lost = true;
	return false;
}

/* What DISPIMG's names stand for. */
static struct links *
cell_images(struct reading *r)
{
	static const char path[] = "xl/cellimages.xml";
	if (r->pictures.named)
		return r->pictures.named;
	struct links *named = r->pictures.named = arena_alloc(r->arena, sizeof *named);
	*named = (struct links){ 0 };
	struct anchor s = { .named = named, .reading = r };
	struct part p = { .start = on_drawing_start, .state = &s };
	forgiven(r, relations_read(r, path, &s) && xlsx_part_read(r, path, false, &p));
	return named;
}

void
xlsx_picture_place(struct reading *r, struct grid *g, size_t *capacity, const char *path, int row, int column)
{
	struct anchor s = { .grid = g, .reading = r, .capacity = *capacity };
	picture_place(&s, path, (int[2]){ row - 1, column }, (int[2]){ row - 1, column });
	*capacity = s.capacity;
}

bool
xlsx_cell_picture(struct reading *r, struct grid *g, size_t *capacity, const char *formula, int row, int column)
{
	const char *open = strstr(formula, "DISPIMG("), *quote = open ? strchr(open, '"') : NULL;
	const char *end = quote ? strchr(quote + 1, '"') : NULL;
	if (!end)
		return false;
	const char *path = link_find(cell_images(r), arena_strndup(r->arena, quote + 1, (size_t)(end - quote - 1)));
	if (!path || !picture_take(r, path))
		return false;
	xlsx_picture_place(r, g, capacity, path, row, column);
	return true;
}

void
xlsx_drawings_read(struct reading *r, const char *sheet_path, struct grid *g, size_t capacity)
{
	struct anchor of_sheet = { .reading = r }, s = { .grid = g, .reading = r, .capacity = capacity };
	struct part p = { .start = on_drawing_start, .end = on_drawing_end, .state = &s };
	if (!forgiven(r, relations_read(r, sheet_path, &of_sheet)) || !of_sheet.drawing)
		return;
	forgiven(r, relations_read(r, of_sheet.drawing, &s) && xlsx_part_read(r, of_sheet.drawing, false, &p));
}
