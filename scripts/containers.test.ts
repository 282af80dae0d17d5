import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { ROOT } from "./settings.ts";

// Where there is no engine to build and run them, Containerfile and compose.yaml are held against what they name.

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const { scripts, engines } = JSON.parse(read("package.json"));
const settings = new Set([...read(".env.example").matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name));

describe("the Containerfile", () => {
	const instructions = read("Containerfile")
		.split("\n")
		.filter((line) => line && !line.startsWith("#"))
		.map((line) => line.split(" "));
	const all = (name: string) => instructions.filter(([first]) => first === name).map(([, ...rest]) => rest);

	it("is of instructions that engines know, and builds and runs on one version of Node.js", () => {
		const known = ["FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "CMD"];
		expect(instructions.filter(([name = ""]) => !known.includes(name))).toEqual([]);
		const images = all("FROM").map(([image]) => image);
		expect(new Set(images).size).toBe(1);
		const [, major] = /node:(\d+)-slim$/.exec(images[0] ?? "") ?? [];
		const [, least] = />=(\d+)/.exec(engines.node) ?? [];
		expect(Number(major)).toBeGreaterThanOrEqual(Number(least));
	});

	it("copies what is there, and all that the installation reads", () => {
		const copied = all("COPY")
			.filter(([first]) => !first?.startsWith("--"))
			.flatMap((files) => files.slice(0, -1));
		for (const file of copied) expect(existsSync(path.join(ROOT, file)), file).toBe(true);
		expect(copied).toEqual(expect.arrayContaining([scripts.postinstall.split(" ")[1], "prisma/schema.prisma"]));
		const packages = readdirSync(path.join(ROOT, "clients")).map((folder) => `clients/${folder}/package.json`);
		expect(copied).toEqual(expect.arrayContaining(packages));
	});

	it("starts as npm does, as another user than root", () => {
		expect(all("USER")).toEqual([["node"]]);
		expect(JSON.parse(all("CMD")[0]?.join(" ") ?? "").join(" ")).toBe(scripts.start);
	});

	it("gets no secrets, and nothing that is made again in it", () => {
		const ignored = read(".dockerignore").split("\n");
		expect(ignored).toEqual(expect.arrayContaining([".env", ".data", ".git", ".next", "generated", "node_modules"]));
	});
});

describe("compose.yaml", () => {
	const text = read("compose.yaml");
	const application = z.object({
		image: z.string(),
		build: z.strictObject({ context: z.literal("."), dockerfile: z.literal("Containerfile") }),
		command: z.array(z.string()).optional(),
		environment: z.record(z.string(), z.string()),
		stop_grace_period: z.string().regex(/^\d+s$/),
	});
	const { services, volumes, configs } = z
		.object({
			services: z.object({
				portal: application,
				worker: application,
				database: z.object({ image: z.string(), volumes: z.array(z.string()), configs: z.array(z.unknown()) }),
			}),
			volumes: z.record(z.string(), z.null()),
			configs: z.record(z.string(), z.object({ content: z.string() })),
		})
		.parse(parse(text, { merge: true }));

	it("gives both processes settings that there are, and only the worker the jobs", () => {
		const { portal, worker } = services;
		for (const name of Object.keys(portal.environment)) expect(settings, name).toContain(name);
		expect(portal.environment).toEqual({ ...worker.environment, JOBS: "off" });
		expect(worker.command?.join(" ")).toBe(scripts.worker);
	});

	it("takes from .env what .env.example explains, and passwords, without which it refuses", () => {
		const variables = [...text.matchAll(/\$\{(\w+)(:[-?])/g)].map(([, name = "", how]) => ({ name, how }));
		for (const { name, how } of variables) {
			if (/^DATABASE_(\w+_)?PASSWORD$/.test(name)) expect(how, name).toBe(":?");
			else expect(settings, name).toContain(name);
		}
		expect(text.match(/\$/g)).toHaveLength(variables.length);
	});

	it("waits for the portal as long as it may take to stop", () => {
		for (const { stop_grace_period: grace } of [services.portal, services.worker]) {
			expect(Number.parseInt(grace, 10)).toBeGreaterThanOrEqual(45);
		}
	});

	it("makes the roles that the addresses name, and keeps the database in a volume", () => {
		for (const [name, user] of [
			["DATABASE_URL", "commonpurse_app"],
			["MIGRATE_DATABASE_URL", "commonpurse_owner"],
		] as const) {
			expect(services.portal.environment[name]).toContain(`//${user}:`);
			expect(configs.roles?.content).toContain(`CREATE ROLE ${user} LOGIN`);
		}
		expect(services.database.volumes.map((volume) => volume.split(":")[0])).toEqual(Object.keys(volumes));
	});
});
