/* Writes JSON (RFC 8259) into a string buffer, commas and quoting included.
 *
 *   json_open(&j, NULL, '{'); json_text(&j, "ok", "yes"); json_close(&j, '}');
 *
 * `key` is NULL inside an array and for the outermost value. */
#pragma once

#include "base/str.h"

struct json {
	struct strbuf out; /* the caller frees it */
	bool comma;
};

void json_open(struct json *j, const char *key, char bracket);      /* '{' or '[' */
void json_close(struct json *j, char bracket);                      /* '}' or ']' */
void json_text(struct json *j, const char *key, const char *value); /* NULL gives null */
void json_int(struct json *j, const char *key, long long value);
void json_bool(struct json *j, const char *key, bool value);
