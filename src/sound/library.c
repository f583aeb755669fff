/* library: see library.h. */
#include "sound/library.h"

#include <dlfcn.h>
#include <string.h>

#include "base/log.h"

bool
library_load(const char *file, const struct library_symbol *symbol, size_t count)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (!library) {
		log_warn("library: %s", dlerror());
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		void *found = dlsym(library, symbol[i].name);
		if (!found) {
			log_warn("library: %s has no %s", file, symbol[i].name);
			return false;
		}
		memcpy(symbol[i].at, &found, sizeof found);
	}
	return true;
}
