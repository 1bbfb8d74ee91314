// Answers contain types of the search (a section, a filter, an error), so that one import is enough.
@_exported public import ReportSearch
