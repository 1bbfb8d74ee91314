// Answers contain types of these modules (a section, the parts of a score, an error, a file's path), so an embedding
// program should need only one import.
@_exported public import ICUText
@_exported public import InvertedIndex
@_exported public import ParagraphEvidence
@_exported public import QueryLanguage
@_exported public import ReportCorpus
@_exported public import StoredReports
@_exported public import SystemPackage
