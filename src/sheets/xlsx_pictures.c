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
	struct sheet_state *sheet;         /* for the sizes of rows and columns; NULL */
	const char *name, *path;
	bool blip, hidden, cropped;          /* the picture that is open */
	int group;                           /* inside how many */
	long long from[4], to[4], extent[2]; /* row, column (from 0; −1: not said), how far into them; in EMU */
	long long *number;                   /* which of those the text is */
};

static const char *const numbers[] = { "row", "col", "rowOff", "colOff" };
enum { EMU_POINT = 12700, EMU_PIXEL = 9525 };

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
	zip_int64_t index = xlsx_part_find(r, path);
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
picture_add(struct reading *r, struct grid *g, size_t *capacity, struct grid_picture one)
{
	if (g->pictures >= MAX_PICTURES)
		return;
	g->picture = arena_grow(r->arena, g->picture, g->pictures, capacity, g->pictures + 1, sizeof *g->picture);
	g->picture[g->pictures++] = one;
}

/* How high a row, how wide a column is, in EMU. */
static long long
line_size(const struct anchor *s, int axis, long long line)
{
	const struct sheet_state *sheet = s->sheet;
	if (axis == 1)
		return line < GRID_MAX_COLUMNS ? (long long)(sheet->width[line] * 7 + 5) * EMU_PIXEL : 0;
	float height = 0;
	size_t low = 0, high = sheet->grid->rows;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct grid_row *row = &sheet->grid->row[middle];
		if (row->number == line + 1)
			return row->hidden ? 0
					   : (long long)((row->height ? row->height : sheet->usual_height) * EMU_POINT);
		if (row->number < line + 1)
			low = middle + 1;
		else
			high = middle;
	}
	height = sheet->usual_height;
	return (long long)(height * EMU_POINT);
}

/* The row or column that a picture is meant for: the one its edge lies in,
 * unless it only reaches into it from the next. */
static int
line_of(const struct anchor *s, int axis)
{
	enum { FARTHEST = 64 };
	long long from = s->from[axis], to = s->to[axis], size, part, whole = s->extent[axis];
	if (from < 0 || from == to || !s->sheet || (to < 0 && !whole))
		return (int)from;
	size = line_size(s, axis, from);
	part = size - s->from[axis + 2];
	if (to > from)
		whole = part + s->to[axis + 2];
	for (long long i = from + 1; i < to && i < from + FARTHEST; i++)
		whole += line_size(s, axis, i);
	return (int)(from + (part < size / 2 + !size && part < whole / 2));
}

/* The drawing that is open, as far as its anchor has said. */
static void
picture_place(struct anchor *s, const char *path)
{
	bool spread = s->group && s->to[0] != s->from[0]; /* of several that are one nobody knows whose each is */
	int column = (int)s->from[1], last = (int)s->to[1];
	if (!s->hidden)
		picture_add(s->reading, s->grid, &s->capacity,
		    (struct grid_picture){ .row = spread ? 0 : line_of(s, 0) + 1,
			.column = column,
			.last_column = last > column ? last : column,
			.at_column = line_of(s, 1),
			.cropped = s->cropped,
			.what = path && !s->cropped ? picture_take(s->reading, path) : NULL });
}

static int
number_index(const char *name)
{
	for (int i = 0; i < 4; i++)
		if (strcmp(name, numbers[i]) == 0)
			return i;
	return -1;
}

static long long
size_attribute(const char **attr, const char *name)
{
	const char *v = xlsx_attribute(attr, name);
	long long size = v ? strtoll(v, NULL, 10) : 0;
	return size > 0 && size < 1000000000000 ? size : 0;
}

/* Is an edge of the picture cut away, by more than a hundredth? */
static bool
is_cropped(const char **attr)
{
	static const char *const edges[] = { "l", "t", "r", "b" };
	for (int i = 0; i < 4; i++)
		if (xlsx_attribute_int(attr, edges[i], 0) > 1000)
			return true;
	return false;
}

/* Anchors of a drawing, and the pictures of cellimages.xml: both have a pic with a name and a blip. */
static void
on_drawing_start(struct part *p, const char *name, const char **attr)
{
	struct anchor *s = p->state;
	if (str_ends(name, "Anchor")) {
		for (int i = 0; i < 4; i++)
			s->from[i] = s->to[i] = i < 2 ? -1 : 0;
		s->extent[0] = s->extent[1] = s->group = 0;
		s->hidden = false;
	} else if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0) {
		s->number = *name == 'f' ? s->from : s->to;
	} else if (strcmp(name, "ext") == 0 && p->depth == 3) {
		s->extent[0] = size_attribute(attr, "cy");
		s->extent[1] = size_attribute(attr, "cx");
	} else if (strcmp(name, "grpSp") == 0) {
		s->group++;
	} else if (number_index(name) >= 0 && s->number) {
		strbuf_clear(&p->text);
		p->collect = true;
	} else if (strcmp(name, "cNvPr") == 0) {
		const char *called = xlsx_attribute(attr, "name");
		s->name = called ? arena_strdup(p->reading->arena, called) : NULL;
		s->hidden = xlsx_attribute_true(attr, "hidden");
	} else if (strcmp(name, "blip") == 0) {
		s->path = link_find(&s->links, xlsx_attribute(attr, "embed"));
		s->blip = true;
		s->cropped = false;
	} else if (strcmp(name, "srcRect") == 0) {
		s->cropped = is_cropped(attr);
	}
}

static void
on_drawing_end(struct part *p, const char *name)
{
	struct anchor *s = p->state;
	if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0)
		s->number = NULL;
	if (strcmp(name, "grpSp") == 0 && s->group)
		s->group--;
	if (strcmp(name, "blipFill") == 0 && s->blip && s->named)
		link_add(p, s->named, s->name, s->cropped ? NULL : s->path);
	else if (strcmp(name, "blipFill") == 0 && s->blip)
		picture_place(s, s->path);
	if (strcmp(name, "blipFill") == 0)
		s->blip = false;
	int i = number_index(name);
	if (!p->collect || i < 0)
		return;
	long long v = strtoll(strbuf_text(&p->text), NULL, 10);
	s->number[i] = v >= 0 && v < (i < 2 ? 10000000 : 1000000000) ? v : i < 2 ? -1 : 0;
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
	struct part p = { .start = on_drawing_start, .end = on_drawing_end, .state = &s };
	forgiven(r, relations_read(r, path, &s) && xlsx_part_read(r, path, false, &p));
	return named;
}

void
xlsx_picture_place(struct reading *r, struct grid *g, size_t *capacity, const char *path, int row, int column)
{
	picture_add(r, g, capacity,
	    (struct grid_picture){ .row = row,
		.column = column,
		.last_column = column,
		.at_column = column,
		.what = picture_take(r, path) });
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
xlsx_drawings_read(struct reading *r, const char *sheet_path, struct sheet_state *sheet)
{
	struct anchor of_sheet = { .reading = r },
		      s = { .grid = sheet->grid, .reading = r, .capacity = sheet->picture_capacity, .sheet = sheet };
	struct part p = { .start = on_drawing_start, .end = on_drawing_end, .state = &s };
	if (!forgiven(r, relations_read(r, sheet_path, &of_sheet)) || !of_sheet.drawing)
		return;
	forgiven(r, relations_read(r, of_sheet.drawing, &s) && xlsx_part_read(r, of_sheet.drawing, false, &p));
}
