/* Every screen there is. A new one is a file that defines `screen_NAME` and its
 * name in this list, which is also the order of `cunping shot`. */
#pragma once

#include "screens/screen.h"

/* clang-format off */
#define SCREENS(X) \
	X(home) X(rank) X(rank_homes) X(rank_flags) X(rank_flag) X(rank_standard) \
	X(board) X(board_entry) X(board_appeal) \
	X(courtyards) X(courtyard) X(five_beauties) X(honours) X(photo) \
	X(rules) X(news) X(notices) X(notice) \
	X(issues) X(issue) X(week) X(rank_month) X(report) \
	X(deeds) X(before_after) X(deed) X(deeds_events) X(deeds_event) \
	X(deeds_figures) \
	X(frameworks) \
	X(money) X(money_spent) X(money_rewards) X(money_reward) \
	X(projects) X(project) X(pacts) \
	X(people) X(grid) X(register) X(register_row) \
	X(attract) X(lookup) X(lookup_village) X(lookup_home) X(lookup_optout) \
	X(staff) X(staff_pin) X(staff_recovery) X(staff_today) X(staff_sticks) \
	X(staff_photos) X(staff_photo) X(staff_history) X(staff_undo) X(staff_decisions) X(staff_takeout) X(staff_feedback) \
	X(staff_settings) X(staff_size) X(staff_clock) X(staff_people) X(staff_audit) X(staff_selftest) X(staff_touch) \
	X(staff_read) X(staff_review) X(staff_register) X(staff_row) X(staff_verdict) X(staff_names) X(staff_findings) X(staff_publish) X(staff_done) X(staff_return) \
	X(start) X(staff_amend) X(staff_amend_list) X(staff_amend_row) \
	X(staff_sheets) X(staff_sheet) X(staff_code)
/* clang-format on */

#define SCREEN_DECLARE(name) extern const struct screen_class screen_##name;
SCREENS(SCREEN_DECLARE)
