/* desk_sweep: after an importer that did not end in order, `cunping sweep`
 * empties staging. While a process that cannot die yet holds the lock, it is
 * tried again, less and less often. */
#include "desk/desk_inside.h"

enum { FIRST_MS = 200, LONGEST_MS = 30000 };

void
desk_sweep_soon(struct desk_app *a)
{
	a->sweep_wanted = true;
	a->sweep_pause_ms = FIRST_MS;
	a->sweep_ms = a->now_ms;
}

void
desk_sweep_step(struct desk_app *a)
{
	static const char *const argv[] = { "sweep", NULL };
	if (desk_child_step(&a->sweep, a->now_ms) && a->sweep.status != 0) {
		a->sweep_wanted = true;
		a->sweep_ms = a->now_ms + a->sweep_pause_ms;
		a->sweep_pause_ms = a->sweep_pause_ms * 2 > LONGEST_MS ? LONGEST_MS : a->sweep_pause_ms * 2;
	}
	if (!a->sweep_wanted || a->sweep.running || a->worker.running || a->now_ms < a->sweep_ms)
		return;
	a->sweep_wanted = false;
	if (desk_child_start(a, &a->sweep, argv, false))
		desk_child_hang_up(&a->sweep);
}

uint64_t
desk_sweep_due(const struct desk_app *a)
{
	uint64_t due = desk_child_due(&a->sweep, a->now_ms);
	bool waits = a->sweep_wanted && !a->sweep.running && !a->worker.running;
	return waits && a->sweep_ms < due ? a->sweep_ms : due;
}
