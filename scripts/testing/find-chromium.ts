import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { Failure } from "../failure.ts";

/** The one without windows first: it has no browser's own user interface to draw beside each page. */
const PROGRAMS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium for the browser tests: CHROMIUM_PATH, then the system's, then Playwright's, then one newly installed. */
export function findChromium(): string {
	const given = process.env.CHROMIUM_PATH;
	if (given && !existsSync(given)) throw new Failure(`CHROMIUM_PATH names ${given}, which is not there.`);
	return given || findOnPath() || findPlaywrights() || install();
}

function findOnPath(): string | undefined {
	const directories = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
	return PROGRAMS.flatMap((program) => directories.map((directory) => path.join(directory, program))).find(existsSync);
}

function findPlaywrights(): string | undefined {
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** Installs Debian's own, if we have the rights. */
function install(): string {
	if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
		process.stdout.write("Installing Chromium for the browser tests …\n");
		const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
		spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
		for (const name of ["chromium-headless-shell", "chromium"]) {
			spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { stdio: "inherit", env });
			const installed = findOnPath();
			if (installed) return installed;
		}
	}
	throw new Failure(
		"The browser tests need a Chromium. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH to yours.",
	);
}
