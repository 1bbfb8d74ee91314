import Foundation

/// Small TIFF files of 24 by 10 pixels with known shades: some as libtiff writes them, in strips of four lines, and
/// others made by hand.
enum TIFFFixture {
    static let width = 24
    static let height = 10

    /// The shade of a pixel in the grey files.
    static func shade(_ x: Int, _ y: Int) -> UInt8 { UInt8((x * 10 + y * 3) % 256) }

    /// The shade of a pixel in the files of black and white.
    static func black(_ x: Int, _ y: Int) -> UInt8 { (x * 7 + y * 5) % 11 < 6 ? 255 : 0 }

    /// Files written by libtiff, by their compression.
    static func file(_ name: String) -> [UInt8] {
        Data(base64Encoded: files[name] ?? "").map { [UInt8]($0) } ?? []
    }

    /// An uncompressed file with one byte per pixel.
    ///
    /// - Parameters:
    ///   - isLittle: whether its numbers are little-endian.
    ///   - tile: the side of its tiles; nil for one strip.
    ///   - isInverted: whether zero means white.
    ///   - pages: how many times the file contains the picture.
    static func plain(
        isLittle: Bool = true, tile: Int? = nil, isInverted: Bool = false, pages: Int = 1
    ) -> [UInt8] {
        var parts: [[UInt8]] = []
        func pixel(_ x: Int, _ y: Int) -> UInt8 {
            x < width && y < height ? (isInverted ? 255 - shade(x, y) : shade(x, y)) : 0
        }
        let (across, down) = (tile ?? width, tile ?? height)
        for top in stride(from: 0, to: height, by: down) {
            for left in stride(from: 0, to: width, by: across) {
                parts.append(
                    (top..<top + down).flatMap { y in (left..<left + across).map { pixel($0, y) } })
            }
        }
        return file(
            of: parts, width: width, height: height, tile: tile, isLittle: isLittle,
            isInverted: isInverted, pages: pages)
    }

