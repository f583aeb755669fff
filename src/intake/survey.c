/* survey: see survey.h. */
#include "intake/survey.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"

/* Music and films of the clerk's own lie on sticks, too. */
static bool
is_among_recordings(const char *path)
{
	static const char *const words[] = { "录音", "语音", "音频" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *word = strstr(path, words[i]);
		if (word && strchr(word, '/'))
			return true;
	}
	return false;
}

bool
survey_takes(const char *path)
{
	enum file_kind kind = file_kind(path, NULL);
	return kind == FILE_SHEET || kind == FILE_OLD_SHEET || kind == FILE_TEXT || kind == FILE_PHOTO ||
	       (kind == FILE_SOUND && is_among_recordings(path));
}

static bool
is_passing(const char *name, size_t n)
{
	static const char *const names[] = { "System Volume Information", "$RECYCLE.BIN", "RECYCLER", "__MACOSX",
		"LOST.DIR", "lost+found", "Thumbs.db", "desktop.ini" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == n && strncasecmp(name, names[i], n) == 0)
			return true;
	return name[0] == '.' || str_starts(name, "~$");
}

bool
survey_is_passing(const char *path)
{
	for (const char *p = path, *slash;; p = slash + 1) {
		slash = strchrnul(p, '/');
		if (is_passing(p, (size_t)(slash - p)))
			return true;
		if (!*slash)
			return false;
	}
}

bool
survey_is_own(const char *path, long long changed_s)
{
	const long long days = 2 * 24 * 3600; /* file systems that keep local time */
	if (changed_s < SURVEY_OWN_CHANGED_S - days || changed_s > SURVEY_OWN_CHANGED_S + days)
		return false;
	for (const char *p = path, *slash; (slash = strchr(p, '/')); p = slash + 1)
		if (str_starts(p, SURVEY_OWN))
			return true;
	return false;
}

const char *
survey_unreadable(const struct mount *m)
{
	bool stands_in = strcmp(m->type, "tmpfs") == 0 && str_starts(m->device, SURVEY_UNREADABLE);
	return stands_in ? m->device + strlen(SURVEY_UNREADABLE) : NULL;
}
