// Records are made of answers, so whoever writes them needs the answers' types.
@_exported public import ReportAnalysis
// Whoever lays out answers needs the width of text.
@_exported public import TextBasics
