internal import CICU

/// A call into ICU that failed.
public struct ICUError: Error, Equatable, Sendable {
    /// The ICU function.
    public let call: String
    /// ICU's name of the error, for example `U_FILE_ACCESS_ERROR`.
    public let name: String
}

/// Runs a call that reports by status; statuses up to zero are warnings or success.
func checked<R>(
    _ call: String, _ body: (UnsafeMutablePointer<UErrorCode>) -> R
) throws(ICUError) -> R {
    var status = U_ZERO_ERROR
    let result = unsafe body(&status)
    guard status.rawValue <= U_ZERO_ERROR.rawValue else {
        throw ICUError(call: call, name: unsafe String(cString: rls_error_name(status)))
    }
    return result
}

/// The version of the ICU library that is linked, for example "72.1".
package var icuVersion: String {
    var four: [UInt8] = [0, 0, 0, 0]
    unsafe four.withUnsafeMutableBufferPointer { unsafe rls_version($0.baseAddress!) }
    return "\(four[0]).\(four[1])"
}
