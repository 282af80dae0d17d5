import { existsSync } from "node:fs";

/** What the test starts beside the application, by absolute path, and the package of Debian that has it. */
const PROGRAMS = {
	haproxy: { file: "/usr/sbin/haproxy", package: "haproxy" },
	pgbouncer: { file: "/usr/sbin/pgbouncer", package: "pgbouncer" },
	patroni: { file: "/usr/bin/patroni", package: "patroni" },
	etcd: { file: "/usr/bin/etcd", package: "etcd-server" },
	postgres: { file: "/usr/lib/postgresql/15/bin/postgres", package: "postgresql-15" },
} as const;

export type ProgramName = Exclude<keyof typeof PROGRAMS, "postgres">;

export function programOf(name: ProgramName): string {
	return PROGRAMS[name].file;
}

/** Debian's packages that are not installed, in the order in which they are asked for. */
export function missingPackages(exists: (file: string) => boolean = existsSync): string[] {
	return Object.values(PROGRAMS).flatMap((program) => (exists(program.file) ? [] : program.package));
}
