/* The version of the program, here and nowhere else. CHANGELOG.md has a section for each. */
#pragma once

#define CUNPING_VERSION "0.3.0"
/* The day of that section, or later: no clock that runs this program is before it. */
#define CUNPING_RELEASED "2026-11-28"
