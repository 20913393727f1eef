/** Fails the build when the first page would load more script than agreed: 110 KiB compressed with brotli. */
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const LIMIT = 110 * 1024;
const page = readFileSync("dist/index.html", "utf8");
const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
if (scripts.length === 0) throw new Error("dist/index.html names no script: nothing was weighed");
const bytes = scripts.reduce((sum, name) => sum + brotliCompressSync(readFileSync(`dist/${name}`)).length, 0);
const kib = (bytes / 1024).toFixed(1);
if (bytes > LIMIT) throw new Error(`The first page loads ${kib} KiB of script; the limit is 110 KiB.`);
console.log(`The first page loads ${kib} KiB of script (limit 110 KiB).`);
