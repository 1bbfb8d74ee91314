// Results contain types of ReportSearch (sections, filters, errors), so one import is enough for callers.
@_exported public import ReportSearch
