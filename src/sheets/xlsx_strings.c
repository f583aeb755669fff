/* xlsx_strings: shared strings. See xlsx_cells.h. */
#include "sheets/xlsx_cells.h"

#include <string.h>

enum { MAX_STRINGS = 2000000 };

struct string_state {
	int phonetic; /* inside how many rPh */
};

static void
string_start(struct part *p, const char *name, const char **attr)
{
	struct string_state *s = p->state;
	if (strcmp(name, "si") == 0)
		strbuf_clear(&p->text);
	else if (strcmp(name, "rPh") == 0)
		s->phonetic++;
	else if (strcmp(name, "t") == 0)
		p->collect = s->phonetic == 0;
}

static void
string_end(struct part *p, const char *name)
{
	struct string_state *s = p->state;
	struct reading *r = p->reading;
	if (strcmp(name, "t") == 0)
		p->collect = false;
	else if (strcmp(name, "rPh") == 0 && s->phonetic)
		s->phonetic--;
	if (strcmp(name, "si") != 0)
		return;
	r->text += p->text.len; /* each string once here, again at each cell */
	if (r->strings >= MAX_STRINGS || r->text > GRID_MAX_TEXT) {
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
		return;
	}
	r->string = arena_grow(r->arena, r->string, r->strings, &r->string_capacity, r->strings + 1, sizeof *r->string);
	r->string[r->strings++] = xlsx_cleaned(p);
}

bool
xlsx_strings_read(struct reading *r)
{
	if (!r->strings_path)
		return true;
	struct string_state state = { 0 };
	struct part p = { .start = string_start, .end = string_end, .state = &state };
	bool ok = xlsx_part_read(r, r->strings_path, false, &p);
	r->text = 0;
	return ok;
}
