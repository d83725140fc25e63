// SPDX-License-Identifier: MIT
//! Asks pkg-config where libbeckon-wire is, and what belongs to it.
use std::env;
use std::process::{exit, Command};

const MODULE: &str = "beckon-wire-1 >= 0.1.0";

fn main() {
    for name in ["PKG_CONFIG", "PKG_CONFIG_PATH", "PKG_CONFIG_LIBDIR", "PKG_CONFIG_SYSROOT_DIR"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    match ask() {
        Ok(flags) => flags.split_whitespace().filter_map(directive).for_each(|line| println!("cargo:{line}")),
        Err(why) => {
            eprintln!("cannot find Beckon's libraries: {why}. PKG_CONFIG_PATH can name the folder of beckon-wire-1.pc");
            exit(1);
        }
    }
}

fn ask() -> Result<String, String> {
    let program = env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".to_owned());
    let output = Command::new(&program)
        .args(["--libs", "--print-errors", "--errors-to-stdout", MODULE])
        .output()
        .map_err(|error| format!("{program} does not run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() {
        Ok(text)
    } else {
        Err(format!("{program} says: {text}"))
    }
}

/// What a linker's flag is to cargo.
fn directive(flag: &str) -> Option<String> {
    let folder = flag.strip_prefix("-L").map(|folder| format!("rustc-link-search=native={folder}"));
    folder.or_else(|| flag.strip_prefix("-l").map(|library| format!("rustc-link-lib={library}")))
}
