/* screen: the list of all screens, and how they say where to go. */
#include "screens/screen.h"

#include <string.h>

#include "screens/all.h"

static const struct screen_class *const screens[] = {
	&screen_home,
	&screen_rank,
	&screen_rank_homes,
	&screen_rank_flags,
	&screen_rank_flag,
	&screen_rank_standard,
	&screen_board,
	&screen_board_entry,
	&screen_board_appeal,
	&screen_courtyards,
	&screen_courtyard,
	&screen_five_beauties,
	&screen_honours,
	&screen_photo,
	&screen_rules,
	&screen_notices,
	&screen_notice,
	&screen_issues,
	&screen_issue,
	&screen_week,
	&screen_rectify,
	&screen_report,
	&screen_deeds,
	&screen_before_after,
	&screen_deed,
	&screen_deeds_events,
	&screen_deeds_event,
	&screen_deeds_equipment,
	&screen_deeds_publicity,
	&screen_deeds_thing,
	&screen_deeds_figures,
	&screen_frameworks,
	&screen_money,
	&screen_money_spent,
	&screen_money_rewards,
	&screen_money_reward,
	&screen_projects,
	&screen_project,
	&screen_pacts,
	&screen_people,
	&screen_people_posts,
	&screen_people_routes,
	&screen_people_villages,
	&screen_grid,
	&screen_disclosure,
	&screen_attract,
	&screen_lookup,
	&screen_lookup_village,
	&screen_lookup_list,
	&screen_lookup_home,
	&screen_lookup_own,
	&screen_lookup_optout,
	&screen_staff,
	&screen_staff_pin,
	&screen_staff_recovery,
	&screen_staff_today,
	&screen_staff_sticks,
	&screen_staff_photos,
	&screen_staff_photo,
	&screen_staff_history,
	&screen_staff_undo,
	&screen_staff_takeout,
	&screen_staff_settings,
	&screen_staff_size,
	&screen_staff_clock,
	&screen_staff_people,
	&screen_staff_audit,
	&screen_staff_selftest,
	&screen_staff_touch,
	&screen_staff_read,
	&screen_staff_review,
	&screen_staff_register,
	&screen_staff_row,
	&screen_staff_findings,
	&screen_staff_publish,
	&screen_staff_done,
	&screen_start,
	&screen_staff_amend,
	&screen_staff_amend_list,
	&screen_staff_amend_row,
};

const struct screen_class *
screen_at(size_t index)
{
	return index < sizeof screens / sizeof *screens ? screens[index] : NULL;
}

const struct screen_class *
screen_find(const char *name)
{
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
		if (strcmp(screens[i]->name, name) == 0)
			return screens[i];
	return NULL;
}

static void
go(struct host *h, enum go how, const char *screen, long arg)
{
	h->go = how;
	h->go_screen = screen;
	h->go_arg = arg;
}

void
host_open(struct host *h, const char *screen, long arg)
{
	go(h, GO_OPEN, screen, arg);
}

void
host_replace(struct host *h, const char *screen, long arg)
{
	go(h, GO_REPLACE, screen, arg);
}

void
host_back(struct host *h)
{
	go(h, GO_BACK, NULL, 0);
}

void
host_home(struct host *h)
{
	go(h, GO_HOME, NULL, 0);
}

void
host_only(struct host *h, const char *screen, long arg)
{
	go(h, GO_ONLY, screen, arg);
}

const char *
host_scope(const struct host *h)
{
	const char *key = store_home_key(h->store);
	return h->home_scope && key[0] ? key : NULL;
}
