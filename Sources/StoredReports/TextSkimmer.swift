internal import InvertedIndex

/// Skips the fields of a stored record up to its last string, without allocating values.
struct TextSkimmer: RecordCoder {
    private var reader: ByteReader
    /// The bytes of the last string, not validated.
    private(set) var lastBytes: ArraySlice<UInt8> = []

    /// Whether the elements of arrays are kept.
    private let keepsElements: Bool

    init(_ stored: [UInt8], keepsElements: Bool = false) {
        reader = ByteReader(stored)
        self.keepsElements = keepsElements
    }

    mutating func count(_ value: inout Int, atMost limit: Int) throws(DecodingFailure) {
        value = try reader.readCount(atMost: limit)
    }

    mutating func integer<Value: FixedWidthInteger>(
        _ value: inout Value
    ) throws(DecodingFailure) {
        value = try reader.read(Value.self)
    }

    mutating func blob(_ value: inout [UInt8]) throws(DecodingFailure) {
        _ = try reader.readBlob()
    }

    mutating func string(_ value: inout String) throws(DecodingFailure) {
        _ = try reader.readBlob()
    }

    mutating func lastString(_ value: inout String) throws(DecodingFailure) {
        lastBytes = try reader.readBytes(reader.remaining)
    }

    mutating func array<Element>(
        _ elements: inout [Element], of empty: Element, byteCount: Int,
        _ fields: (inout TextSkimmer, inout Element) throws(DecodingFailure) -> Void
    ) throws(DecodingFailure) {
        for _ in 0..<(try reader.readCount(atMost: reader.remaining / byteCount)) {
            var element = empty
            try fields(&self, &element)
            if keepsElements { elements.append(element) }
        }
    }

    mutating func require(
        _ holds: @autoclosure () -> Bool, _ reason: CorruptionReason
    ) throws(DecodingFailure) {
        try reader.require(holds(), reason)
    }
}
