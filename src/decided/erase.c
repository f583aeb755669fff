/* erase: see decided.h. The new file stands beside the old one until state.db
 * names it; whatever is cut off in between leaves one that nobody names, which
 * the next collection takes. */
#include <stdio.h>

#include "base/log.h"
#include "decided/inside.h"
#include "editions/initials.h"
#include "os/fs.h"
#include "os/fs_tree.h"

/* The same edition with the decisions in it; false only on failure. */
static bool
rewrite(const char *data, struct state *s, const struct decided *d, const struct edition_info *was, struct error *err)
{
	char building[4200];
	struct content content = { 0 };
	struct edition_info now = *was;
	struct arena *a = arena_new();
	/* a broken one shows nobody anything */
	bool changed = edition_load(was, a, &content, NULL) && decided_lay(d, a, &content, DECIDED_NO_ROWS, NULL);
	bool ok = true;
	if (changed) {
		snprintf(building, sizeof building, "%s/staging", data);
		ok = fs_mkdirs(building) == 0;
		snprintf(building, sizeof building, "%s/staging/erased.db", data);
		fs_remove(building);
		initials_fill(a, &content);
		ok = ok && edition_build(data, building, &content, &now, err) && state_begin(s, err) &&
		     state_end(s, state_replace(s, &now, err), err);
		if (ok)
			edition_remove(was);
	}
	arena_free(a);
	return ok;
}

bool
decided_erase(const char *data, struct state *s, struct error *err)
{
	char due[4];
	struct decided d = { .arena = arena_new() };
	struct edition_info *list, current;
	size_t count = 0, n = 0;
	bool ok = true;
	if (state_setting_get(s, DECISIONS_DUE, due, sizeof due)) {
		ok = decisions_read(s, d.arena, &d.held, err) && state_history(s, d.arena, &list, &count, err) &&
		     state_selected(s, &current, err);
		for (size_t i = 0; ok && i < d.held.count; i++)
			if (d.held.item[i].kind == DECISION_CONSENT || d.held.item[i].kind == DECISION_MASK)
				d.held.item[n++] = d.held.item[i];
		d.held.count = n;
		d.lifted = arena_array(d.arena, n + 1, sizeof *d.lifted);
		for (size_t i = 0; ok && n && i < count; i++)
			if (list[i].file[0] && list[i].demonstration == current.demonstration)
				ok = rewrite(data, s, &d, &list[i], err);
		ok = ok && state_setting_set(s, DECISIONS_DUE, "", err);
	}
	if (!ok)
		log_warn("erase: an older edition still has what was taken back");
	arena_free(d.arena);
	return ok;
}

void
decided_clean(const char *data)
{
	struct error err = { 0 };
	struct state *s = state_open(data, &err);
	if (s && decided_erase(data, s, &err))
		state_collect(s);
	state_close(s);
}
