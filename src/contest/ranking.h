/* What the four faces of 卫生排名 share: what a tap means. */
#pragma once

#include "screens/screen.h"
#include "queries/rankings.h"
#include "screens/score.h"

enum { RANKING_OWN_PERIOD = UI_ACTION_OWN, RANKING_OWN_KIND, RANKING_OWN_ROW, RANKING_OWN_VILLAGE };
