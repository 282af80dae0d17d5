import { expect, it } from "vitest";
import { missingPackages } from "./programs.ts";

it("says which of Debian's packages are missing, and nothing where all are there", () => {
	const all = ["haproxy", "pgbouncer", "patroni", "etcd-server", "postgresql-15"];
	expect(missingPackages(() => false)).toEqual(all);
	expect(missingPackages((file) => !file.endsWith("etcd"))).toEqual(["etcd-server"]);
	expect(missingPackages(() => true)).toEqual([]);
});
