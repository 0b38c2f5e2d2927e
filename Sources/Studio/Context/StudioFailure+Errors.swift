// SPDX-License-Identifier: MIT
import Choreography
import Decoding
import Encoding
import Exchange
import Learning
import Raster
import Safetensors
import Storage
import WeightFiles

extension StudioFailure.Kind {
    /// The kind of an error of any of the modules below.
    public init(of error: any Error) {
        self =
            switch error {
            case let failure as StudioFailure: failure.kind
            case let error as StorageError: Self.kind(of: error)
            case let error as PictureReaderError: Self.kind(of: error.problem)
            case let error as WeightsFolderError: Self.kind(of: error)
            case is WeightFileError, is SafetensorsError, is CheckpointFileError, is DiagnosticReport: .badData
            case is PictureComparisonError, is ExchangeError, is SequenceMistakes: .badData
            case let error as EncodingError: Self.kind(of: error)
            case is PNGWriterError, is Errno: .inputOutput
            case is FolderLock.Kept: .cannotCreate
            default: .unexpected
            }
    }

    private static func kind(of error: StorageError) -> StudioFailure.Kind {
        switch (error.operation, error.reason) {
        case (.read, .noSuchFileOrDirectory): .missingInput
        case (.create, .noSpace), (.create, .diskQuotaExceeded), (.create, .ioError): .inputOutput
        case (.create, _): .cannotCreate
        default: .inputOutput
        }
    }

    private static func kind(of problem: PictureReaderError.Problem) -> StudioFailure.Kind {
        switch problem {
        case .missing, .notAFolder: .missingInput
        case .unreadable: .inputOutput
        default: .badData
        }
    }

    private static func kind(of error: WeightsFolderError) -> StudioFailure.Kind {
        if case .missing = error { .missingInput } else { .badData }
    }

    private static func kind(of error: EncodingError) -> StudioFailure.Kind {
        switch error {
        case .unknownExtension, .unsupported, .outOfRange, .tooLarge, .needsSize, .frameRate: .usage
        case .folderInUse, .unknownFrames: .cannotCreate
        case .missingEncoder, .libav, .optionsRefused, .gif, .palette, .outOfMemory: .unexpected
        }
    }
}
