/* xlsx_formats: number formats, as far as they tell days from numbers. See xlsx_cells.h. */
#include "sheets/xlsx_cells.h"

#include <string.h>

enum { MAX_STYLES = 65536, MAX_FORMATS = 4096 };

/* What is left of a format's first section without quotes, escapes, colours
 * and conditions, in lower case; [h] and its like become h. */
static void
format_letters(const char *code, char *out, size_t size)
{
	size_t n = 0;
	for (const char *p = code; *p && *p != ';' && n + 2 < size; p++) {
		if (*p == '"') {
			p = strchr(p + 1, '"');
			if (!p)
				break;
		} else if (*p == '\\' || *p == '_' || *p == '*') {
			const char *next = p + 1;
			utf8_next(&next);
			p = next - 1;
		} else if (*p == '[') {
			const char *end = strchr(p, ']');
			if (!end)
				break;
			if (strchr("hHmMsS", p[1]) && p[1] && strspn(p + 1, "hHmMsS") == (size_t)(end - p - 1))
				out[n++] = 'h';
			p = end;
		} else if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-')) {
			p++;
		} else {
			out[n++] = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
		}
	}
	out[n] = '\0';
}

static enum show
show_of_code(const char *code)
{
	char s[256];
	format_letters(code, s, sizeof s);
	if (strstr(s, "general") || strstr(s, "g/") || strchr(s, '@'))
		return SHOW_NUMBER;
	bool day = strchr(s, 'y') || strchr(s, 'd') || strchr(s, 'e') || strstr(s, "aaa");
	bool clock = strchr(s, 'h') || strchr(s, 's');
	if (strchr(s, 'm') && !clock)
		day = true;
	if (day)
		return clock ? SHOW_DATETIME : SHOW_DATE;
	if (clock)
		return SHOW_TIME;
	return strchr(s, '%') ? SHOW_PERCENT : SHOW_NUMBER;
}

/* The formats that need no code are Excel's own and those of its Chinese edition. */
static enum show
show_of_number(int id)
{
	if (id == 9 || id == 10)
		return SHOW_PERCENT;
	if (id == 22)
		return SHOW_DATETIME;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
		return SHOW_TIME;
	return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? SHOW_DATE : SHOW_NUMBER;
}

static const char *
code_of_number(int id)
{
	static const char *const codes[] = { [2] = "0.00",
		[14] = "yyyy/m/d",
		[16] = "m-d",
		[17] = "yyyy\"年\"m\"月\"",
		[22] = "yyyy/m/d h:mm",
		[27] = "yyyy\"年\"m\"月\"",
		[28] = "m\"月\"d\"日\"",
		[31] = "yyyy\"年\"m\"月\"d\"日\"",
		[57] = "yyyy\"年\"m\"月\"",
		[58] = "m\"月\"d\"日\"" };
	return id >= 0 && id < (int)(sizeof codes / sizeof *codes) ? codes[id] : NULL;
}

static struct style
style_of_id(const struct reading *r, int id)
{
	for (size_t i = r->customs; i-- > 0;)
		if (r->custom[i].id == id)
			return r->custom[i].style;
	return (struct style){ show_of_number(id), code_of_number(id) };
}

struct style_state {
	bool formats, cells; /* inside numFmts, inside cellXfs */
};

static void
style_start(struct part *p, const char *name, const char **attr)
{
	struct style_state *s = p->state;
	struct reading *r = p->reading;
	if (strcmp(name, "numFmts") == 0)
		s->formats = true;
	else if (strcmp(name, "cellXfs") == 0)
		s->cells = true;
	if (r->styles >= MAX_STYLES || r->customs >= MAX_FORMATS) {
		xlsx_part_stop(p, FINDING_FILE_UNSAFE);
	} else if (s->formats && strcmp(name, "numFmt") == 0) {
		const char *code = xlsx_attribute(attr, "formatCode");
		r->custom =
		    arena_grow(r->arena, r->custom, r->customs, &r->custom_capacity, r->customs + 1, sizeof *r->custom);
		r->custom[r->customs++] = (struct custom_format){ xlsx_attribute_int(attr, "numFmtId", -1),
			{ show_of_code(code ? code : ""), arena_strdup(r->arena, code ? code : "") } };
	} else if (s->cells && strcmp(name, "xf") == 0) {
		r->style =
		    arena_grow(r->arena, r->style, r->styles, &r->style_capacity, r->styles + 1, sizeof *r->style);
		r->style[r->styles++] = style_of_id(r, xlsx_attribute_int(attr, "numFmtId", 0));
	}
}

static void
style_end(struct part *p, const char *name)
{
	struct style_state *s = p->state;
	if (strcmp(name, "numFmts") == 0)
		s->formats = false;
	else if (strcmp(name, "cellXfs") == 0)
		s->cells = false;
}

bool
xlsx_styles_read(struct reading *r)
{
	struct style_state state = { 0 };
	struct part p = { .start = style_start, .end = style_end, .state = &state };
	return r->styles_path ? xlsx_part_read(r, r->styles_path, false, &p) : true;
}
