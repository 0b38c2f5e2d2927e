// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Foundation
import Networks
import Raster
import Storage
import Testing
import TestSupport
import UnitMatching
import WeightFiles

@Suite struct MapTests {
    private static func taught() throws -> Studio { try Studio.taught(["sun", "moon", "owl", "crow"]) }

    @Test("shares of variance and places are NumPy's, of the weight files themselves")
    func figures() throws {
        let studio = try Self.taught()
        let run = try studio.run("map", "--json", "--export", "points", "--projector", "projector", "-q")
        let object = try run.object()
        let text = try Python.run(
            """
            import glob
            names = sorted(glob.glob(sys.argv[1] + '/weights/*.safetensors'))
            x = np.array([np.concatenate([v.ravel() for k, v in sorted(safetensors.numpy.load_file(n).items())
                          if k.startswith('layers')]) for n in names]).astype(float)
            u, s, _ = np.linalg.svd(x - x.mean(0), full_matrices=False)
            e = np.load(sys.argv[1] + '/points/embedding.npy')
            distance = lambda p: np.sqrt(((p[:, None] - p[None]) ** 2).sum(-1))
            labels = open(sys.argv[1] + '/points/embedding.tsv').read().split('\\n')
            print(json.dumps({'shares': (s**2 / (s**2).sum())[:3].tolist(), 'count': list(e.shape),
                'error': float(abs(distance(x) - distance(e)).max() / distance(x).max()),
                'sizes': [float(abs(np.abs(e[:, i]) - np.abs(u[:, i] * s[i])).max()) for i in range(3)],
                'labels': labels}))
            """, [studio.folder.string])
        let expected = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let shares = try #require(object["variance_shares"] as? [Double])
        let wanted = try #require(expected["shares"] as? [Double])
        #expect(shares.count == 3 && zip(shares, wanted).allSatisfy { abs($0 - $1) < 1e-9 }, "\(shares) \(wanted)")
        #expect(expected["count"] as? [Int] == [4, 3])
        #expect(try #require(expected["error"] as? Double) < 1e-6, "all components keep all distances")
        #expect(try #require(expected["sizes"] as? [Double]).allSatisfy { $0 < 1e-6 })
        let header = "label\ttrajectory\tplace"
        #expect(expected["labels"] as? [String] == [header, "crow\t\t", "moon\t\t", "owl\t\t", "sun\t\t", ""])
        let points = try #require(object["points"] as? [[String: Any]])
        #expect(points.map { $0["label"] as? String } == ["crow", "moon", "owl", "sun"])
        #expect(points.allSatisfy { $0["trajectory"] is NSNull && ($0["place"] as? [Double])?.count == 2 })
        let picture = try PictureReader.read(studio.path("result/map.png"))
        #expect(picture.size == PixelSize(width: 1280, height: 960))

        let again = try studio.run(
            "map", "-q", "--export", "again", "-o", "again.png", "--threads", "3", "--tier", "reference")
        #expect(again.exitCode == 0, "\(again)")
        #expect(try studio.bytes("again/embedding.npy") == studio.bytes("points/embedding.npy"))
        #expect(try studio.bytes("again.png") == studio.bytes("result/map.png"))
    }

    @Test("TensorBoard's projector serves the points, the labels and the pictures")
    func projector() throws {
        let studio = try Self.taught()
        #expect(try studio.run("map", "-q", "--projector", "board", "--of", "drawings").exitCode == 0)
        let text = try Python.run(
            """
            import werkzeug.test, werkzeug.wrappers, struct
            from tensorboard.plugins import base_plugin
            from tensorboard.plugins.projector import projector_plugin
            plugin = projector_plugin.ProjectorPlugin(base_plugin.TBContext(logdir=sys.argv[1]))
            routes = plugin.get_plugin_apps()
            def get(route, **query):
                client = werkzeug.test.Client(routes[route], werkzeug.wrappers.Response)
                answer = client.get(route, query_string=query)
                assert answer.status_code == 200, answer.get_data()
                return answer.get_data()
            runs = json.loads(get('/runs'))
            info = json.loads(get('/info', run=runs[0]))
            one = info['embeddings'][0]
            points = np.frombuffer(get('/tensor', run=runs[0], name=one['tensorName']), '<f4')
            sprite = get('/sprite_image', run=runs[0], name=one['tensorName'])
            print(json.dumps({'runs': len(runs), 'name': one['tensorName'], 'shape': one['tensorShape'],
                'points': points.size, 'metadata': get('/metadata', run=runs[0], name=one['tensorName']).decode(),
                'sprite': list(struct.unpack('>II', sprite[16:24])), 'single': one['sprite']['singleImageDim']}))
            """, [studio.path("board").string])
        let line = try #require(text.split(separator: "\n").last)
        let found = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(found["runs"] as? Int == 1 && found["name"] as? String == "drawings")
        #expect(found["shape"] as? [Int] == [4, 3] && found["points"] as? Int == 12)
        let header = "label\ttrajectory\tplace"
        #expect(found["metadata"] as? String == "\(header)\ncrow\t\t\nmoon\t\t\nowl\t\t\nsun\t\t\n")
        #expect(found["sprite"] as? [Int] == [128, 128] && found["single"] as? [Int] == [64, 64])
    }

