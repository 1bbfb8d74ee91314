// Records are made of answers, so whoever writes them needs the answers' types.
@_exported public import ReportAnalysis
