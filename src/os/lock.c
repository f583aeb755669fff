/* lock: see lock.h. flock, so that a killed process leaves nothing behind. */
#include "os/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

int
lock_take(const char *path, int *lock)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return errno;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		int error = errno;
		close(fd);
		return error;
	}
	*lock = fd;
	return 0;
}

void
lock_release(int lock)
{
	if (lock >= 0)
		close(lock);
}
