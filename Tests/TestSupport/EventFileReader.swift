// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The content of a run's folder as read by TensorBoard's own Python package.
public struct EventFileReader: Decodable {
    public struct Point: Decodable {
        public let step: Int
        /// The value as printed by Python, because JSON has neither `nan` nor `inf`.
        public let value: String
    }
    public struct Image: Decodable {
        public let step: Int
        public let width: Int
        public let height: Int
        /// The bytes of the PNG.
        public let bytes: [UInt8]
    }
    public struct Histogram: Decodable {
        public let step: Int
        public let min: Double
        public let max: Double
        public let num: Double
        public let sum: Double
        public let squares: Double
        public let limits: [Double]
        public let counts: [Double]
    }

    public let scalars: [String: [Point]]
    public let images: [String: [Image]]
    public let histograms: [String: [Histogram]]

    private static let script = """
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
        run = EventAccumulator(sys.argv[1], size_guidance={'scalars': 0, 'images': 0, 'histograms': 0})
        run.Reload()
        tags = run.Tags()
        print(json.dumps({
            'scalars': {t: [{'step': e.step, 'value': str(float(e.value))} for e in run.Scalars(t)] for t in tags['scalars']},
            'images': {t: [{'step': e.step, 'width': e.width, 'height': e.height, 'bytes': list(e.encoded_image_string)}
                           for e in run.Images(t)] for t in tags['images']},
            'histograms': {t: [{'step': e.step, 'min': h.min, 'max': h.max, 'num': h.num, 'sum': h.sum,
                                'squares': h.sum_squares, 'limits': h.bucket_limit, 'counts': h.bucket}
                               for e in run.Histograms(t) for h in [e.histogram_value]] for t in tags['histograms']}}))
        """

    public static func read(_ folder: FilePath) throws -> EventFileReader {
        let text = try Python.run(script, [folder.string])
        return try JSONDecoder().decode(EventFileReader.self, from: Data(text.utf8))
    }
}
