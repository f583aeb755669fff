/* Every screen there is; each is defined in the file of its name. */
#ifndef SCREENS_ALL_H
#define SCREENS_ALL_H

#include "screens/screen.h"

extern const struct screen_class screen_home, screen_rank, screen_rank_homes, screen_rank_flags, screen_rank_standard,
    screen_board, screen_board_entry, screen_board_appeal, screen_courtyards, screen_courtyard, screen_five_beauties,
    screen_honours, screen_photo, screen_rules, screen_notices, screen_notice, screen_issues, screen_deeds,
    screen_money, screen_people, screen_staff;
extern const struct screen_class screen_lookup, screen_lookup_village, screen_lookup_list, screen_lookup_home,
    screen_lookup_own, screen_lookup_optout;
extern const struct screen_class screen_deed, screen_deeds_events, screen_deeds_event, screen_deeds_equipment,
    screen_deeds_publicity, screen_deeds_thing, screen_deeds_figures, screen_frameworks, screen_money_spent,
    screen_money_rewards, screen_money_reward, screen_projects, screen_project, screen_pacts, screen_before_after;

extern const struct screen_class screen_issue, screen_week, screen_rectify, screen_report;
extern const struct screen_class screen_people_posts, screen_people_routes, screen_people_villages, screen_grid,
    screen_disclosure, screen_attract, screen_rank_flag;
extern const struct screen_class screen_staff_read, screen_staff_review, screen_staff_register, screen_staff_row,
    screen_staff_findings, screen_staff_publish, screen_staff_done;

extern const struct screen_class screen_staff_photos, screen_staff_photo, screen_staff_history, screen_staff_undo,
    screen_staff_takeout;

extern const struct screen_class screen_start;
extern const struct screen_class screen_staff_settings, screen_staff_size, screen_staff_clock, screen_staff_people,
    screen_staff_audit, screen_staff_selftest, screen_staff_touch;
extern const struct screen_class screen_staff_pin, screen_staff_recovery, screen_staff_today, screen_staff_sticks;

extern const struct screen_class screen_staff_amend, screen_staff_amend_list, screen_staff_amend_row;

#endif
