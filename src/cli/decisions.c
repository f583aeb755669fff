/* cunping decisions: what people settled, and lifting one of them. */
#include <stdio.h>

#include "cli/cli.h"
#include "store/decisions.h"

static void
print_json(const struct decisions *all)
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
		json_text(&j, "why", d->why);
		json_text(&j, "who", d->who);
		json_text(&j, "at", d->at);
		json_int(&j, "turned", d->turned);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	cli_print(&j);
}

static int
run(void *said)
{
	const struct options *c = said;
	struct arena *a = arena_new();
	struct decisions all;
	decisions_load(c->data, a, false, &all);
	if (c->json)
		print_json(&all);
	else if (all.count == 0)
		printf("现在没有管用的决定。\n");
	for (size_t i = 0; !c->json && i < all.count; i++) {
		const struct decision *d = &all.item[i];
		printf("%ld  %s  %s  %s%s%s  %s %.10s", d->id, decision_kind_words(d->kind), d->name, d->what,
		    *d->what && *d->why ? "，" : "", d->why, d->who, d->at);
		if (d->turned)
			printf("  又写来 %ld 次，没放回去", d->turned);
		printf("\n");
	}
	arena_free(a);
	return 0;
}

static const struct option_row options[] = { { OPTION_JSON }, { 0 } };

SUBCOMMAND(decisions, "decisions", "村里的决定", .options = options, .size = sizeof(struct options), .run = run,
    .help = "列出现在管用的决定：撤下的、不公开的、遮住的、改过的。新表再写上，也不会放回屏上。\n");
