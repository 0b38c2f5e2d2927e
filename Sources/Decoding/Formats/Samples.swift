// SPDX-License-Identifier: MIT

/// An array of `count` samples. `body` must fill all of them or throw.
///
/// - Throws: what `body` throws.
func fill(
    _ count: Int, _ body: (UnsafeMutablePointer<UInt16>) throws(PictureReaderError.Problem) -> Void
) throws(PictureReaderError.Problem) -> [UInt16] {
    var problem: PictureReaderError.Problem?
    let samples = [UInt16](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        guard let start = buffer.baseAddress else { return }
        do throws(PictureReaderError.Problem) {
            try body(start)
            initializedCount = count
        } catch {
            problem = error
        }
    }
    if let problem { throw problem }
    return samples
}

extension [UInt8] {
    /// `withUnsafeBufferPointer` with a typed throw.
    func withBytes<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(PictureReaderError.Problem) -> Result
    ) throws(PictureReaderError.Problem) -> Result {
        let result = withUnsafeBufferPointer { bytes -> Swift.Result<Result, PictureReaderError.Problem> in
            do throws(PictureReaderError.Problem) {
                return .success(try body(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
