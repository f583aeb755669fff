/* Whose the data folder is. An administrator's command leaves nothing there
 * that its owner, who runs the screen, could not write to afterwards. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* We are root and the folder is somebody else's; `name` is who, or the number. */
bool owner_is_another(const char *folder, char *name, size_t size);
/* What is root's below the folder becomes its owner's; links are not followed. 0 or an errno value. */
int owner_hand_over(const char *folder);
