/* When nobody has touched the screen for a while. Pure: time is passed in.
 *
 * After 60 s away from a quiet home screen comes 「还在看吗？」, 15 s later
 * everything goes back to how the next visitor expects it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "screens/host.h"

enum idle_action { IDLE_NOTHING, IDLE_ASK, IDLE_COUNT /* redraw the countdown */, IDLE_RESET };

struct idle {
	uint64_t touched_ms;
	bool asking;
	int seconds; /* left, while asking */
	bool own;    /* behind a household's code: asked after 30 s */
};

void idle_touch(struct idle *i, uint64_t now_ms);
/* `quiet`: home, nothing changed by the visitor; then nothing is asked, and nothing needs resetting. */
enum idle_action idle_step(struct idle *i, uint64_t now_ms, bool quiet);
/* When to call idle_step again; UINT64_MAX when nothing is due. */
uint64_t idle_next_deadline(const struct idle *i, bool quiet);
