// Makes wwwroot-assets/offline-check/offline-check.js of src/ and the packages that the lock file names, or the file named as the
// first argument. The same sources give the same bytes; a test builds it anew and compares.

import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, "../wwwroot-assets/offline-check/offline-check.js");

// Whoever keeps the file has the licenses in it.
const licenses = readFileSync(join(here, "licenses.txt"), "utf8");

await build({
    absWorkingDir: here,
    entryPoints: ["src/page.js"],
    outfile: output,
    bundle: true,
    minify: true,
    format: "iife",
    // Chromium of 2020: what counters and back offices are found with.
    target: "chrome80",
    charset: "ascii",
    legalComments: "none",
    banner: { js: `/*\n${licenses}*/` },
    logLevel: "warning",
});
