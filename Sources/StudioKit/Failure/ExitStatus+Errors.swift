// SPDX-License-Identifier: MIT
import Choreography
import Decoding
import Encoding
import Exchange
import Learning
import NeuralField
import Raster
import Storage

extension ExitStatus {
    /// What to exit with after an error of any of the libraries.
    init(of error: any Error) {
        self =
            switch error {
            case let failure as StudioFailure: failure.status
            case let error as StorageError: Self.status(of: error)
            case let error as PictureReaderError: Self.status(of: error.problem)
            case let error as WeightsFolderError: Self.status(of: error)
            case is WeightFileError, is SafetensorsError, is CheckpointFileError, is DiagnosticReport: .badData
            case is PictureComparisonError, is ExchangeError: .badData
            case let error as EncodingError: Self.status(of: error)
            case is PNGWriterError, is Errno: .inputOutput
            case is FolderLock.Kept: .cannotCreate
            default: .unexpected
            }
    }

    private static func status(of error: StorageError) -> ExitStatus {
        switch (error.operation, error.reason) {
        case (.read, .noSuchFileOrDirectory): .missingInput
        case (.create, .noSpace), (.create, .diskQuotaExceeded), (.create, .ioError): .inputOutput
        case (.create, _): .cannotCreate
        default: .inputOutput
        }
    }

    private static func status(of problem: PictureReaderError.Problem) -> ExitStatus {
        switch problem {
        case .missing, .notAFolder: .missingInput
        case .unreadable: .inputOutput
        default: .badData
        }
    }

    private static func status(of error: WeightsFolderError) -> ExitStatus {
        if case .missing = error { .missingInput } else { .badData }
    }

    private static func status(of error: EncodingError) -> ExitStatus {
        switch error {
        case .unknownExtension, .unsupported, .outOfRange, .tooLarge, .needsSize, .frameRate: .usage
        case .folderInUse, .unknownFrames: .cannotCreate
        case .missingEncoder, .libav, .optionsRefused, .gif, .palette, .outOfMemory: .unexpected
        }
    }
}
