/* idle: see idle.h. */
#include "app/idle.h"

static uint64_t
ask_ms(const struct idle *i)
{
	return i->own ? HOST_ASK_OWN_MS : HOST_ASK_MS;
}

void
idle_touch(struct idle *i, uint64_t now_ms)
{
	*i = (struct idle){ .touched_ms = now_ms, .own = i->own };
}

enum idle_action
idle_step(struct idle *i, uint64_t now_ms, bool quiet)
{
	uint64_t away = now_ms - i->touched_ms;
	if (quiet) {
		i->asking = false;
		return IDLE_NOTHING;
	}
	if (away >= ask_ms(i) + HOST_ANSWER_MS) {
		idle_touch(i, now_ms);
		return IDLE_RESET;
	}
	if (away < ask_ms(i))
		return IDLE_NOTHING;
	int seconds = (int)((ask_ms(i) + HOST_ANSWER_MS - away + 999) / 1000);
	if (i->asking && seconds == i->seconds)
		return IDLE_NOTHING;
	bool first = !i->asking;
	i->asking = true;
	i->seconds = seconds;
	return first ? IDLE_ASK : IDLE_COUNT;
}

uint64_t
idle_next_deadline(const struct idle *i, bool quiet)
{
	if (quiet)
		return UINT64_MAX;
	if (!i->asking)
		return i->touched_ms + ask_ms(i);
	return i->touched_ms + ask_ms(i) + HOST_ANSWER_MS - (uint64_t)(i->seconds - 1) * 1000;
}
