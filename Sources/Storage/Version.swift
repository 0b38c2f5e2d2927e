// SPDX-License-Identifier: MIT

/// The studio's version, printed by `--version` and recorded in files.
public enum Version {
    public static let string = "0.1.0"
}
