/* screens: see screens.h. */
#include "app/screens.h"

#include <string.h>

#include "screens/all.h"

const struct screen_class *const screens[] = {
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
	NULL,
};

const struct screen_class *
screen_find(const char *name)
{
	for (size_t i = 0; screens[i]; i++)
		if (strcmp(screens[i]->name, name) == 0)
			return screens[i];
	return NULL;
}

bool
screens_dock_event(struct host *h, const struct screen_class *c, int action)
{
	switch (action) {
	case ACTION_HOME:
		host_home(h);
		return true;
	case ACTION_BACK:
		host_back(h);
		return true;
	case ACTION_LOOKUP:
		host_open(h, &screen_lookup, 0);
		return true;
	case ACTION_NOTICES:
		if (c != &screen_notices)
			host_open(h, &screen_notices, 0);
		return true;
	case ACTION_STAFF:
		host_open(h, h->desk->who.id ? &screen_staff_today : &screen_staff, 0);
		return true;
	case ACTION_LARGE:
		h->large = !h->large;
		return true;
	case ACTION_LOWER:
		h->lowered = !h->lowered;
		return true;
	default:
		return false;
	}
}
