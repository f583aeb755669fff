/* health: see health.h. */
#include "export/health.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "export/about.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/jail.h"
#include "os/lock.h"
#include "os/memory.h"
#include "sound/synth.h"
#include "store/audit.h"
#include "store/lockout.h"
#include "store/settings.h"
#include "store/state.h"

enum { MIB = 1024 * 1024, LOW_DISK_MIB = 500, LOW_MEMORY_MIB = 100, FIRST_YEAR = 2024, OLD_DAYS = 60 };

static const struct place nowhere = { 0 };

const char *
health_mark(const struct finding *f)
{
	return f->level == FINDING_ERROR ? "✗" : f->level == FINDING_WARNING ? "!" : "·";
}

/* When the content was last changed, and whether the clock can be right. */
static void
look_at_clock(struct health *h, const struct edition_info *info, struct datetime now, bool ticking)
{
	struct datetime last;
	bool known = info->number && datetime_parse(info->created, &last);
	long days = known ? date_days(now.date) - date_days(last.date) : 0;
	struct findings *f = &h->findings;
	bool wrong = now.date.year < FIRST_YEAR || (ticking && date_before_release(now.date));
	if (wrong)
		finding_add(f, FINDING_CLOCK_WRONG, nowhere, now.date.year, now.date.month, now.date.day);
	else if (known && days < 0)
		finding_add(f, FINDING_CLOCK_BEFORE_CHANGE, nowhere, info->created);
	else
		finding_add(
		    f, FINDING_CLOCK, nowhere, now.date.year, now.date.month, now.date.day, now.hour, now.minute);
	if (!known || days < 0 || wrong)
		return;
	if (days > OLD_DAYS)
		finding_add(f, FINDING_CHANGED_LONG_AGO, nowhere, days);
	else if (days > 0)
		finding_add(f, FINDING_CHANGED_BEFORE, nowhere, days);
	else
		finding_add(f, FINDING_CHANGED_TODAY, nowhere);
}

static void
is_ill(struct health *h, const struct error *why)
{
	enum finding_id id = finding_named(why->code);
	ASSERT(id);
	h->ill = true;
	finding_put(&h->findings, id, "%s", nowhere, why->text);
}

static void
look_at_content(struct health *h, const char *data, struct edition_info *info)
{
	struct error err = { 0 };
	struct content all;
	int must = state_selected_number(data);
	if (!state_current_load(data, info, h->findings.arena, &all, &err)) {
		*info = (struct edition_info){ 0 };
		is_ill(h, &err);
		return;
	}
	if (info->number == 0) {
		finding_add(&h->findings, FINDING_NO_CONTENT, nowhere);
		return;
	}
	if (!edition_verify(info, &err)) {
		is_ill(h, &err);
		return;
	}
	if (must && must != info->number)
		finding_add(&h->findings, FINDING_EDITION_STANDS_IN, nowhere, must, info->number);
	finding_add(&h->findings, FINDING_EDITION_WHOLE, nowhere, info->number, info->created, info->source);
	struct db *db = edition_open(info, NULL);
	if (db)
		health_photos(h, data, db, &all);
	db_close(db);
}

/* What a killed import left behind is cleaned when no import is running. */
static void
clean_staging(struct health *h, const char *data)
{
	const char *folder = arena_printf(h->findings.arena, "%s/staging", data);
	struct fs_tree tree;
	int lock = -1;
	if (fs_list(folder, &tree) != 0)
		return;
	bool any = tree.count > 0;
	fs_tree_free(&tree);
	if (!any || lock_take(arena_printf(h->findings.arena, "%s/lock", data), &lock) != 0)
		return;
	if (fs_empty(folder) == 0)
		finding_add(&h->findings, FINDING_LEFTOVERS_REMOVED, nowhere);
	lock_release(lock);
}

/* What happened to state.db and to codes lately, and who may look at it. */
static void
look_at_state(struct health *h, const struct health_options *o, int error, bool open)
{
	struct audit line;
	struct arena *a = h->findings.arena;
	if (audit_lately(o->data, a, STATE_RESTORED, o->now.date, &line) ||
	    audit_lately(o->data, a, STATE_REBUILT, o->now.date, &line))
		finding_add(&h->findings, FINDING_STATE_MENDED, nowhere, line.at, line.words);
	if (audit_lately(o->data, a, CODES_GUESSED, o->now.date, &line))
		finding_add(&h->findings, FINDING_CODES_GUESSED, nowhere, line.at, line.words);
	if (error)
		finding_add(&h->findings, FINDING_DATA_OPEN, nowhere, o->data, error_reason(error));
	else if (open)
		finding_add(&h->findings, FINDING_DATA_CLOSED, nowhere, o->data);
}

static void
look_around(struct health *h, const char *data)
{
	long long bytes, free_bytes;
	struct findings *f = &h->findings;
	if (fs_free_space(data, &bytes) == 0 && bytes / MIB < LOW_DISK_MIB)
		finding_add(f, FINDING_DISK_SPACE_LOW, nowhere, bytes / MIB);
	else if (fs_free_space(data, &bytes) == 0)
		finding_add(f, FINDING_DISK_SPACE, nowhere, bytes / MIB);
	if (memory_size(&bytes, &free_bytes) && free_bytes / MIB < LOW_MEMORY_MIB)
		finding_add(f, FINDING_MEMORY_LOW, nowhere, bytes / MIB, free_bytes / MIB);
	else if (memory_size(&bytes, &free_bytes))
		finding_add(f, FINDING_MEMORY, nowhere, bytes / MIB, free_bytes / MIB);
	const char *display = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
	if (str_empty(display) && str_empty(wayland))
		finding_add(f, FINDING_NO_DISPLAY, nowhere);
	if (!jail_can_forbid_writing())
		finding_add(f, FINDING_SCREEN_MAY_WRITE, nowhere);
	if (settings_yes(data, "machine_voice") && synth_there())
		finding_add(f, FINDING_MACHINE_VOICE, nowhere);
	else if (settings_yes(data, "machine_voice"))
		finding_add(f, FINDING_MACHINE_VOICE_MISSING, nowhere);
}

/* Content can only be changed where this program may write. */
static void
try_to_write(struct health *h, const char *data)
{
	const char *path = arena_printf(h->findings.arena, "%s/try", data);
	if (!fs_is_dir(data))
		return;
	int error = fs_write(path, "", 0);
	fs_remove(path);
	if (error)
		finding_add(&h->findings, FINDING_DATA_UNWRITABLE, nowhere, data, error_reason(error));
}

void
health_check(const struct health_options *o, struct arena *a, struct health *out)
{
	struct edition_info info = { 0 };
	*out = (struct health){ .findings.arena = a };
	bool open;
	int error = state_private(o->data, &open);
	if (o->clean)
		state_mend(o->data);
	look_at_content(out, o->data, &info);
	look_at_state(out, o, fs_exists(o->data) ? error : 0, open);
	if (o->clean)
		clean_staging(out, o->data);
	try_to_write(out, o->data);
	look_around(out, o->data);
	look_at_clock(out, &info, o->now, o->ticking);
	health_sticks(out, o->sticks);
	finding_add(&out->findings, FINDING_PROGRAM, nowhere, about_words(a));
}
