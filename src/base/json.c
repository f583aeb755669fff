/* json: see json.h. */
#include "base/json.h"

static void
quote(struct strbuf *out, const char *s)
{
	strbuf_append(out, "\"");
	for (uint32_t cp; (cp = utf8_next(&s));) {
		if (cp == '"' || cp == '\\')
			strbuf_printf(out, "\\%c", (char)cp);
		else if (cp == '\n')
			strbuf_append(out, "\\n");
		else if (cp < 0x20 || cp == 0x7F)
			strbuf_printf(out, "\\u%04x", (unsigned)cp);
		else
			strbuf_append_cp(out, cp);
	}
	strbuf_append(out, "\"");
}

static void
begin(struct json *j, const char *key)
{
	if (j->comma)
		strbuf_append(&j->out, ",");
	j->comma = true;
	if (key) {
		quote(&j->out, key);
		strbuf_append(&j->out, ":");
	}
}

void
json_open(struct json *j, const char *key, char bracket)
{
	begin(j, key);
	strbuf_append_n(&j->out, &bracket, 1);
	j->comma = false;
}

void
json_close(struct json *j, char bracket)
{
	strbuf_append_n(&j->out, &bracket, 1);
	j->comma = true;
}

void
json_text(struct json *j, const char *key, const char *value)
{
	begin(j, key);
	if (value)
		quote(&j->out, value);
	else
		strbuf_append(&j->out, "null");
}

void
json_int(struct json *j, const char *key, long long value)
{
	begin(j, key);
	strbuf_printf(&j->out, "%lld", value);
}

void
json_bool(struct json *j, const char *key, bool value)
{
	begin(j, key);
	strbuf_append(&j->out, value ? "true" : "false");
}
