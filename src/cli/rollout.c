/* rollout: see rollout.h. */
#include "cli/rollout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "os/fs.h"
#include "store/staff.h"

enum { FILE_MOST = 256 * 1024 };

/* Names the file and the line in front of what is wrong. */
static bool
at_line(const char *file, int number, struct error *err)
{
	struct error why = err ? *err : (struct error){ .code = "", .text = "" };
	return error_set(err, why.kind == ERROR_MACHINE ? ERROR_MACHINE : ERROR_CONTENT, why.code, "%s 第 %d 行：%s",
	    file, number, why.text);
}

static char *
trim(char *s)
{
	while (*s == ' ' || *s == '\t')
		s++;
	for (size_t n = strlen(s); n && strchr(" \t\r", s[n - 1]); n--)
		s[n - 1] = '\0';
	return s;
}

/* Cuts s at the first narrow or wide sign; what is behind it, or NULL. */
static char *
cut(char *s, const char *narrow, const char *wide)
{
	char *a = strstr(s, narrow), *b = strstr(s, wide);
	char *at = !a || (b && b < a) ? b : a;
	if (!at)
		return NULL;
	char *behind = at + strlen(at == a ? narrow : wide);
	*at = '\0';
	return trim(behind);
}

static bool
read_staff(char *value, struct rollout_line *l, struct error *err)
{
	char *pin = cut(value, ",", "，"), *role = pin ? cut(pin, ",", "，") : NULL;
	if (!pin || (role && strcmp(role, "管理员") != 0))
		return error_set(err, ERROR_CONTENT, "bad_staff",
		    "工作人员要写成 工作人员=名字,六位密码 或者 工作人员=名字,六位密码,管理员。");
	*l = (struct rollout_line){ l->number, NULL, trim(pin), trim(value), role != NULL };
	return staff_check_name(l->name, err) && staff_check_pin(l->value, err);
}

static bool
read_line(char *text, struct rollout_line *l, struct error *err)
{
	char *value = cut(text, "=", "＝"), *name = trim(text), may[256];
	if (!value)
		return error_set(err, ERROR_CONTENT, "bad_line", "要写成 名字=值，写的是“%s”。", name);
	if (strcmp(name, "工作人员") == 0)
		return read_staff(value, l, err);
	l->value = value;
	if (strcmp(name, "恢复码") == 0)
		return staff_check_recovery(value, err);
	l->set = settings_find(name, strlen(name));
	if (!l->set)
		return error_set(
		    err, ERROR_CONTENT, "unknown_setting", "没有“%s”这项设置。有哪些，用 cunping settings 看。", name);
	settings_allowed(l->set, may, sizeof may);
	return !value[0] || settings_valid(l->set, value) ||
	       error_set(
		   err, ERROR_CONTENT, "bad_setting", "“%s”不能设成“%s”，可以写：%s。", l->set->words, value, may);
}

static bool
said_before(const struct rollout *r, const struct rollout_line *l, struct error *err)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct rollout_line *o = &r->line[i];
		bool same = o->set == l->set && !o->name == !l->name && (!l->name || strcmp(o->name, l->name) == 0);
		if (same)
			return !error_set(
			    err, ERROR_CONTENT, "twice", "这一项第 %d 行已经写过了，请留一行。", o->number);
	}
	return false;
}

static bool
read_lines(struct arena *a, char *text, struct rollout *out, struct error *err)
{
	int number = 0;
	out->line = arena_array(a, ROLLOUT_LINES, sizeof *out->line);
	for (char *next; text; text = next) {
		struct rollout_line l = { .number = ++number };
		next = strchr(text, '\n');
		if (next)
			*next++ = '\0';
		text = trim(text);
		if (!*text || *text == '#' || str_starts(text, "＃"))
			continue;
		if (out->count == ROLLOUT_LINES)
			error_set(err, ERROR_CONTENT, "too_long", "太长了，最多 %d 行。", ROLLOUT_LINES);
		if (out->count == ROLLOUT_LINES || !read_line(text, &l, err) || said_before(out, &l, err))
			return at_line(out->file, number, err);
		out->line[out->count++] = l;
	}
	return out->count > 0 || error_set(err, ERROR_CONTENT, "empty_file", "%s 里一项设置也没有写。", out->file);
}

bool
rollout_read(struct arena *a, const char *path, struct rollout *out, struct error *err)
{
	unsigned char *bytes;
	size_t size;
	const char *slash = strrchr(path, '/');
	*out = (struct rollout){ .file = arena_strdup(a, slash ? slash + 1 : path) };
	int error = fs_read(path, FILE_MOST, &bytes, &size);
	if (error)
		return error_set(err, ERROR_CONTENT, "cannot_read", "%s 读不了：%s。", path, error_reason(error));
	bool text = utf8_valid((const char *)bytes, size) && strlen((const char *)bytes) == size;
	char *copy = arena_strdup(a, (const char *)bytes);
	free(bytes);
	if (!text)
		return error_set(err, ERROR_CONTENT, "not_utf8",
		    "%s 不是 UTF-8 的文字。请用记事本打开，另存为，编码选 UTF-8。", out->file);
	return read_lines(a, copy + (str_starts(copy, "\xef\xbb\xbf") ? 3 : 0), out, err);
}

static bool
apply_line(const struct rollout_line *l, struct state *state, const char *by, struct error *err)
{
	char code[STAFF_RECOVERY + 1];
	struct error why = { 0 };
	if (l->set)
		return settings_set(state, l->set, l->value, by, err);
	if (!l->name)
		return staff_set_recovery(state, l->value, code, by, err);
	if (staff_add(state, l->name, l->value, l->manager, by, &why))
		return true;
	if (strcmp(why.code, "staff_exists") == 0)
		return staff_set_pin(state, l->name, l->value, by, err);
	return error_set(err, why.kind, why.code, "%s", why.text);
}

bool
rollout_apply(const struct rollout *r, struct state *state, const char *by, struct error *err)
{
	for (size_t i = 0; i < r->count; i++)
		if (!apply_line(&r->line[i], state, by, err))
			return at_line(r->file, r->line[i].number, err);
	return true;
}
