#!/usr/bin/env bash
# ./test.sh [SUITE...]: builds and runs all tests, or the suites named: shape domain samples paper web browser.
# Needs the .NET SDK; installs what else the tests use, and ends with one line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tests=CounterDesk.Tests/bin/Debug/net10.0/CounterDesk.Tests.dll
passed=0 failed=0 skipped=0

# Each program that tests call, and the Debian package that has it.
install_tools() {
    local missing=() pair
    for pair in chromium:chromium chromium-headless-shell:chromium-headless-shell pdftoppm:poppler-utils qpdf:qpdf zbarimg:zbar-tools node:nodejs npm:npm; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
    done
    [ ${#missing[@]} -eq 0 ] && return

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && as_root=(sudo)
        if [ ${#as_root[@]} -eq 0 ]; then
            echo "The tests need: ${missing[*]}. Install them (apt-get install ${missing[*]}) and run this again." >&2
            exit 1
        fi
    fi

    echo "Installing ${missing[*]}"
    { "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null || {
        echo "Could not install ${missing[*]}. Install them and run this again." >&2
        exit 1
    }
}

# suite NAME FILTER...: runs what the filters leave and adds it up. A run without a sum, or without a test, is a failure.
suite() {
    local name=$1 log=TestResults/$1.log began=$SECONDS sum
    shift
    if [ ${#wanted[@]} -gt 0 ] && [[ " ${wanted[*]} " != *" $name "* ]]; then
        return
    fi

    # The XML says how long each test took.
    timeout --kill-after=30 1800 dotnet exec "$tests" -noLogo -noColor -result-xml "TestResults/$name.xml" "$@" >"$log" 2>&1
    local code=$?
    sum=$(grep -o 'Total: [0-9]*, Errors: [0-9]*, Failed: [0-9]*, Skipped: [0-9]*, Not Run: [0-9]*' "$log" | tail -1)
    local total=0 errors=0 wrong=0 left_out=0 not_run=0
    [ -n "$sum" ] && read -r total errors wrong left_out not_run < <(tr -cd '0-9,\n' <<<"$sum" | tr ',' ' ')
    if [ $((errors + wrong)) -eq 0 ] && { [ $code -ne 0 ] || [ "$total" -eq 0 ]; }; then
        errors=1
    fi

    passed=$((passed + total - wrong - left_out - not_run))
    failed=$((failed + errors + wrong))
    skipped=$((skipped + left_out + not_run))
    printf '%-8s %5d tests, %d failed, %d skipped, %d s\n' "$name" "$total" $((errors + wrong)) $((left_out + not_run)) $((SECONDS - began))
    [ $((errors + wrong)) -eq 0 ] || grep -v -E '^ *(Discover|Starting|Finished)' "$log" | head -200
}

wanted=("$@")
mkdir -p TestResults
install_tools

echo "Building"
dotnet build CounterDesk.sln -v q --nologo || { echo "The build failed." >&2; exit 1; }
for folder in CounterDesk.Tests/Browser/oidc-provider offline-check; do
    (cd "$folder" && npm ci --silent) || { echo "npm ci failed in $folder." >&2; exit 1; }
done

# Whatever folder a test is in, it is in one suite: the first takes what the others leave.
all=CounterDesk.Tests
suite shape -namespace- "$all.Domain*" -namespace- "$all.Pdf*" -namespace- "$all.Web*" -namespace- "$all.Browser*"
# A million spoiled files take most of an hour and are run for docs/figures.md; FuzzTests runs some thousands of them. Three more generated
# months are described for it too.
suite domain -namespace "$all.Domain*" -namespace- "$all.Domain.Paper*" -namespace- "$all.Domain.Pdf*" -class- '*.Sample*' \
    -class- "$all.Domain.Fuzz.MillionCasesTests" -method- "$all.Domain.Reports.Exceptions.GeneratedMonthTests.What_the_rules*" \
    -method- "$all.Domain.Reports.Exceptions.DaySieveTests.In_whole_generated_months*"
suite samples -namespace "$all.Domain*" -class '*.Sample*'
# Thirty prints of each edition under each disturbance are read for docs/figures.md; three of each are read here.
suite paper -namespace "$all.Domain.Paper*" -namespace "$all.Domain.Pdf*" -namespace "$all.Pdf*" \
    -method- "$all.Pdf.Codes.CodeReadingTests.Thirty_prints*"
# Named here rather than skipped, so that a skipped test always means something.
left_out=()
if [ -z "${COUNTERDESK_SQLSERVER:-}" ]; then
    left_out=(-class- "$all.Web.Data.SqlServerTests")
    echo "COUNTERDESK_SQLSERVER names no server: SqlServerTests are left out; the T-SQL is bound without one"
fi
if [ -z "${COUNTERDESK_PRINTER:-}" ]; then
    left_out+=(-class- "$all.Web.External.Printers.OtherPrinterTests")
    echo "COUNTERDESK_PRINTER names no printer: OtherPrinterTests are left out; the client is tried against the stand-in"
fi
suite web -namespace "$all.Web*" "${left_out[@]}"
# Two hundred kills and ten minutes without a network are run for docs/figures.md too.
suite browser -namespace "$all.Browser*" -class- "$all.Browser.EnduranceTests"

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
