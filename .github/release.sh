#!/usr/bin/env bash
# Makes a release: `danvan-VERSION-TARGET.tar.gz` with the program, its manual in English and Vietnamese,
# completions for bash, zsh, fish and PowerShell, and the licences of all packages that are within.
#
#     bash .github/release.sh [FOLDER]
#
# The archive is the same for the same commit, Rust and target: no path of the machine is in the program, and
# files in the archive bear the day of the commit, in order, without owners. `DANVAN_PROFILE=dev` makes one
# quickly, to look at.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=${1:-$PWD/target/release-archive}
profile=${DANVAN_PROFILE:-release}
target=$(rustc -vV | sed -n 's/^host: //p')
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=danvan-$version-$target
built=${CARGO_TARGET_DIR:-$PWD/target}/$([[ $profile = dev ]] && echo debug || echo "$profile")
day=$(git log -1 --format=%ct)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=$work/$name
mkdir -p "$files/docs" "$out"

# What a panic tells must not name who built the program.
if [[ $profile != dev ]]; then
  export RUSTFLAGS="--remap-path-prefix=$PWD=danvan --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
fi
cargo build --locked --profile "$profile"
cp "$built/danvan" "$files/"
cargo run --locked --profile "$profile" --example handout -- "$files" "$target"

cp README.md LICENSE "$files/"
cp docs/*.md docs/LICENSE-* "$files/docs/"
{
  echo "danvan $version"
  echo "commit $(git rev-parse HEAD)"
  rustc -vV
} >"$files/RELEASE"

tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r-w \
  --mtime="@$day" "$name" | gzip --no-name --best >"$out/$name.tar.gz"
(cd "$out" && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")
