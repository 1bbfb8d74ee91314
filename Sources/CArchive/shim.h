// libarchive, as Swift sees it. Only DocumentText imports it.
#pragma once
#include <archive.h>
#include <archive_entry.h>
