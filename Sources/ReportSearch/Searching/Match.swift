internal import InvertedIndex

/// A paragraph that matches, before it is fetched for showing.
struct Match {
    let doc: DocAddress
    let score: Double
    let kind: MatchKind
}
