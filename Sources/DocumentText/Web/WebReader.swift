internal import DocumentModel

/// Reads the article of a web page.
enum WebReader {
    /// Reads a page.
    ///
    /// - Parameter bytes: the page in UTF-8; the encoding stated in the page is ignored.
    /// - Throws: `noText` for a page without an article, such as a list of links; `overLimit`.
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        let tree = try XMLTree(html: bytes)
        let page = try WebPage(tree)
        if let document = ArticleReader(page).document() { return document }
        // Scripts may show elements that a style hides at first.
        guard page.hidesText,
            let document = ArticleReader(try WebPage(tree, keepsHidden: true)).document()
        else { throw .noText }
        return document
    }
}
