extension RecordKind {
    /// The fields, in the order in which they are written.
    package var members: [Member] {
        switch self {
        case .hit: Self.hitMembers
        case .report:
            Self.plain([
                .file, .title, .agency, .region, .year, .date, .published, .url, .readFrom,
                .content,
            ])
        case .facet:
            Self.groupMembers
                + Self.plain([
                    .paragraphs, .allParagraphs, .reports, .allReports, .reportsWithout,
                ])
        case .frequency:
            Self.groupMembers
                + Self.plain([
                    .term, .count, .per10k, .paragraphs, .allParagraphs, .reports, .allReports,
                    .characters,
                ])
        case .concordance:
            Self.plain([
                .file, .paragraph, .bytes, .place, .leftText, .matchText, .rightText, .agency,
                .region, .year,
            ])
        case .collocate:
            Self.plain([
                .word, .count, .countLeft, .countRight, .frequency, .expected, .ll, .p, .mi,
                .logdice,
            ])
        case .keyword:
            Self.plain([
                .word, .count, .otherCount, .per10kWords, .otherPer10kWords, .expected, .ll, .p,
                .logRatio,
            ])
        case .contradiction:
            Self.plain([
                .check, .indicator, .value, .unit, .change, .basis, .otherValue, .otherUnit,
                .expected, .agency, .year, .file, .paragraph, .bytes, .place, .text, .otherYear,
                .otherFile, .otherParagraph, .otherBytes, .otherPlace, .otherText,
            ])
        case .promise:
            Self.plain([
                .outcome, .strength, .agency, .year, .file, .paragraph, .bytes, .place, .text,
                .planned, .otherYear, .otherFile, .otherParagraph, .otherBytes, .otherPlace,
                .otherSection, .otherText, .done,
            ])
        case .figure:
            [Member(.province, isOptional: true), Member(.fileKind, isOptional: true)]
                + Self.plain([
                    .indicator, .value, .upper, .unit, .qualifier, .change, .basis, .role, .amount,
                    .baseUnit, .section, .agency, .region, .year, .file, .paragraph, .bytes,
                    .place, .text,
                ])
        case .finding:
            Self.plain([
                .file, .agency, .region, .year, .rule, .subject, .verdict, .characters,
                .minCharacters, .date, .due, .headingWords, .value, .unit, .otherValue,
                .otherUnit, .otherParagraph, .otherHeading, .expectedYear, .paragraph, .bytes,
                .place,
            ])
        case .submission:
            Self.plain([
                .agency, .status, .date, .achievements, .shortcomings, .leadership, .plan, .faults,
                .reportFile,
            ])
        case .sentencePair: Self.plain([.kind, .similarity, .section, .left, .right])
        case .sharedPassage:
            Self.plain([
                .file, .paragraph, .bytes, .place, .characters, .shareOfParagraph, .text, .order,
                .otherFile, .otherAgency, .otherYear, .otherParagraph, .otherBytes, .otherPlace,
                .otherText, .shareInOther, .shareOfOther, .share,
            ])
        case .sharedPair:
            Self.plain([
                .file, .otherFile, .characters, .share, .shareOfOther, .passages, .order,
                .fileAgency, .fileYear, .otherAgency, .otherYear,
            ])
        default: Self.otherMembers(self)
        }
    }

    private static func otherMembers(_ kind: RecordKind) -> [Member] {
        switch kind {
        case .tokens: plain([.text, .tokens])
        case .extractedLine:
            plain([.file, .format, .bytes, .place, .generated, .recognised, .text])
        case .token: plain([.term, .bytes, .kind, .source])
        case .diagnosis:
            plain([
                .file, .paragraph, .match, .rank, .hits, .why, .parts, .queryWords,
                .paragraphWords, .advice,
            ])
        case .diagnosisPart: plain([.text, .match, .why, .reason, .advice])
        case .proof:
            plain([
                .seed, .strings, .paragraphs, .files, .relevantPairs, .pairsFound, .pairsBoth,
                .recall,
                .precision, .counterexamples,
            ])
        case .counterexample: plain([.string, .file, .paragraph, .wasFound])
        case .statistics:
            plain([
                .index, .analyzer, .files, .reports, .filesSkipped, .filesAlike, .filesWithAgency,
                .filesWithRegion, .filesWithYear, .paragraphs, .deletedParagraphs, .words, .terms,
                .postings, .segments, .sizes, .years, .skipped, .confinement,
            ])
        case .skippedFile: plain([.file, .reason])
        case .paragraph: plain([.paragraph, .bytes, .place, .heading, .section, .text])
        case .contextParagraph: plain([.paragraph, .text])
        case .scorePart:
            plain([
                .term, .frequency, .paragraphs, .weight, .position, .length, .averageLength,
                .score,
            ])
        case .sameText: plain([.file, .paragraph, .otherFigures])
        case .sentence:
            plain([.file, .paragraph, .bytes, .place, .heading, .text, .changes, .figures])
        case .sentenceFigure:
            plain([
                .indicator, .value, .upper, .unit, .qualifier, .change, .basis, .role, .bytes,
            ])
        default: []
        }
    }

    private static let hitMembers: [Member] =
        [Member(.qid, isOptional: true), Member(.query, isOptional: true)]
        + plain([
            .rank, .score, .match, .file, .paragraph, .bytes, .place, .generated, .recognised,
            .damaged, .heading, .section, .agency, .region, .year, .title, .date, .published, .url,
            .text, .highlights, .highlightBytes,
            .citation, .also,
        ])
        + [
            Member(.before, isOptional: true), Member(.after, isOptional: true),
            Member(.explanation, isOptional: true), Member(.sameText, isOptional: true),
        ]

    /// The members for group keys, which are optional.
    private static let groupMembers: [Member] = [
        Field.agency, .region, .province, .year, .section, .fileKind,
    ].map { Member($0, isOptional: true) }

    private static func plain(_ fields: [Field]) -> [Member] { fields.map { Member($0) } }
}
