internal import CXML
internal import DocumentModel

/// Reads XML piece by piece, for parts that are too large for a tree: a sheet may have a million rows.
///
/// Entities are not expanded, nothing is loaded, and elements nest at most 256 deep.
@safe struct XMLStream: ~Copyable {
    private let reader: xmlTextReaderPtr
    private let part: String

    /// The next piece of the text. Names have no prefix.
    enum Event {
        case start(String)
        case text(String)
        case end(String)
    }

    private init(_ reader: xmlTextReaderPtr, part: String) {
        unsafe self.reader = unsafe reader
        self.part = part
    }

    deinit { unsafe xmlFreeTextReader(reader) }

    /// Opens a text.
    ///
    /// - Parameters:
    ///   - part: the name of the part, for the error.
    ///   - body: reads the stream, which is closed afterwards.
    /// - Throws: `damaged`, or what the body throws.
    static func read(
        _ bytes: [UInt8], part: String,
        _ body: (borrowing XMLStream) throws(DocumentError) -> Void
    ) throws(DocumentError) {
        if bytes.prefix(4096).containsIgnoringCase("<!DOCTYPE") {
            throw .damaged(detail: "\(part): DOCTYPE")
        }
        guard bytes.count < Int(Int32.max) else { throw .overLimit(.output) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        xmlResetLastError()
        // The buffer is valid during the call, and the stream does not outlive it.
        let result: Result<Void, DocumentError> = unsafe bytes.withUnsafeBytes { buffer in
            guard
                let reader = unsafe xmlReaderForMemory(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
                    nil, nil, Int32(options))
            else { return .failure(.damaged(detail: part)) }
            let stream = unsafe XMLStream(reader, part: part)
            do throws(DocumentError) {
                try body(stream)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    /// The next piece; nil at the end. An empty element has a start but no end; see `isEmpty`.
    ///
    /// - Throws: `damaged` with the line.
    func next() throws(DocumentError) -> Event? {
        while true {
            switch unsafe xmlTextReaderRead(reader) {
            case 0: return nil
            case 1: break
            default: throw .damaged(detail: XMLTree.lastError(in: part))
            }
            switch unsafe xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue): return .start(name)
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end(name)
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
                let value = unsafe xmlTextReaderConstValue(reader)
                return .text(unsafe value.map { unsafe String(cString: $0) } ?? "")
            default: continue
            }
        }
    }

    private var name: String {
        unsafe xmlTextReaderConstLocalName(reader).map { unsafe String(cString: $0) } ?? ""
    }

    /// Whether the element that started has no content, and so no end event.
    var isEmpty: Bool { unsafe xmlTextReaderIsEmptyElement(reader) == 1 }

    /// The value of an attribute of the element that started; its name has no prefix.
    func attribute(_ name: String) -> String? {
        var status = unsafe xmlTextReaderMoveToFirstAttribute(reader)
        defer { unsafe xmlTextReaderMoveToElement(reader) }
        while status == 1 {
            if unsafe xmlStrEqual(xmlTextReaderConstLocalName(reader), name) == 1 {
                let value = unsafe xmlTextReaderConstValue(reader)
                return unsafe value.map { unsafe String(cString: $0) }
            }
            status = unsafe xmlTextReaderMoveToNextAttribute(reader)
        }
        return nil
    }
}
