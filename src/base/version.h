/* The version of the program, here and nowhere else. CHANGELOG.md has a section for each. */
#pragma once

#define CUNPING_VERSION "0.3.0"
/* No clock that runs this program shows an earlier day. */
#define CUNPING_RELEASED "2026-11-22"