    /// A file of strips or tiles with one byte per pixel.
    static func file(
        of parts: [[UInt8]], width: Int, height: Int, tile: Int? = nil, isLittle: Bool = true,
        isInverted: Bool = false, pages: Int = 1
    ) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isLittle ? bytes : bytes.reversed()
        }
        var file = Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(0, 4)
        var offsets: [Int] = []
        for part in parts {
            offsets.append(file.count)
            file += part
        }
        var lists: [Int] = []
        for list in [offsets, parts.map(\.count)] {
            lists.append(list.count == 1 ? list[0] : file.count)
            if list.count > 1 { file += list.flatMap { number($0, 4) } }
        }
        var link = 4
        for _ in 0..<pages {
            file.replaceSubrange(link..<link + 4, with: number(file.count, 4))
            var entries = [
                (256, 1, width), (257, 1, height), (258, 1, 8), (259, 1, 1),
                (262, 1, isInverted ? 0 : 1), (277, 1, 1),
            ]
            if let tile { entries += [(322, 1, tile), (323, 1, tile)] }
            entries.append((tile == nil ? 273 : 324, parts.count, lists[0]))
            entries.append((tile == nil ? 279 : 325, parts.count, lists[1]))
            file += number(entries.count, 2)
            for (tag, count, value) in entries {
                file += number(tag, 2) + number(4, 2) + number(count, 4) + number(value, 4)
            }
            link = file.count
            file += number(0, 4)
        }
        return file
    }

    private static let files = [
        "grey":
            "SUkqAAgAAAAJAAABBAABAAAAGAAAAAEBBAABAAAACgAAAAIBAwABAAAACAAAAAMBAwABAAAAAQAAAAYBAwAB"
            + "AAAAAQAAABEBBAABAAAAegAAABYBBAABAAAACgAAABcBBAABAAAA8AAAABwBAwABAAAAAQAAAAAAAAAAChQe"
            + "KDI8RlBaZG54goyWoKq0vsjS3OYDDRchKzU/SVNdZ3F7hY+Zo623wcvV3+kGEBokLjhCTFZganR+iJKcprC6"
            + "xM7Y4uwJEx0nMTtFT1ljbXeBi5WfqbO9x9Hb5e8MFiAqND5IUlxmcHqEjpiirLbAytTe6PIPGSMtN0FLVV9p"
            + "c32HkZulr7nDzdfh6/USHCYwOkROWGJsdoCKlJ6osrzG0Nrk7vgVHykzPUdRW2VveYONl6Grtb/J093n8fsY"
            + "Iiw2QEpUXmhyfIaQmqSuuMLM1uDq9P4bJS85Q01XYWt1f4mTnaexu8XP2ePt9wE=",
        "lzw":
            "SUkqACABAACAAAFBQPCgZDwjFAtGQ3HhBIxLKBVLRfMhpNxzAMGhcQisaj8klMumc4ntCo9MqNWrdgstqt90"
            + "gYIBoSC4cEImFYwGo6H5EJJOKZYLpiM5sOJ2AkJh0TjEdkUnlkxm07oFFpVPqlZr1jtFtuV3wECAAwLCAVDQ"
            + "fEgpFwzHA9IRHJhRKxbMBlNRvOh5A8MiMWjcgksql80nM+odIptSq9csNmtdwut6hIOCYYDoiE4sGI2HZAIp"
            + "KJ5ULJeMZoNpyO58BUPikZj0jlEtmU3nlBo1LqFVrVfslpt1zvF9wECABgRCwbEAlFQvGg5HxDJBNKRXLhhM"
            + "xrOB1PR/BsSi8ckMmlcwms6n9EpNOqdYrtis9suN2vcAwEAACQAAAQMAAQAAABgAAAABAQMAAQAAAAoAAAAC"
            + "AQMAAQAAAAgAAAADAQMAAQAAAAUAAAAGAQMAAQAAAAEAAAARAQQAAwAAAJgBAAAWAQMAAQAAAAQAAAAXAQMA"
            + "AwAAAJIBAAAcAQMAAQAAAAEAAAAAAAAAbwBvADkACAAAAHcAAADmAAAA",
        "lzwPredicted":
            "SUkqAHIAAACAACBAqCQWDQeEQmFQuGQ2CgOIQ6JROKRQDReKxmNRoEx2Nx+QQuAggAMgQKgkFg0HhEJhULhk"
            + "NgoPiEOiUTikUCUXisZjUaCsdjcfkELgIIAGIECoJBYNB4RCYVC4ZDYKG4hDolE4pFICCwAAAQMAAQAAABgA"
            + "AAABAQMAAQAAAAoAAAACAQMAAwAAAPwAAAADAQMAAQAAAAUAAAAGAQMAAQAAAAIAAAARAQQAAwAAAAgBAAAV"
            + "AQMAAQAAAAMAAAAWAQMAAQAAAAQAAAAXAQMAAwAAAAIBAAAcAQMAAQAAAAEAAAA9AQMAAQAAAAIAAAAAAAAA"
            + "CAAIAAgAKAAoABoACAAAADAAAABYAAAA",
        "deflate":
            "SUkqABoBAAB4nAFgAJ//AAoUHigyPEZQWmRueIKMlqCqtL7I0tzmAw0XISs1P0lTXWdxe4WPmaOtt8HL1d/p"
            + "BhAaJC44QkxWYGp0foiSnKawusTO2OLsCRMdJzE7RU9ZY213gYuVn6mzvcfR2+XvqMEs0XicAWAAn/8MFiAq"
            + "ND5IUlxmcHqEjpiirLbAytTe6PIPGSMtN0FLVV9pc32HkZulr7nDzdfh6/USHCYwOkROWGJsdoCKlJ6osrzG"
            + "0Nrk7vgVHykzPUdRW2VveYONl6Grtb/J093n8fuDEDFReJwBMADP/xgiLDZASlReaHJ8hpCapK64wszW4Or0"
            + "/hslLzlDTVdha3V/iZOdp7G7xc/Z4+33ASeCGVkACQAAAQMAAQAAABgAAAABAQMAAQAAAAoAAAACAQMAAQAA"
            + "AAgAAAADAQMAAQAAAAgAAAAGAQMAAQAAAAEAAAARAQQAAwAAAJIBAAAWAQMAAQAAAAQAAAAXAQMAAwAAAIwB"
            + "AAAcAQMAAQAAAAEAAAAAAAAAawBrADsACAAAAHMAAADeAAAA",
        "packBits":
            "SUkqAAIBAAAXAAoUHigyPEZQWmRueIKMlqCqtL7I0tzmFwMNFyErNT9JU11ncXuFj5mjrbfBy9Xf6RcGEBok"
            + "LjhCTFZganR+iJKcprC6xM7Y4uwXCRMdJzE7RU9ZY213gYuVn6mzvcfR2+XvFwwWICo0PkhSXGZweoSOmKKs"
            + "tsDK1N7o8hcPGSMtN0FLVV9pc32HkZulr7nDzdfh6/UXEhwmMDpETlhibHaAipSeqLK8xtDa5O74FxUfKTM9"
            + "R1FbZW95g42Xoau1v8nT3efx+xcYIiw2QEpUXmhyfIaQmqSuuMLM1uDq9P4XGyUvOUNNV2FrdX+Jk52nsbvF"
            + "z9nj7fcBCQAAAQMAAQAAABgAAAABAQMAAQAAAAoAAAACAQMAAQAAAAgAAAADAQMAAQAAAAWAAAAGAQMAAQAA"
            + "AAEAAAARAQQAAwAAAIABAAAWAQMAAQAAAAQAAAAXAQQAAwAAAHQBAAAcAQMAAQAAAAEAAAAAAAAAZAAAAGQA"
            + "AAAyAAAACAAAAGwAAADQAAAA",
        "group3":
            "SUkqAHYAAAAAE1Q6dD4+OnQ+PjgAmuPjp0Pj46dD4ALofHx06Hx8dOACa46dD4+OnQ+PgAj4+OnQ+Pjp0OgA"
            + "TVOh8fHTofHx0OACPjp0Pj46dD46ABNUPj46dD4+OnQ4AI6dD4+OnQ+PjoAE1Q+OnQ+Pjp0PjgkAAAEDAAEA"
            + "AAAYAAAAAQEDAAEAAAAKAAAAAgEDAAEAAAABAAAAAwEDAAEAAAADAAAABgEDAAEAAAABAAAAEQEEAAEAAAAI"
            + "AAAAFgEDAAEAAAAKAAAAFwEEAAEAAABuAAAAHAEDAAEAAAABAAAAAAAAAA==",
        "group4":
            "SUkqAHoAAAAmqI6Loj5HyOi6I+CWwkgkEEwkgkEEwwgmEkEggmEkFCSCQQTCSCQQTCgAgAgj5HyOi6I+R8jo"
            + "EEqCQQTCSCQQTCSVpBIIJhJBIIJqggmEkEggmEkElABABCOi6I+R8jouiPkfVIJIJBBMJIJBBOACACAJAAAB"
            + "AwABAAAAGAAAAAEBAwABAAAACgAAAAIBAwABAAAAAQAAAAMBAwABAAAABAAAAAYBAwABAAAAAQAAABEBBAAD"
            + "AAAA+AAAABYBAwABAAAABAAAABcBBAADAAAA7AAAABwBAwABAAAAAQAAAAAAAAAtAAAALAAAABkAAAAIAAAA"
            + "NQAAAGEAAAA=",
        "bits":
            "SUkqAAgAAAAIAAABBAABAAAAGAAAAAEBBAABAAAACgAAAAMBAwABAAAAAQAAAAYBAwABAAAAAQAAABEBBAAB"
            + "AAAAbgAAABYBBAABAAAACgAAABcBBAABAAAAHgAAABwBAwABAAAAAQAAAAAAAACltLbaW0stpbTS2lttLaWW"
            + "0tppbS22ltJLaW20tpY=",
        "jpeg":
            "SUkqAKAAAAD/2P/AAAsIAAoAGAEBEQD/2gAIAQEAAD8A/LX9knwR/wAev7n07V+oH7JPgj/j1/c+nav1A/ZJ"
            + "8Ef8ev7n07V/N/8Askxx/wCi/u17dq/UH9kmOP8A0X92vbtX2h+0B4o8TeAf+CbXx68deBfEV/out6L8D/Fd"
            + "/o2s6TdvbXVhdQ6PdSRXEMsZDxSo6q6upDKygggiv//ZAAoAAAEDAAEAAAAYAAAAAQEDAAEAAAAKAAAAAgED"
            + "AAEAAAAIAAAAAwEDAAEAAAAHAAAABgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAFgEDAAEAAAAKAAAAFwEEAAEA"
            + "AACXAAAAHAEDAAEAAAABAAAAWwEHACEBAAAeAQAAAAAAAP/Y/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIF"
            + "BAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8QAHwAAAQUBAQEBAQEAAAAAAAAA"
            + "AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS"
            + "0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWG"
            + "h4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP0"
            + "9fb3+Pn6/9k=",
    ]
}
