/* One at a time: a lock on a file, given back when the process ends. */
#pragma once

/* Returns 0 with *lock set, EWOULDBLOCK when somebody else holds it, or an errno value. */
int lock_take(const char *path, int *lock);
void lock_release(int lock); /* accepts −1 */
