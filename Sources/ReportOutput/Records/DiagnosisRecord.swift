internal import QueryLanguage
internal import ReportCorpus

/// Why a paragraph matches or not, for programs.
package enum DiagnosisRecord {
    package static func record(_ diagnosis: MatchDiagnosis) -> Record {
        Record(
            .diagnosis,
            [
                (.file, .text(diagnosis.file)), (.paragraph, .int(diagnosis.paragraph)),
                (.match, .text(diagnosis.match?.rawValue)), (.rank, .int(diagnosis.rank)),
                (.hits, .int(diagnosis.hitCount)),
                (.why, .text(diagnosis.finding?.cause.rawValue)),
                (.parts, .array(diagnosis.parts.map(part))),
                (.queryWords, .list(diagnosis.queryWords, separator: "/")),
                (.paragraphWords, .list(diagnosis.paragraphWords, separator: "/")),
                (.advice, .text(diagnosis.finding?.advice.word)),
            ])
    }

    private static func part(_ part: MatchDiagnosis.Part) -> Value {
        .record(
            Record(
                .diagnosisPart,
                [
                    (.text, .text(part.part?.notation ?? "")),
                    (.match, .text(part.match?.rawValue)),
                    (.why, .text(part.finding?.cause.rawValue)),
                    (.reason, .text(part.finding?.reason?.word)),
                    (.advice, .text(part.finding?.advice.word)),
                ]))
    }
}

extension MatchDiagnosis.Reason {
    /// The word for it in records.
    var word: String {
        switch self {
        case .noPatternMatch: "no-pattern-match"
        case .noRegexMatch: "no-regex-match"
        case .excludedTextFound: "excluded-text-found"
        case .tooFarApart: "too-far-apart"
        case .notTogether: "not-together"
        case .noAlternative: "no-alternative"
        case .notAsPhrase: "not-as-phrase"
        case .otherwiseTokenized: "otherwise-cut"
        case .absent: "absent"
        case .foldLeftOut: "fold-left-out"
        case .insideLongerRun: "inside-longer-run"
        case .field: "field"
        case .copy: "copy"
        }
    }
}

extension MatchDiagnosis.Advice {
    /// The word for it in records.
    var word: String {
        switch self {
        case .nameEncoding: "name-encoding"
        case .askForLess: "ask-for-less"
        case .leaveOutExclusion: "leave-out-exclusion"
        case .widenNear: "widen-near"
        case .widenSame: "widen-same"
        case .leaveOutQuotes: "leave-out-quotes"
        case .quoteApart: "quote-apart"
        case .indexWithFold(let name): "index-with-fold-\(name.rawValue)"
        case .addWildcard: "add-wildcard"
        case .leaveOutCondition(let field): "leave-out-condition-\(field)"
        case .includeCopies: "include-copies"
        case .indexChangedFile: "index-changed-file"
        case .noSuchParagraph: "no-such-paragraph"
        case .indexFile: "index-file"
        case .unreadableFile: "unreadable-file"
        }
    }
}
