/* cunping settings: what is different from machine to machine. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/str.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "cli/rollout.h"

struct setup {
	struct options common;
	const char *from; /* NULL */
};

static bool
check(const char *word, const struct setting **out, const char **value, struct error *err)
{
	char may[256];
	const char *equals = strchr(word, '=');
	if (!equals)
		return error_set(err, ERROR_USAGE, "bad_setting", "要写成 名字=值，写的是“%s”。", word);
	*out = settings_find(word, (size_t)(equals - word));
	*value = equals + 1;
	if (!*out) {
		struct strbuf known = { 0 };
		for (size_t i = 0; settings_at(i); i++)
			strbuf_printf(&known, "%s%s（%s）", i ? "、" : "", settings_at(i)->name, settings_at(i)->words);
		error_set(err, ERROR_USAGE, "unknown_setting", "没有“%.*s”这项设置。有的是：%s。", (int)(equals - word),
		    word, strbuf_text(&known));
		strbuf_free(&known);
		return false;
	}
	settings_allowed(*out, may, sizeof may);
	return !**value || settings_valid(*out, *value) ||
	       error_set(err, ERROR_USAGE, "bad_setting", "“%s”不能设成“%s”，可以写：%s。", (*out)->words, *value, may);
}

/* All are checked before the first is changed. */
static bool
change(const struct setup *c, struct arena *a, struct error *err)
{
	const struct setting *s;
	const char *value;
	struct rollout file = { 0 };
	struct change ch;
	const struct option_list *word = &c->common.word;
	for (int i = 0; i < word->count; i++)
		if (!check(word->word[i], &s, &value, err))
			return false;
	if ((c->from && !rollout_read(a, c->from, &file, err)) || !change_begin(&ch, c->common.data, err))
		return false;
	bool ok = rollout_apply(&file, ch.state, c->common.by, err);
	for (int i = 0; ok && i < word->count; i++)
		ok = check(word->word[i], &s, &value, err) && settings_set(ch.state, s, value, c->common.by, err);
	return change_end(&ch, ok, err);
}

static void
list(const struct options *c)
{
	struct json j = { 0 };
	char value[512];
	const struct setting *s;
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_open(&j, "settings", '{');
	for (size_t i = 0; (s = settings_at(i)); i++) {
		bool set = settings_get(c->data, s->name, value, sizeof value);
		json_text(&j, s->name, value);
		if (!c->json)
			printf("%s=%s    # %s：%s%s\n", s->name, value, s->words, s->help, set ? "" : "（默认）");
	}
	json_close(&j, '}');
	json_close(&j, '}');
	if (c->json)
		cli_print(&j);
	strbuf_free(&j.out);
}

static int
run(void *said)
{
	const struct setup *c = said;
	struct error err = { 0 };
	struct arena *a = arena_new();
	bool ok = (!c->common.word.count && !c->from) || change(c, a, &err);
	if (ok)
		list(said);
	arena_free(a);
	return ok ? 0 : cli_fail_json(said, &err);
}

static const struct option_row options[] = {
	{ OPTION(struct setup, from, "from", "文件", "许多台机器用同一份设置") },
	{ OPTION_BY },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(settings, "settings", "本村、屏幕寸数等设置", .takes = "名字=值 …", .most = OPTION_WORDS, .options = options,
    .size = sizeof(struct setup), .run = run,
    .help = "不写名字就列出全部。值空着（名字=）就是改回默认。\n"
	    "\n"
	    "--from 的文件是 UTF-8 的文字，一行一项，# 开头的行不算：\n"
	    "  本村=高同村\n"
	    "  屏幕寸数=32\n"
	    "  公示天数=7\n"
	    "  工作人员=张文书,480215\n"
	    "  工作人员=李主任,906137,管理员\n"
	    "  恢复码=480915263718\n"
	    "名字写中文、英文都行。先全部检查，有一行不对就一项也不改，并说出是第几行。\n"
	    "已经有的工作人员，密码改成文件里写的。文件里有密码，用完请删掉。\n");
