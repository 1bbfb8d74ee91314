internal import InvertedIndex

/// Writes or reads the fields of a record one after another, so that one function defines the layout for both
/// directions.
///
/// Every field is `inout`: a writer leaves the value unchanged and never fails; a reader replaces it.
protocol RecordCoder {
    /// Writes or reads an integer from 0 to a limit. Only readers check the limit.
    mutating func count(_ value: inout Int, atMost limit: Int) throws(DecodingFailure)
    /// Writes or reads an integer of fixed width.
    mutating func integer<Value: FixedWidthInteger>(_ value: inout Value) throws(DecodingFailure)
    /// Writes or reads bytes, preceded by their number.
    mutating func blob(_ value: inout [UInt8]) throws(DecodingFailure)
    /// Writes or reads a string, preceded by its length in bytes.
    mutating func string(_ value: inout String) throws(DecodingFailure)
    /// Writes or reads a string that extends to the end of the record.
    mutating func lastString(_ value: inout String) throws(DecodingFailure)
    /// Writes or reads elements, preceded by their number.
    ///
    /// - Parameters:
    ///   - empty: the value of an element before its fields are read.
    ///   - byteCount: the minimum size of an element in bytes.
    ///   - fields: writes or reads the fields of an element.
    mutating func array<Element>(
        _ elements: inout [Element], of empty: Element, byteCount: Int,
        _ fields: (inout Self, inout Element) throws(DecodingFailure) -> Void
    ) throws(DecodingFailure)
    /// Checks a condition on the fields so far. Only readers do this.
    mutating func require(_ holds: @autoclosure () -> Bool, _ reason: CorruptionReason)
        throws(DecodingFailure)
}

extension ByteWriter: RecordCoder {
    mutating func count(_ value: inout Int, atMost limit: Int) { writeCount(value) }

    mutating func integer<Value: FixedWidthInteger>(_ value: inout Value) { write(value) }

    mutating func blob(_ value: inout [UInt8]) { writeBlob(value) }

    mutating func string(_ value: inout String) { writeString(value) }

    mutating func lastString(_ value: inout String) { writeBytes(value.utf8) }

    mutating func array<Element>(
        _ elements: inout [Element], of empty: Element, byteCount: Int,
        _ fields: (inout ByteWriter, inout Element) throws(DecodingFailure) -> Void
    ) throws(DecodingFailure) {
        writeCount(elements.count)
        for var element in elements { try fields(&self, &element) }
    }

    mutating func require(_ holds: @autoclosure () -> Bool, _ reason: CorruptionReason) {}

    /// Appends the fields of a record.
    mutating func write<Record>(
        _ record: Record, _ fields: (inout Record, inout ByteWriter) throws(DecodingFailure) -> Void
    ) {
        var record = record
        do throws(DecodingFailure) {
            try fields(&record, &self)
        } catch {
            preconditionFailure("only reading fails: \(error)")
        }
    }
}

extension ByteReader: RecordCoder {
    mutating func count(_ value: inout Int, atMost limit: Int) throws(DecodingFailure) {
        value = try readCount(atMost: limit)
    }

    mutating func integer<Value: FixedWidthInteger>(
        _ value: inout Value
    ) throws(DecodingFailure) {
        value = try read(Value.self)
    }

    mutating func blob(_ value: inout [UInt8]) throws(DecodingFailure) {
        value = Array(try readBlob())
    }

    mutating func string(_ value: inout String) throws(DecodingFailure) {
        value = try readString()
    }

    mutating func lastString(_ value: inout String) throws(DecodingFailure) {
        let bytes = try readBytes(remaining)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DecodingFailure(byteOffset: byteOffset, reason: .notUTF8)
        }
        value = text
    }

    mutating func array<Element>(
        _ elements: inout [Element], of empty: Element, byteCount: Int,
        _ fields: (inout ByteReader, inout Element) throws(DecodingFailure) -> Void
    ) throws(DecodingFailure) {
        let count = try readCount(atMost: remaining / byteCount)
        elements.removeAll()
        for _ in 0..<count {
            var element = empty
            try fields(&self, &element)
            elements.append(element)
        }
    }

    mutating func require(
        _ holds: @autoclosure () -> Bool, _ reason: CorruptionReason
    ) throws(DecodingFailure) {
        if !holds() { throw DecodingFailure(byteOffset: 0, reason: reason) }
    }
}
