import { rmSync } from "node:fs";

// What Playwright starts: the demo in production mode, on a data directory that begins empty with every run.
const directory = process.env.DATA_DIR;
if (!directory?.includes("browser-tests")) throw new Error("DATA_DIR must name the browser tests' own directory.");
rmSync(directory, { recursive: true, force: true });
process.argv[2] = "demo";
await import("../launch.ts");
