// Tables whose first rows are written while later rows are still being found.
extension Output {
    /// Writes the items of a stream as rows of a table.
    ///
    /// - Parameters:
    ///   - stream: the items.
    ///   - limit: the maximum number of items; nil for all.
    ///   - form: how the rows are written. A spreadsheet is written when all items are known.
    ///   - table: makes the rows of some items.
    ///   - text: returns, for the first items, a function that lays out each batch for people.
    /// - Returns: the number of items.
    @discardableResult
    package func stream<Item: Sendable>(
        _ stream: CorpusStream<Item>, limit: Int?, as form: TableForm,
        table: @escaping @Sendable ([Item]) -> Table,
        text: ([Item]) -> @Sendable ([Item]) -> String
    ) throws -> Int {
        switch form {
        case .excel:
            var items: [Item] = []
            let count = try stream.render(
                limit: limit, renderer: { _ in { $0 } }, deliver: { items += $0 })
            try self.table(table(items), as: form)
            return count
        case .text:
            return try stream.render(limit: limit, renderer: text, deliver: pass)
        case .json:
            return try stream.render(
                limit: limit, renderer: { _ in { table($0).jsonLines } }, deliver: pass)
        case .csv:
            csvHeader(of: table([]))
            let isPrinted = isTerminal
            return try stream.render(
                limit: limit, renderer: { _ in { table($0).csvLines(isPrinted: isPrinted) } },
                deliver: pass)
        }
    }

    /// Writes the items of a stream as rows of a table whose columns fit the first rows.
    ///
    /// - Parameters:
    ///   - stream: the items.
    ///   - form: how the rows are written.
    ///   - table: makes the rows of some items.
    /// - Returns: the number of items.
    @discardableResult
    package func stream<Item: Sendable>(
        _ stream: CorpusStream<Item>, as form: TableForm,
        table: @escaping @Sendable ([Item]) -> Table
    ) throws -> Int {
        let (width, language) = (width, language)
        return try self.stream(stream, limit: nil, as: form, table: table) { head in
            let first = table(head)
            let layout = TableLayout(
                // Columns that are empty so far may have values later.
                of: first, hidesEmpty: head.count < CorpusStream<Item>.headCount, width: width,
                language: language)
            if first.rowCount > 0 { layout.header.forEach(line) }
            return { layout.text(table($0)) }
        }
    }

    /// Sends text on immediately, because the next batch may take some time.
    private func pass(_ text: String) {
        write(text)
        flush()
    }
}
