/* xlsx_xml: one XML part through expat, within its bounds. See xlsx_part.h. */
#include "sheets/xlsx_part.h"

#include <string.h>

enum {
	MAX_DEPTH = 64,
	MAX_TEXT_RUN = 256 * 1024, /* of one cell or string; the rest is cut */
	MAX_TOKEN = 1024 * 1024,   /* bytes that expat may wait for the end of one tag */
	CHUNK = 64 * 1024,
};

static const char *
local(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

const char *
xlsx_attribute(const char **attr, const char *name)
{
	for (; attr[0]; attr += 2)
		if (strcmp(local(attr[0]), name) == 0)
			return attr[1];
	return NULL;
}

bool
xlsx_attribute_true(const char **attr, const char *name)
{
	const char *v = xlsx_attribute(attr, name);
	return v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0 || strcmp(v, "on") == 0);
}

int
xlsx_attribute_int(const char **attr, const char *name, int missing)
{
	const char *v = xlsx_attribute(attr, name);
	if (!v || strlen(v) > 9)
		return missing;
	return atoi(v);
}

void
xlsx_part_stop(struct part *p, enum finding_id why)
{
	xlsx_stop(p->reading, why);
	XML_StopParser(p->parser, XML_FALSE);
}

static void XMLCALL
on_start(void *data, const char *name, const char **attr)
{
	struct part *p = data;
	if (p->reading->fail)
		return;
	if (++p->depth > MAX_DEPTH)
		xlsx_part_stop(p, FINDING_FILE_UNSAFE);
	else
		p->start(p, local(name), attr);
}

static void XMLCALL
on_end(void *data, const char *name)
{
	struct part *p = data;
	if (p->reading->fail)
		return;
	p->depth--;
	if (p->end)
		p->end(p, local(name));
}

static void XMLCALL
on_text(void *data, const char *s, int n)
{
	struct part *p = data;
	if (p->collect && p->text.len < MAX_TEXT_RUN)
		strbuf_append_n(&p->text, s, (size_t)n);
}

static void XMLCALL
on_doctype(void *data, const char *name, const char *system, const char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	xlsx_part_stop(data, FINDING_FILE_UNSAFE);
}

/* Feeds one part to expat in pieces. */
static bool
part_feed(struct part *p, zip_file_t *in)
{
	struct reading *r = p->reading;
	int64_t fed = 0;
	for (;;) {
		void *room = XML_GetBuffer(p->parser, CHUNK);
		zip_int64_t n = room ? zip_fread(in, room, CHUNK) : -1;
		if (n < 0)
			return xlsx_stop(r, FINDING_FILE_DAMAGED);
		fed += n;
		r->unpacked += (size_t)n;
		if (fed > XLSX_MAX_ENTRY || r->unpacked > XLSX_MAX_TOTAL)
			return xlsx_stop(r, FINDING_FILE_BOMB);
		if (XML_ParseBuffer(p->parser, (int)n, n == 0) != XML_STATUS_OK)
			return xlsx_stop(r, FINDING_FILE_DAMAGED);
		if (r->fail)
			return false;
		if (fed - XML_GetCurrentByteIndex(p->parser) > MAX_TOKEN)
			return xlsx_stop(r, FINDING_FILE_UNSAFE);
		if (n == 0)
			return true;
	}
}

/* Parses a part by its path; a missing one is fine when `must` is false. */
bool
xlsx_part_read(struct reading *r, const char *path, bool must, struct part *p)
{
	zip_int64_t index = xlsx_part_find(r, path);
	if (index < 0)
		return must ? xlsx_stop(r, FINDING_FILE_DAMAGED) : true;
	zip_file_t *in = zip_fopen_index(r->zip, (zip_uint64_t)index, 0);
	p->reading = r;
	p->parser = XML_ParserCreate(NULL);
	bool ok = false;
	if (in && p->parser) {
		XML_SetUserData(p->parser, p);
		XML_SetElementHandler(p->parser, on_start, on_end);
		XML_SetCharacterDataHandler(p->parser, on_text);
		XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
		ok = part_feed(p, in);
	} else {
		xlsx_stop(r, FINDING_FILE_DAMAGED);
	}
	if (p->parser)
		XML_ParserFree(p->parser);
	if (in)
		zip_fclose(in);
	strbuf_free(&p->text);
	return ok;
}

/* Appends s, turning _x000D_ and its like into what they stand for. */
static void
unescape(struct strbuf *out, const char *s, size_t n)
{
	const char *end = s + n;
	while (s < end) {
		unsigned cp;
		int used = 0;
		if (end - s >= 7 && s[0] == '_' && s[1] == 'x' && s[6] == '_' &&
		    sscanf(s + 2, "%4x%n", &cp, &used) == 1 && used == 4 && (cp < 0xD800 || cp > 0xDFFF)) {
			if (cp)
				strbuf_append_cp(out, cp);
			s += 7;
		} else {
			strbuf_append_n(out, s++, 1);
		}
	}
}

const char *
xlsx_cleaned(struct part *p)
{
	struct reading *r = p->reading;
	if (!p->text.len)
		return "";
	if (!memmem(p->text.data, p->text.len, "_x", 2))
		return clean_text(r->arena, p->text.data, p->text.len, &r->clean);
	struct strbuf plain = { 0 };
	unescape(&plain, p->text.data, p->text.len);
	const char *text = clean_text(r->arena, strbuf_text(&plain), plain.len, &r->clean);
	strbuf_free(&plain);
	return text;
}
