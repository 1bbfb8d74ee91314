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
        let unpacked = unpack(packed, width: width)
        #expect(unpacked == values)
        if width > 0 { #expect(unpack(packed.dropLast(), width: width) == nil) }
    }

    private func unpack(_ bytes: some Collection<UInt8>, width: Int) -> [UInt32]? {
        let bytes = Array(bytes)
        var output = [UInt32](repeating: 0, count: 128)
        let fits = unsafe bytes.withUnsafeBytes { raw in
            unsafe output.withUnsafeMutableBufferPointer { output in
                // An empty array may have no address; width 0 reads nothing.
                let base = unsafe raw.baseAddress ?? UnsafeRawPointer(output.baseAddress!)
                let view = unsafe ByteView(base: base, count: raw.count)
                return unsafe BitPacking.unpack(
                    view, at: 0, width: width, into: output.baseAddress!)
            }
        }
        return fits ? output : nil
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
