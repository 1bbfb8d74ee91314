internal import ReportCorpus

extension Field {
    /// The type of the field's values in all records.
    package var type: FieldType {
        switch self {
        case .schema, .count, .countLeft, .countRight, .frequency, .paragraphs, .allParagraphs,
            .reports, .allReports, .reportsWithout, .length, .passages, .hits, .seed, .strings,
            .files, .relevantPairs, .pairsFound, .pairsBoth, .words, .terms, .postings, .segments,
            .filesSkipped, .filesAlike, .filesWithAgency, .filesWithRegion, .filesWithYear,
            .deletedParagraphs,
            .generated, .otherCount:
            .int
        case .rank, .paragraph, .year, .otherYear, .fileYear, .position, .characters,
            .minCharacters, .otherParagraph, .expectedYear, .faults:
            .optional(.int)
        case .score, .weight, .averageLength, .per10k, .per10kWords, .otherPer10kWords, .p,
            .logRatio, .strength, .ll,
            .mi, .logdice, .similarity, .share,
            .shareOfParagraph, .shareInOther, .shareOfOther, .recall, .precision:
            .number
        case .value, .upper, .amount, .otherValue, .expected: .optional(.number)
        case .file, .text, .term, .word, .indicator, .baseUnit, .subject, .leftText, .matchText,
            .rightText, .qid, .query, .citation, .otherFile, .otherText, .string, .index,
            .analyzer, .source, .format:
            .string
        case .unit, .title, .agency, .province, .fileKind, .date, .published, .url, .due,
            .otherAgency, .fileAgency,
            .otherUnit, .basis, .otherHeading, .reportFile:
            .optional(.string)
        case .heading, .region, .headingWords, .queryWords, .paragraphWords, .confinement, .also:
            .array(.string)
        case .bytes: .optional(.range)
        case .otherBytes: .optional(.range)
        case .highlights, .highlightBytes, .changes: .array(.range)
        case .place, .otherPlace: .optional(.place)
        case .wasFound, .recognised, .damaged, .otherFigures: .bool
        case .sizes, .years: .counts
        case .readFrom: .origins
        default: structuredType
        }
    }

    /// The types that are records or sets of words.
    private var structuredType: FieldType {
        switch self {
        case .section: .optional(.word(Section.allCases.map(\.rawValue)))
        case .match: .optional(.word(["literal", "words"]))
        case .qualifier: .word(Figure.Qualifier.allCases.map(\.rawValue))
        case .change: .optional(.word(["up", "down"]))
        case .role: .optional(.word(["result", "start", "target"]))
        case .rule: .word(AuditFinding.Rule.allCases.map(\.rawValue))
        case .verdict: .word(AuditFinding.Verdict.allCases.map(\.rawValue))
        case .status: .word(RosterAudit.Status.allCases.map(\.rawValue))
        case .achievements, .shortcomings, .leadership, .plan:
            .optional(.word(AuditFinding.Verdict.allCases.map(\.rawValue)))
        case .kind:
            .word(
                SentenceChange.allCases.map(\.rawValue) + ["word", "number", "gram"])
        case .order: .word(["earlier", "later", "same", "unknown"])
        case .check: .word(FigureContradiction.Kind.allCases.map(\.rawValue))
        case .outcome: .word(PromiseOutcome.allCases.map(\.rawValue))
        case .otherSection: .optional(.word(Section.allCases.map(\.rawValue)))
        case .planned, .done: .array(.string)
        case .why: .optional(.word(MatchDiagnosis.Cause.allCases.map(\.rawValue)))
        case .reason, .advice: .optional(.string)
        case .before, .after: .array(.object(.contextParagraph))
        case .explanation: .array(.object(.scorePart))
        case .sameText: .array(.object(.sameText))
        case .left, .right: .optional(.object(.sentence))
        case .figures: .array(.object(.sentenceFigure))
        case .content: .array(.object(.paragraph))
        case .tokens: .array(.object(.token))
        case .parts: .array(.object(.diagnosisPart))
        case .counterexamples: .array(.object(.counterexample))
        case .skipped: .array(.object(.skippedFile))
        default: .string
        }
    }
}
