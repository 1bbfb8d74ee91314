// Records are made from results, so callers need the types of results.
@_exported public import ReportAnalysis
// Callers that lay out text need its width.
@_exported public import TextBasics
