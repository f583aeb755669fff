/* value_identity: numbers that must not be here. See value.h. */
#include "base/private_number.h"
#include "values/value.h"

static bool
holds(const char *text, enum private_number one, enum private_number other)
{
	struct private_span span = { .to = 0 };
	while (private_number_find(text, span.to, &span))
		if (span.kind == one || span.kind == other)
			return true;
	return false;
}

bool
value_is_identity(const char *text)
{
	return holds(text, NUMBER_IDENTITY, NUMBER_CARD);
}

bool
value_is_like_identity(const char *text)
{
	return holds(text, NUMBER_IDENTITY_LIKE, NUMBER_IDENTITY_LIKE);
}
