// Whoever embeds the search meets types of these modules in every answer (a section, a score's
// shares, an error, a file's path), so that one import must be enough.
@_exported public import ICUText
@_exported public import InvertedIndex
@_exported public import QueryLanguage
@_exported public import ReportCorpus
@_exported public import StoredReports
@_exported public import SystemPackage
