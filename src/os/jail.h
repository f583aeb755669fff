/* The jails. That of whatever looks at foreign bytes: from here on the process can
 * compute, and reach what it was given, and nothing else.
 *
 * Limits of memory, time and files; no new privileges; Landlock, or where the
 * kernel has none a chroot in a user namespace; and a list of the system calls
 * that it may make. What is not on the list ends it with SIGSYS (child_end()). */
#pragma once

#include <stdbool.h>

/* What a child returns that could not be locked up, and therefore read nothing. */
enum { JAIL_NO_LOCK = 4 };

/* Locks this process up for good. `folder` (NULL: nothing) may be read; with `makes` files may be made in its folder
 * out/, and nowhere else. Libraries that are opened by name must be open already, and no thread may run. Returns how a
 * path to the folder begins from here on, NULL when this machine can lock nobody up. */
const char *jail_enter(const char *folder, bool makes);

/* The screen's: from here on this process and whatever it starts makes, changes, renames and removes no file but below
 * `folder` (ends with NULL; what is not there is left out), and signals nobody else's process. What is open stays open.
 * Before any thread. False: this kernel has no Landlock. */
bool jail_no_writing(const char *const *folder);
bool jail_can_forbid_writing(void);
