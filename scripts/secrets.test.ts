import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readSecretFiles, withoutSecrets } from "./secrets.ts";

const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-secrets-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = path.join(directory, "secret");
writeFileSync(file, "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe\n");
writeFileSync(path.join(directory, "empty"), "\n");

const read = (environment: Record<string, string>) => {
	const all: NodeJS.ProcessEnv = { NODE_ENV: "test", ...environment };
	readSecretFiles(all);
	return all;
};

describe("a secret in a file", () => {
	it("is read without the end of its line, once", () => {
		const environment = read({ AUTH_SECRET_FILE: file, SMTP_URL_FILE: " ", DATABASE_URL: "postgres://one" });
		expect(environment).toMatchObject({ AUTH_SECRET: "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe", AUTH_SECRET_FILE: "" });
		expect(environment).toMatchObject({ SMTP_URL_FILE: " ", DATABASE_URL: "postgres://one" });
		expect(environment.SMTP_URL).toBeUndefined();
		readSecretFiles(environment);
		expect(environment.AUTH_SECRET).toBe("t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe");
	});

	it("is refused beside the secret itself, and where there is none in it, without saying what is", () => {
		const both = { AUTH_SECRET: "another", AUTH_SECRET_FILE: file };
		expect(() => read(both)).toThrow("AUTH_SECRET and AUTH_SECRET_FILE are both set: set one of them.");
		const none = path.join(directory, "none");
		expect(() => read({ SMTP_URL_FILE: none })).toThrow(`SMTP_URL_FILE names ${none}, which can't be read: ENOENT`);
		expect(() => read({ SMTP_URL_FILE: directory })).toThrow(/^SMTP_URL_FILE names .*, which can't be read: EISDIR/);
		const empty = path.join(directory, "empty");
		expect(() => read({ SMTP_URL_FILE: empty })).toThrow(`SMTP_URL_FILE names ${empty}, which is empty.`);
	});
});

it("each process has its own secrets only, and a build or PostgreSQL none", () => {
	const kept = (role?: Parameters<typeof withoutSecrets>[0]) => {
		const all = Object.keys(withoutSecrets()).filter((name) => !name.endsWith("_FILE"));
		return all.filter((name) => !(name in withoutSecrets(role)));
	};
	expect(kept()).toEqual([]);
	expect(kept("build")).toEqual([]);
	for (const role of ["portal", "worker", "api"] as const) {
		expect(kept(role)).toEqual(expect.arrayContaining(["AUTH_SECRET", "DATABASE_URL"]));
		expect(kept(role)).not.toContain("MIGRATE_DATABASE_URL");
		expect(withoutSecrets(role)).toMatchObject({ MIGRATE_DATABASE_URL: "", MIGRATE_DATABASE_URL_FILE: "" });
	}
	expect(kept("api")).not.toContain("SMTP_URL");
	expect(kept("api")).not.toContain("DIRECT_DATABASE_URL");
	expect(kept("worker")).not.toContain("STATEMENT_KEY");
});

it("what .env.example says may be a file is what may be one", () => {
	const text = readFileSync(path.join(import.meta.dirname, "../.env.example"), "utf8");
	const [, said = ""] = /^# May be files: (.*)\.$/m.exec(text) ?? [];
	const names = Object.keys(withoutSecrets()).filter((name) => !name.endsWith("_FILE"));
	expect(said.split(", ").sort()).toEqual(names.filter((name) => !name.startsWith("TEST_")).sort());
});
