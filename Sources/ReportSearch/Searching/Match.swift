package import InvertedIndex

/// A matching paragraph that has not been read yet.
package struct Match {
    package let doc: DocAddress
    package let score: Double
    package let kind: MatchKind
}
