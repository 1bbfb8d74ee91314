package import InvertedIndex

/// A paragraph that matches, before it is fetched for showing.
package struct Match {
    package let doc: DocAddress
    package let score: Double
    package let kind: MatchKind
}
