/* cunping settings: what is different from machine to machine. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "cli/cli.h"
#include "os/fs.h"
#include "os/lock.h"
#include "store/state.h"

static const char help[] = "用法：cunping settings [名字=值 …] [--data 文件夹] [--json]\n"
			   "\n"
			   "不写名字就列出全部。值空着（名字=）就是改回默认。\n";

enum kind { KIND_TEXT, KIND_NUMBER, KIND_CLOCK, KIND_YESNO, KIND_CHOICE };

static const struct setting {
	const char *name, *words; /* 名字 and its Chinese name */
	enum kind kind;
	double least, most;
	const char *choices; /* KIND_CHOICE: split by | */
	const char *otherwise;
	const char *help;
} settings[] = {
	{ "village", "本村", KIND_TEXT, 0, 0, NULL, "", "这台机器在哪个村" },
	{ "inches", "屏幕寸数", KIND_NUMBER, 7, 120, NULL, "21.5", "屏幕对角线，英寸" },
	{ "lower_edge_cm", "屏幕下沿", KIND_NUMBER, 0, 300, NULL, "70", "屏幕下沿离地，厘米" },
	{ "night_from", "夜间开始", KIND_CLOCK, 0, 0, NULL, "22:00", "这时起变暗" },
	{ "night_to", "夜间结束", KIND_CLOCK, 0, 0, NULL, "06:00", "这时变亮" },
	{ "bundle_word", "包字", KIND_CHOICE, 0, 0, "三包|六包", "三包", "门前三包还是六包" },
	{ "large_default", "默认大字", KIND_YESNO, 0, 0, NULL, "否", "一开始就用大字" },
	{ "name_order", "笔画顺序", KIND_CHOICE, 0, 0, "短名在前|逐字", "短名在前",
	    "同姓的名单，先排两个字的名字，还是一个字一个字比笔画" },
	{ "black_households", "黑榜到户", KIND_YESNO, 0, 0, NULL, "否", "黑榜可以写农户（还要本人同意）" },
};
enum { COUNT = sizeof settings / sizeof *settings };

static const struct setting *
find(const char *name, size_t n)
{
	for (int i = 0; i < COUNT; i++) {
		const struct setting *s = &settings[i];
		if ((strlen(s->name) == n && strncmp(s->name, name, n) == 0) ||
		    (strlen(s->words) == n && strncmp(s->words, name, n) == 0))
			return s;
	}
	return NULL;
}

static bool
is_choice(const char *choices, const char *value)
{
	size_t n = strlen(value);
	for (const char *p = choices; p && n; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
		if (strncmp(p, value, n) == 0 && (p[n] == '|' || p[n] == '\0'))
			return true;
	return false;
}

static bool
valid(const struct setting *s, const char *value)
{
	char *end;
	double number;
	int hour, minute, used = 0;
	switch (s->kind) {
	case KIND_NUMBER:
		number = strtod(value, &end);
		return *end == '\0' && number >= s->least && number <= s->most;
	case KIND_CLOCK:
		return sscanf(value, "%2d:%2d%n", &hour, &minute, &used) == 2 && !value[used] && hour >= 0 &&
		       hour < 24 && minute >= 0 && minute < 60;
	case KIND_YESNO:
		return is_choice("是|否", value);
	case KIND_CHOICE:
		return is_choice(s->choices, value);
	default:
		return strlen(value) < 120 && utf8_valid(value, strlen(value)) && !strpbrk(value, "\n\r\t");
	}
}

static bool
check(const char *word, const struct setting **out, const char **value, struct error *err)
{
	const char *equals = strchr(word, '=');
	if (!equals)
		return error_set(err, ERROR_USAGE, "bad_setting", "要写成 名字=值，写的是“%s”。", word);
	*out = find(word, (size_t)(equals - word));
	*value = equals + 1;
	if (!*out) {
		struct strbuf known = { 0 };
		for (int i = 0; i < COUNT; i++)
			strbuf_printf(&known, "%s%s（%s）", i ? "、" : "", settings[i].name, settings[i].words);
		error_set(err, ERROR_USAGE, "unknown_setting", "没有“%.*s”这项设置。有的是：%s。", (int)(equals - word),
		    word, strbuf_text(&known));
		strbuf_free(&known);
		return false;
	}
	if (**value && !valid(*out, *value))
		return error_set(err, ERROR_USAGE, "bad_setting", "“%s”不能设成“%s”。", (*out)->words, *value);
	return true;
}

/* All are checked before the first is changed. */
static bool
change(const struct cli *c, struct error *err)
{
	char path[PATH_MAX];
	const struct setting *s;
	const char *value;
	int lock = -1;
	for (int i = 0; i < c->words; i++)
		if (!check(c->word[i], &s, &value, err))
			return false;
	int error = fs_mkdirs(c->data);
	snprintf(path, sizeof path, "%s/lock", c->data);
	if (!error)
		error = lock_take(path, &lock);
	if (error == EWOULDBLOCK)
		return error_set(err, ERROR_MACHINE, "busy", "正在导入，请等它结束再试。");
	if (error)
		return error_set(
		    err, ERROR_MACHINE, "no_permission", "数据文件夹 %s 不能用：%s。", c->data, error_reason(error));
	struct state *state = state_open(c->data, err);
	bool ok = state != NULL;
	for (int i = 0; ok && i < c->words; i++)
		ok = check(c->word[i], &s, &value, err) && state_setting_set(state, s->name, value, err);
	state_close(state);
	lock_release(lock);
	return ok;
}

static void
list(const struct cli *c)
{
	struct json j = { 0 };
	char value[512];
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_open(&j, "settings", '{');
	for (int i = 0; i < COUNT; i++) {
		const struct setting *s = &settings[i];
		bool set = state_peek_setting(c->data, s->name, value, sizeof value);
		json_text(&j, s->name, set ? value : s->otherwise);
		if (!c->json)
			printf("%s=%s    # %s：%s%s\n", s->name, set ? value : s->otherwise, s->words, s->help,
			    set ? "" : "（默认）");
	}
	json_close(&j, '}');
	json_close(&j, '}');
	if (c->json)
		printf("%s\n", strbuf_text(&j.out));
	strbuf_free(&j.out);
}

int
cli_settings(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON, 0, CLI_WORDS, help);
	if (status >= 0)
		return status;
	if (c.words && !change(&c, &err))
		return cli_fail_json(&c, &err);
	list(&c);
	return 0;
}