    @Test("snapshots are joined in the order of their steps, frames of a sequence in theirs")
    func trajectories() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        #expect(try studio.run(["learn", "-q", "--snapshots", "every", "6", "img"] + Studio.tiny).exitCode == 0)
        let snapshots = try studio.run("map", "weights/snapshots", "sun", "--json", "-o", "a.svg").object()
        let points = try #require(snapshots["points"] as? [[String: Any]])
        let steps = [0, 6, 12, 18, 24, 30]
        let labels = ["moon", "sun"].flatMap { name in steps.map { "\(name)@\($0)" } } + ["sun"]
        #expect(points.map { $0["label"] as? String } == labels)
        #expect(points[11]["trajectory"] as? String == "sun" && points[12]["trajectory"] is NSNull)
        let (last, final) = (points[11]["place"] as? [Double] ?? [], points[12]["place"] as? [Double] ?? [])
        #expect(zip(last, final).allSatisfy { abs($0 - $1) < 1e-6 } && !last.isEmpty, "the last snapshot is the result")
        #expect(studio.exists("a.svg"))

        try studio.write("fps 10\nstart sun\nhold 1s\nto moon over 1s\n", to: "way.seq")
        let way = try studio.run("map", "way.seq", "--every", "5", "--json").object()
        let frames = try #require(way["points"] as? [[String: Any]])
        #expect(frames.map { $0["label"] as? String } == ["1", "11", "16", "moon", "sun"], "the hold is one point")
        let shares = try #require(way["variance_shares"] as? [Double])
        #expect(shares[0] > 0.999999, "a straight walk is a line")
        let places = frames.map { ($0["place"] as? [Double] ?? [0])[0] }
        #expect(abs((places[2] - places[0]) / (places[3] - places[0]) - 0.6) < 1e-4, "frame 16 is at 6 of 10")
    }

    @Test("generations are joined in the order of their numbers, and a second cat is only another cat")
    func generations() throws {
        let studio = try Studio.taught()
        for (name, file) in [("sun", "owl-0010"), ("moon", "owl-0002"), ("sun", "cat-2")] {
            try studio.write(studio.bytes("weights/\(name).safetensors"), to: "line/\(file).safetensors")
        }
        let run = try studio.run("map", "line", "--json")
        let points = try #require(try run.object()["points"] as? [[String: Any]])
        #expect(points.map { $0["label"] as? String } == ["cat-2", "owl-0002", "owl-0010"])
        #expect(points.map { $0["trajectory"] as? String } == [nil, "owl", "owl"])
    }

    @Test("aligned, a network and its double with other units in its places are one point")
    func aligned() throws {
        let studio = try Studio.taught()
        let file = try WeightFile.read(from: studio.path("weights/sun.safetensors"))
        var units = HiddenUnits(file.weights)
        units.move((0..<16).map { UnitMove(source: 15 - $0, sign: -1, negates: true) }, in: 0)
        try WeightFile(weights: units.weights, lineage: file.lineage, provenance: file.provenance)
            .write(to: studio.path("weights/double.safetensors"))
        func distance(of matter: String) throws -> Double {
            let run = try studio.run("map", "sun", "moon", "double", "--of", matter, "--json")
            let points = try #require(try run.object()["points"] as? [[String: Any]], "\(run)")
            let places = points.map { $0["place"] as? [Double] ?? [] }
            return zip(places[0], places[2]).reduce(0) { $0 + abs($1.0 - $1.1) }
        }
        #expect(try distance(of: "weights") > 0.5)
        #expect(try distance(of: "aligned") < 1e-4)
        #expect(try distance(of: "drawings") < 0.05)
    }

    @Test("a film goes once around, its frames counted")
    func film() throws {
        let studio = try Self.taught()
        let run = try studio.run(
            "map", "--film", "a.mp4", "--film", "a", "--duration", "0.5", "--fps", "12", "--size", "320x240", "--dots",
            "--json")
        let points = try #require(try run.object()["points"] as? [[String: Any]])
        #expect(points.allSatisfy { ($0["place"] as? [Double])?.count == 3 })
        let film = try Tool.probe(studio.path("a.mp4").string)
        #expect(film.frames == 6 && film.width == 320 && film.height == 240 && film.rate == "12/1")
        let frames = try studio.names(in: "a").filter { $0.hasSuffix(".png") }.map { try studio.bytes("a/\($0)") }
        #expect(Set(frames).count == 6)
    }

    @Test("mistakes are reported")
    func mistakes() throws {
        let studio = try Studio.taught()
        try studio.paint("leaf")
        #expect(
            try studio.run(["learn", "-q", "img/leaf.png", "--hidden", "8x2", "--steps", "5", "--batch", "64"]).exitCode
                == 0)
        try studio.write(Data(), to: "empty/note.txt")
        for (arguments, code, word) in [
            (["sun"], 64, "two"), (["sun", "sum"], 65, "sun"), (["sun", "leaf"], 65, "--of drawings"),
            (["sun", "leaf", "--of", "aligned"], 65, "shapes"), (["sun", "sun"], 65, "same"), (["empty"], 66, "empty"),
            (["--every", "0"], 64, "--every"), (["-o", "a.gif"], 64, ".svg"), (["--size", "100x100"], 64, "240"),
            (["--dots"], 64, "--film"), (["--film", "a.xyz"], 64, "xyz"), (["nowhere.seq"], 66, "nowhere"),
            (["--duration", "0"], 64, "--duration"), (["--weights", "nowhere"], 66, "nowhere"),
        ] as [([String], Int32, String)] {
            let run = try studio.run(["map"] + arguments)
            #expect(run.exitCode == code && run.errors.contains(word), "\(run)")
        }
        let drawings = try studio.run("map", "sun", "leaf", "--of", "drawings")
        #expect(drawings.exitCode == 0, "\(drawings)")
    }
}
