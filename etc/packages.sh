# SPDX-License-Identifier: BSD-2-Clause
# Which Debian packages does the broker need? Sourced by etc/quickstart and tests/run, so that the
# list stands once. Fresh Debian 12 is what it is kept true for.

packages_to_build="gcc libc6-dev cmake ninja-build pkg-config sqlite3 libsqlite3-dev libuv1-dev
	libfreediameter-dev freediameter-extensions libconfig-dev libjansson-dev libsofia-sip-ua-dev
	libxml2-dev"
packages_to_test="$packages_to_build libcunit1-dev clang clang-format libclang-rt-14-dev binutils
	freediameterd openssl tshark"
# A P-CSCF, callers and an application server that are not ours. Where they cannot be had, the test
# that meets them is skipped.
packages_to_meet="kamailio kamailio-ims-modules sip-tester erlang-base erlang-diameter erlang-dev"
# For the presets tidy and coverage only; tests/run needs neither.
packages_to_judge="$packages_to_test clang-tidy gcovr"

# need_packages NAME...: installs those that are missing, or says plainly why it cannot.
need_packages() {
	local missing=() name as_root=()
	for name in "$@"; do
		dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' ||
			missing+=("$name")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	if ! command -v apt-get >/dev/null; then
		echo "This needs Debian 12; missing here: ${missing[*]}" >&2
		return 1
	fi
	if [ "$(id -u)" -ne 0 ]; then
		if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
			as_root=(sudo)
		else
			echo "Packages are missing and this user may not install them. As root:" >&2
			echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
			return 1
		fi
	fi
	echo "Installing ${#missing[@]} packages: ${missing[*]}"
	"${as_root[@]}" apt-get update -qq &&
		"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
