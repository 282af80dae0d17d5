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
	/** Whose credits the posters use. The first one's wallet is the one that gets locked. */
	readonly userIds: readonly string[];
	readonly isShort: boolean;
}

/** Something that goes wrong, and what is known afterwards. */
export interface Fault {
	readonly name: string;
	/** There may be nobody who answers until it is over. */
	readonly takesPortalAway?: boolean;
	/** Brings it about, and answers when all is well again: after how many milliseconds that was, where that says something. */
	run(scene: Scene): Promise<{ readonly backAfterMs: number | null; readonly problems: readonly string[] }>;
}
