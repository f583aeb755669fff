/* Where this machine keeps what is its own. */
#pragma once

#include <stddef.h>

/* The data folder when none is named: what the service manager gives
 * (/var/lib/cunping), else $XDG_DATA_HOME/cunping, else the hall's own
 * /var/lib/cunping when this machine has it, else ~/.local/share/cunping. */
void paths_data(char *out, size_t size);
/* An absolute path of something that exists, for messages and history; else the path itself. */
void paths_real(const char *path, char *out, size_t size);
/* A new empty folder for passing use; 0 or an errno value. */
int paths_temp(char *out, size_t size);
