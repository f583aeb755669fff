/* cunping decisions: what people settled, and lifting one of them. */
#include <stdio.h>

#include "decided/words.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "decided/decided.h"

struct said {
	struct options common;
	int lift; /* 0: a list */
	const char *reason;
};

static void
print_json(struct arena *a, const struct decisions *all)
{
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_open(&j, "decisions", '[');
	for (size_t i = 0; i < all->count; i++) {
		const struct decision *d = &all->item[i];
		json_open(&j, NULL, '{');
		json_int(&j, "id", d->id);
		json_text(&j, "kind", decision_kind_name(d->kind));
		json_text(&j, "register", d->reg);
		json_text(&j, "name", d->name);
		json_text(&j, "what", d->what);
		json_text(&j, "why", decided_why(a, d));
		json_text(&j, "who", d->who);
		json_text(&j, "at", d->at);
		json_int(&j, "turned", d->turned);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	cli_print(&j);
}

/* That the decision of this number ends, from now on. */
static int
lift(const struct said *c)
{
	struct error err = { 0 };
	struct change ch;
	struct decisions all = { 0 };
	struct arena *a = arena_new();
	const struct decision *d = NULL;
	char day[16];
	date_format(c->common.now.at.date, day);
	const char *at = arena_printf(
	    a, "%.10sT%02d:%02d:%02d", day, c->common.now.at.hour, c->common.now.at.minute, c->common.now.at.second);
	bool said = c->reason && *c->reason;
	bool begun = said && change_begin(&ch, c->common.data, &err);
	bool ok = begun && decisions_read(ch.state, a, &all, &err);
	if (!said)
		error_set(&err, ERROR_USAGE, "no_reason", "取消决定要写明原因：--reason 原因。");
	for (size_t i = 0; ok && i < all.count; i++)
		d = all.item[i].id == c->lift ? &all.item[i] : d;
	if (ok && !d)
		ok = error_set(&err, ERROR_CONTENT, "no_such_decision", "没有第 %d 号决定，或早就取消了。", c->lift);
	ok = ok && decided_lift(ch.state, a, d, at, c->common.by, c->reason, &err);
	if (begun)
		ok = change_end(&ch, ok, &err);
	if (ok && !c->common.json)
		printf("取消了：%s。屏上现在不变，以后照新表办。\n", d->name);
	if (ok && c->common.json)
		print_json(a, &(struct decisions){ 0 });
	arena_free(a);
	return ok ? 0 : cli_fail_json(&c->common, &err);
}

static int
run(void *words)
{
	const struct said *said = words;
	const struct options *c = &said->common;
	if (said->lift)
		return lift(said);
	struct arena *a = arena_new();
	struct decisions all;
	decisions_load(c->data, a, false, &all);
	if (c->json)
		print_json(a, &all);
	else if (all.count == 0)
		printf("现在没有管用的决定。\n");
	for (size_t i = 0; !c->json && i < all.count; i++) {
		const struct decision *d = &all.item[i];
		printf("%ld  %s  %s  %s%s%s  %s %.10s", d->id, decision_kind_words(d->kind), d->name, d->what,
		    *d->what && *d->why ? "，" : "", decided_why(a, d), d->who, d->at);
		if (d->turned)
			printf("  又写来 %ld 次，没放回去", d->turned);
		printf("\n");
	}
	arena_free(a);
	return 0;
}

static const struct option_row options[] = {
	{ OPTION(struct said, lift, "lift", "号", "取消这一个：以后的表写了别的，照表上屏") },
	{ OPTION(struct said, reason, "reason", "原因", "为什么取消，记在改动记录里") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(decisions, "decisions", "村里的决定", .options = options, .size = sizeof(struct said), .run = run,
    .help = "列出现在管用的决定：撤下的、不公开的、遮住的、改过的。新表再写上，也不会放回屏上。\n"
	    "--lift 取消一个，要写 --reason。屏上的内容不跟着变，等新的表或改一条来改。\n");
