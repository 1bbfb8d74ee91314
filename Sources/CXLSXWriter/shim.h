// libxlsxwriter, as Swift sees it. Only SpreadsheetWriter imports it.
#pragma once
#include <xlsxwriter.h>
