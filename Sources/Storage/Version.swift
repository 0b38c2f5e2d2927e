// SPDX-License-Identifier: MIT

/// The studio's own version, as `--version` prints it and as files name their maker.
public enum Version {
    public static let string = "0.1.0"
}
