// Whoever embeds the search meets types of these modules in every answer (a section, a score's
// shares, an error), so that one import must be enough.
@_exported public import InvertedIndex
@_exported public import QueryLanguage
@_exported public import ReportCorpus
