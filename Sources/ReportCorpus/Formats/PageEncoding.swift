/// The encoding of a web page: as detected from its bytes. Only between GB18030 and Big5, or if nothing is detected, a
/// page that states Big5 decides.
enum PageEncoding {
    /// The encoding; nil if the bytes are not text and the page does not state Big5.
    ///
    /// The bytes take precedence: many pages state gb2312 but are in GBK, or state a wrong encoding after a change of
    /// the site.
    static func detect(_ bytes: [UInt8]) -> TextEncoding? {
        let detected = EncodingDetector.detect(bytes)
        guard detected == .gb18030 || detected == nil else { return detected }
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        return head.contains("charset=big5") || head.contains("charset=\"big5") ? .big5 : detected
    }
}
