import type { Database } from "@/lib/platform/database/db.ts";
import type { Load } from "./load.ts";
import type { Outbox } from "./outbox.ts";
import type { Visit } from "./visits.ts";
import type { WatchedLauncher } from "./watched-launcher.ts";

/** Where faults happen: a portal that runs, posters, others who look at their pages, and a mail server. */
export interface Scene {
	/** As the application's role, without its time limits. */
	readonly db: Database;
	readonly databaseUrl: string;
	/** As the role that owns the tables, which has no time limits. */
	readonly ownerUrl: string;
	readonly service: WatchedLauncher;
	readonly load: Load;
	readonly visits: readonly Visit[];
	readonly outbox: Outbox;
	/** The users whose credits the posters use. The first one's wallet gets locked. */
	readonly userIds: readonly string[];
	readonly isShort: boolean;
}

/** Something that goes wrong, and what is known afterwards. */
export interface Fault {
	readonly name: string;
	/** Whether the portal may be unreachable until it is over. */
	readonly takesPortalAway?: boolean;
	/** Causes it, and resolves when everything works again, with the milliseconds that took, if meaningful. */
	run(scene: Scene): Promise<{ readonly backAfterMs: number | null; readonly problems: readonly string[] }>;
}
