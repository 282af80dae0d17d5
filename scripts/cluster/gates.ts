import path from "node:path";
import { APPLICATION_ROLE, DATABASE, OWNER_ROLE } from "../data-directory.ts";
import { findFreePort } from "../processes/free-port.ts";
import { writeExample, writePrivate } from "./example-file.ts";
import type { DatabaseNode } from "./nodes.ts";
import { programOf } from "./programs.ts";
import { type StartedProgram, startProgram } from "./start-program.ts";

/** Where everything is reached: HAProxy before the application and the nodes, PgBouncer before the primary. */
export interface Gates {
	/** The address that people and programs open. */
	readonly appUrl: string;
	/** Of the API's two processes, and the portal's. */
	readonly apiPorts: readonly [number, number];
	readonly portalPorts: readonly [number, number];
	/** As the application's role through PgBouncer, past it, and on a standby; and as the owner of the tables. */
	readonly pooledUrl: string;
	readonly directUrl: string;
	readonly replicaUrl: string;
	readonly ownerUrl: string;
	said(): string;
}

/** Starts both with the example files of the documentation. What they lead to need not be there yet. */
export async function openGates(
	directory: string,
	{ nodes, password }: { nodes: readonly DatabaseNode[]; password: string },
): Promise<Gates> {
	const [publicPort, primaryPort, replicaPort, poolerPort] = await freePorts(4);
	const [api1, api2, portal1, portal2] = await freePorts(4);
	const haproxy = startHaproxy(directory, {
		...{ "192.0.2.10:8080": publicPort, "192.0.2.10:5000": primaryPort, "192.0.2.10:5001": replicaPort },
		...{ "192.0.2.21:3001": api1, "192.0.2.22:3001": api2 },
		...{ "192.0.2.21:3000": portal1, "192.0.2.22:3000": portal2 },
		...Object.fromEntries(
			nodes.map(({ port, restPort }, index) => [`192.0.2.3${index + 1}:5432 port 8008`, `${port} port ${restPort}`]),
		),
	});
	const pgbouncer = startPgbouncer(directory, { port: poolerPort, primaryPort, password });
	const urlAt = (port: number, role = APPLICATION_ROLE) =>
		`postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
	return {
		appUrl: `http://localhost:${publicPort}`,
		apiPorts: [api1, api2],
		portalPorts: [portal1, portal2],
		pooledUrl: urlAt(poolerPort),
		directUrl: urlAt(primaryPort),
		replicaUrl: urlAt(replicaPort),
		ownerUrl: urlAt(primaryPort, OWNER_ROLE),
		said: () => `haproxy:\n${haproxy.said()}\npgbouncer:\n${pgbouncer.said()}`,
	};
}

function startHaproxy(directory: string, places: Readonly<Record<string, number | string>>): StartedProgram {
	const words = new Map(Object.entries(places).map(([own, port]) => [own, `127.0.0.1:${port}`]));
	const file = writeExample("haproxy.cfg", { to: path.join(directory, "haproxy.cfg"), words });
	return startProgram(programOf("haproxy"), { name: "haproxy", directory, args: ["-db", "-f", file] });
}

function startPgbouncer(
	directory: string,
	{ port, primaryPort, password }: { port: number; primaryPort: number; password: string },
): StartedProgram {
	const users = path.join(directory, "userlist.txt");
	writePrivate(users, `"${APPLICATION_ROLE}" "${password}"\n`);
	const file = writeExample("pgbouncer.ini", {
		to: path.join(directory, "pgbouncer.ini"),
		words: new Map([
			["host=192.0.2.10 port=5000", `host=127.0.0.1 port=${primaryPort}`],
			["listen_addr = 192.0.2.10", "listen_addr = 127.0.0.1"],
			["listen_port = 6432", `listen_port = ${port}`],
			["/etc/pgbouncer/userlist.txt", users],
		]),
	});
	return startProgram(programOf("pgbouncer"), { name: "pgbouncer", directory, args: [file] });
}

async function freePorts(count: 4): Promise<[number, number, number, number]> {
	const ports = new Set<number>();
	while (ports.size < count) ports.add(await findFreePort());
	const [first = 0, second = 0, third = 0, fourth = 0] = ports;
	return [first, second, third, fourth];
}
