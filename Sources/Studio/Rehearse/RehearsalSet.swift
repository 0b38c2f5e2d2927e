// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Raster
import Storage
import WeightFiles

/// Networks that can rehearse together, in the order of their names, and the settings of their rehearsal.
struct RehearsalSet {
    let members: [RehearsalMember]
    let settings: RehearsalSettings

    /// - Throws: errors of files, ``StudioFailure`` when the networks cannot rehearse together.
    init(_ request: RehearsalRequest, context: StudioContext) throws {
        let names = try request.names ?? request.folder.allNames(context).filter { $0 != StarBase.name }
        members = try Set(names).sorted().map {
            try RehearsalMember($0, in: request.folder, pictures: request.pictures)
        }
        guard members.count > 1, let first = members.first else {
            throw StudioFailure(
                "a rehearsal takes two networks or more, and there \(members.count == 1 ? "is one" : "are none") in "
                    + "\(request.folder.path); learn more pictures", .missingInput)
        }
        for other in members.dropFirst() {
            guard other.file.weights.withOpacity.shape == first.file.weights.withOpacity.shape else {
                throw StudioFailure(
                    "\"\(first.name)\" (\(first.file.weights.shape)) and \"\(other.name)\" (\(other.file.weights.shape)) "
                        + "have different shapes and cannot rehearse together; name those that do", .badData)
            }
            guard other.file.lineage.isRelated(to: first.file.lineage) else {
                throw StudioFailure(
                    "\"\(first.name)\" and \"\(other.name)\" grew from different seeds and cannot rehearse together; "
                        + "learn them with --start shared, or name those of one lineage", .badData)
            }
        }
        let found = members.map(\.name)
        let pairs = RehearsalSettings.allPairs(of: members.count).filter { pair in
            request.walks?.contains([found[pair.first], found[pair.second]]) ?? true
        }
        guard !pairs.isEmpty else {
            throw StudioFailure("the sequence walks between none of these networks", .badData)
        }
        settings = request.manner.settings(pairs: pairs, members: members.count)
    }

    /// The members' weights in one shape, since only equal shapes mix: where shapes differ, all get colours and
    /// opacity.
    var originals: [Weights] {
        let weights = members.map(\.file.weights)
        return Set(weights.map(\.shape)).count > 1 ? weights.map(\.withOpacity) : weights
    }

    /// SHA-256 of everything that the result depends on: settings, networks and pictures.
    ///
    /// - Throws: errors of encoding, which do not occur for settings.
    func identity() throws -> String {
        let text = try JSONLine.text(settings) + members.map { " \($0.name) \($0.digest) \($0.pictureDigest)" }.joined()
        return SHA256.hexadecimal(of: Array(text.utf8))
    }

    /// Whether all members last rehearsed in one rehearsal.
    var hasRehearsed: Bool {
        let rehearsals = Set(members.map(\.file.lineage.rehearsal))
        return rehearsals.count == 1 && rehearsals != [nil]
    }
}

/// One network of a rehearsing set: its weight file, and the picture it learned.
struct RehearsalMember {
    let name: String
    let path: FilePath
    let file: WeightFile
    let digest: String
    let picture: Picture
    let pictureDigest: String

    /// - Throws: errors of files, ``StudioFailure`` when the picture is missing or not the one that was learned.
    init(_ name: String, in folder: WeightsFolder, pictures: [PictureSource]) throws {
        self.name = name
        path = try folder.hintingPath(for: name)
        file = try WeightFile.read(from: path)
        digest = try WeightFile.digest(of: path)
        switch try LearnedPicture(of: file, named: name, among: pictures) {
        case .absent:
            throw StudioFailure(
                "there is no picture of \"\(name)\" to go on learning; say where it is with --pictures, or name the "
                    + "networks that are to rehearse", .missingInput)
        case .changed(let path):
            throw StudioFailure(
                "\(path) is not the picture that \"\(name)\" has learned; learn it again with "
                    + "`inbetween learn --overwrite`", .badData)
        case .found(let subject):
            picture = subject.picture
            pictureDigest = subject.digest
        }
    }
}
