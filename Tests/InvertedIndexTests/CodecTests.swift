import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct CodecTests {
    @Test(arguments: 0...32)
    func everyWidthComesBack(width: Int) {
        var generator = Seed.generator()
        let mask: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
        let values = (0..<128).map { _ in UInt32(truncatingIfNeeded: generator.next()) & mask }
        var packed: [UInt8] = []
        unsafe values.withUnsafeBufferPointer {
            unsafe BitPacking.pack($0, width: width, into: &packed)
        }
        #expect(packed.count == 16 * width)
        let (stands, increments, sums) = unpack(packed, width: width)
        #expect(stands)
        #expect(increments == values.map { $0 &+ 1 })
        // Gaps less 1 from a first value of 7.
        var next: UInt32 = 7
        let docs = values.map { gap in
            defer { next = next &+ gap &+ 1 }
            return next &+ gap
        }
        #expect(sums == docs)
        if width > 0 { #expect(!unpack(packed.dropLast(), width: width).stands) }
    }

    private func unpack(
        _ bytes: some Collection<UInt8>, width: Int
    ) -> (stands: Bool, increments: [UInt32], sums: [UInt32]) {
        let bytes = Array(bytes)
        var increments = [UInt32](repeating: 0, count: 128)
        var sums = increments
        let stands = unsafe bytes.withUnsafeBytes { raw in
            unsafe increments.withUnsafeMutableBufferPointer { increments in
                unsafe sums.withUnsafeMutableBufferPointer { sums in
                    // An empty array may have no address; width 0 reads nothing.
                    let base =
                        unsafe raw.baseAddress ?? UnsafeRawPointer(increments.baseAddress!)
                    let view = unsafe ByteView(base: base, count: raw.count)
                    guard BitPacking.stands(in: view, at: 0, width: width) else { return false }
                    unsafe BitPacking.unpackIncremented(
                        view, at: 0, width: width, into: increments.baseAddress!)
                    _ = unsafe BitPacking.unpackSums(
                        view, at: 0, width: width, next: 7, into: sums.baseAddress!)
                    return true
                }
            }
        }
        return (stands, increments, sums)
    }

    /// Vectors of the reference implementation.
    @Test func hashEqualsThePublishedVectors() {
        #expect(XXHash64.hash([]) == 0xEF46_DB37_51D8_E999)
        #expect(XXHash64.hash(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
        #expect(XXHash64.hash(Array("a".utf8)) == 0xD24E_C4F1_A98C_6E5B)
        let long = "Nobody inspects the spammish repetition"
        #expect(XXHash64.hash(Array(long.utf8)) == 0xFBCE_A83C_8A37_8BF1)
    }

    @Test func integersComeBack() throws {
        var writer = ByteWriter()
        let values: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, 1 << 32, .max]
        for value in values { writer.writeVarInt(value) }
        writer.write(UInt16(0xBEEF))
        writer.writeString("行政执法")
        var reader = ByteReader(writer.bytes)
        for value in values { #expect(try reader.readVarInt() == value) }
        #expect(try reader.read(UInt16.self) == 0xBEEF)
        #expect(try reader.readString() == "行政执法")
        #expect(reader.remaining == 0)
    }

    @Test(
        arguments: [
            [0x80], [0x80, 0x80], [UInt8](repeating: 0xFF, count: 11), [5, 1, 2],
        ] as [[UInt8]])
    func malformedBytesAreAnError(bytes: [UInt8]) {
        #expect(throws: DecodingFailure.self) {
            var reader = ByteReader(bytes)
            _ = try reader.readBlob()
        }
    }
}
